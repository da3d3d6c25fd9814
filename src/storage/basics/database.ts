/** What a request brings, or `undefined` at the end of a transaction. */
export function outcomeOf<T>(request: IDBRequest<T>): Promise<T>;
export function outcomeOf(transaction: IDBTransaction): Promise<void>;
export function outcomeOf(work: IDBRequest | IDBTransaction): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const succeed = () => resolve('result' in work ? work.result : undefined);
    const refuse = () => reject(work.error ?? new Error('Aborted'));
    for (const end of ['success', 'complete']) work.addEventListener(end, succeed);
    for (const end of ['error', 'abort']) work.addEventListener(end, refuse);
  });
}

/**
 * A database in IndexedDB, opened at first use (the worker's first turn must not touch the disk), and again once the
 * browser has closed it or opening it has failed.
 * @param create makes its stores
 */
export function defineDatabase(
  name: string,
  create: (database: IDBDatabase) => void,
): () => Promise<IDBDatabase> {
  let opened: Promise<IDBDatabase> | undefined;
  const forget = () => (opened = undefined);
  const open = async () => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => create(request.result));
    const database = await outcomeOf(request);
    database.addEventListener('close', forget);
    return database;
  };
  return () => {
    if (opened) return opened;
    opened = open();
    opened.catch(forget);
    return opened;
  };
}

/** The one store of a database, in a transaction of its own. */
export type Store = (mode?: IDBTransactionMode) => Promise<IDBObjectStore>;

const storeName = 'records';

export function defineStore(name: string): Store {
  const open = defineDatabase(name, (database) => database.createObjectStore(storeName));
  return async (mode) => (await open()).transaction(storeName, mode).objectStore(storeName);
}

export async function get(id: string, open: Store): Promise<unknown> {
  return outcomeOf((await open()).get(id));
}

/** In the order of the ids; `undefined` for what does not exist. */
export async function getMany(ids: readonly string[], open: Store): Promise<unknown[]> {
  const store = await open();
  return Promise.all(ids.map((id) => outcomeOf(store.get(id))));
}

export async function entries(open: Store): Promise<[id: string, stored: unknown][]> {
  const store = await open();
  const [ids, all] = await Promise.all([outcomeOf(store.getAllKeys()), outcomeOf<unknown[]>(store.getAll())]);
  return ids.flatMap((id, place) => (typeof id === 'string' ? [[id, all[place]]] : []));
}

export async function count(open: Store): Promise<number> {
  return outcomeOf((await open()).count());
}

export async function set(id: string, stored: unknown, open: Store): Promise<void> {
  await update(id, () => stored, open);
}

/** Read, change and write in one transaction. `change` must be synchronous; what it returns unchanged is not written. */
export async function update(id: string, change: (stored: unknown) => unknown, open: Store): Promise<void> {
  const store = await open('readwrite');
  const stored: unknown = await outcomeOf(store.get(id));
  const changed = change(stored);
  if (changed !== stored) store.put(changed, id);
  await outcomeOf(store.transaction);
}

export async function del(id: string, open: Store): Promise<void> {
  const store = await open('readwrite');
  store.delete(id);
  await outcomeOf(store.transaction);
}
