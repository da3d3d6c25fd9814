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
    type Open = () => Map<string, string>;
    return {
      createStore: (name: string): Open => {
        const store = stores.get(name) ?? new Map<string, string>();
        stores.set(name, store);
        return () => store;
      },
      get: async (id: string, open: Open) => {
        await timeline.alive();
        return copy(open().get(id));
      },
      getMany: async (ids: string[], open: Open) => {
        await timeline.alive();
        return ids.map((id) => copy(open().get(id)));
      },
      entries: async (open: Open) => {
        await timeline.alive();
        return [...open()].map(([id, stored]) => [id, copy(stored)]);
      },
      set: async (id: string, record: unknown, open: Open) => {
        await timeline.alive();
        open().set(id, JSON.stringify(record));
      },
      update: async (id: string, change: (before: unknown) => unknown, open: Open) => {
        await timeline.alive();
        const changed = change(copy(open().get(id)));
        if (changed !== undefined) open().set(id, JSON.stringify(changed));
      },
      del: async (id: string, open: Open) => {
        await timeline.alive();
        open().delete(id);
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
