import { createStore, type UseStore } from 'idb-keyval';

/** A store of its own in IndexedDB, opened at first use: the worker's first turn must not touch the disk. */
export function lazyStore(name: string): UseStore {
  let opened: UseStore | undefined;
  return (mode, work) => (opened ??= createStore(name, 'records'))(mode, work);
}
