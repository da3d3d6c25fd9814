import { vi } from 'vitest';
import { isPending, type Task } from '../../../src/core/tasks/task';
import { MemoryLedger } from '../../unit/background/simulation/memory-ledger';

type Gate = <T>(effect: () => T | Promise<T>) => Promise<T>;
type Store = Map<string, string>;

/** What one computer's IndexedDB holds, each change a single step that is made or not made. */
export class Databases {
  readonly ledger: MemoryLedger;
  private readonly stores = new Map<string, Store>();

  constructor(
    readonly gate: Gate,
    /** The disk is full. */
    readonly isFull: () => boolean,
  ) {
    this.ledger = new MemoryLedger(gate);
  }

  store(name: string): Store {
    const store = this.stores.get(name) ?? new Map<string, string>();
    this.stores.set(name, store);
    return store;
  }

  refuseWhenFull(): void {
    if (this.isFull()) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  }

  /** All records of a kind, as stored, for who looks on from outside. */
  read(name: string): Map<string, unknown> {
    return new Map([...this.store(`panel-${name}`)].map(([id, text]) => [id, JSON.parse(text)]));
  }
}

export interface TaskWatch {
  readonly onBegun: () => void;
  readonly onEnded: () => void;
}

/** The two ways to IndexedDB, idb-keyval and the ledger of tasks, lead to the present computer's. */
export function playDatabases(present: () => Databases, watch: (task: Task) => TaskWatch): void {
  const ledger = () => present().ledger.store;
  const selected: typeof MemoryLedger.prototype.store.changeTasks = async (selection, change) => {
    const databases = present();
    const changes = await databases.ledger.store.changeTasks(selection, (tasks) => {
      databases.refuseWhenFull();
      return change(tasks);
    });
    for (const { before, after } of changes) {
      if (!after) continue;
      if (!before) watch(after).onBegun();
      if (!isPending(after) && (!before || isPending(before))) watch(after).onEnded();
    }
    return changes;
  };
  vi.doMock('../../../src/storage/tasks/task-store', () => ({
    settleUnreadableTasks: async () => {},
    readTask: (id: string) => ledger().readTask(id),
    readLedgerSummary: () => ledger().readLedgerSummary(),
    readPending: () => ledger().readPending(),
    removeFinished: (before: number) => ledger().removeFinished(before),
    removeTasks: (ids: readonly string[]) => ledger().removeTasks(ids),
    readTasksOf: async (activityId: string) =>
      [...present().ledger.tasks.values()].filter((task) => task.activityId === activityId),
    changeTasks: selected,
  }));
  vi.doMock('idb-keyval', () => {
    const copy = (stored: string | undefined): unknown =>
      stored === undefined ? undefined : JSON.parse(stored);
    type Open = () => Store;
    const read = <T>(open: Open, look: (store: Store) => T): Promise<T> => present().gate(() => look(open()));
    const write = (open: Open, change: (store: Store) => void): Promise<void> => {
      const databases = present();
      return databases.gate(() => {
        databases.refuseWhenFull();
        change(open());
      });
    };
    return {
      createStore:
        (name: string): Open =>
        () =>
          present().store(name),
      promisifyRequest: () => Promise.reject(new Error('There is no database')),
      get: (id: string, open: Open) => read(open, (store) => copy(store.get(id))),
      getMany: (ids: string[], open: Open) => read(open, (store) => ids.map((id) => copy(store.get(id)))),
      keys: (open: Open) => read(open, (store) => [...store.keys()]),
      entries: (open: Open) => read(open, (store) => [...store].map(([id, text]) => [id, copy(text)])),
      set: (id: string, record: unknown, open: Open) =>
        write(open, (store) => void store.set(id, JSON.stringify(record))),
      update: (id: string, change: (before: unknown) => unknown, open: Open) =>
        write(open, (store) => {
          const changed = change(copy(store.get(id)));
          if (changed !== undefined) store.set(id, JSON.stringify(changed));
        }),
      del: (id: string, open: Open) => write(open, (store) => void store.delete(id)),
    };
  });
}
