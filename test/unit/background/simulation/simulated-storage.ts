import { vi } from 'vitest';
import { MemoryLedger } from './memory-ledger';
import type { Timeline } from './timeline';

/**
 * IndexedDB in memory, by the two ways that lead to it: idb-keyval, and the ledger of tasks. One step at a time, and
 * nothing from a worker that is dead. `begin` empties it for a schedule.
 */
export function playStorage() {
  const stores = new Map<string, Map<string, string>>();
  let timeline: Pick<Timeline, 'alive'> = { alive: async () => {} };
  const openLedger = () => new MemoryLedger(async (effect) => timeline.alive().then(effect));
  let ledger = openLedger();
  vi.doMock('../../../../src/storage/tasks/task-store', () => ({
    settleUnreadableTasks: async () => {},
    readLedgerSummary: () => ledger.store.readLedgerSummary(),
    readPending: () => ledger.store.readPending(),
    removeFinished: (before: number) => ledger.store.removeFinished(before),
    changeTasks: (...change: Parameters<typeof ledger.store.changeTasks>) =>
      ledger.store.changeTasks(...change),
  }));
  vi.doMock('idb-keyval', () => {
    const copy = (stored: string | undefined): unknown =>
      stored === undefined ? undefined : JSON.parse(stored);
    type Store = Map<string, string>;
    return {
      createStore: (name: string): Store => {
        const store = stores.get(name) ?? new Map<string, string>();
        stores.set(name, store);
        return store;
      },
      get: async (id: string, store: Store) => {
        await timeline.alive();
        return copy(store.get(id));
      },
      getMany: async (ids: string[], store: Store) => {
        await timeline.alive();
        return ids.map((id) => copy(store.get(id)));
      },
      entries: async (store: Store) => {
        await timeline.alive();
        return [...store].map(([id, stored]) => [id, copy(stored)]);
      },
      set: async (id: string, record: unknown, store: Store) => {
        await timeline.alive();
        store.set(id, JSON.stringify(record));
      },
      update: async (id: string, change: (before: unknown) => unknown, store: Store) => {
        await timeline.alive();
        const changed = change(copy(store.get(id)));
        if (changed !== undefined) store.set(id, JSON.stringify(changed));
      },
      del: async (id: string, store: Store) => {
        await timeline.alive();
        store.delete(id);
      },
    };
  });
  return {
    begin: (next: Timeline) => {
      for (const store of stores.values()) store.clear();
      timeline = next;
      ledger = openLedger();
    },
  };
}
