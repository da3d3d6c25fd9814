import type { Page } from '@playwright/test';

/** What a browser profile held when it was recorded (test/fixtures/profile-0.1.0.json). */
export interface StoredProfile {
  readonly version: string;
  /** Epoch ms. */
  readonly recordedAt: number;
  readonly local: { readonly [key: string]: unknown };
  readonly session: { readonly [key: string]: unknown };
  /** Databases by name, with their object stores, with their records by key. */
  readonly databases: {
    readonly [name: string]: { readonly [store: string]: { readonly [key: string]: unknown } };
  };
}

export interface StoringOptions {
  /** The time that `recordedAt` becomes, and with it all times near it; they stay as they are without it. Epoch ms. */
  readonly now?: number;
  /** Values of `chrome.storage.local` that take the place of the recorded ones, such as tokens that are good. */
  readonly replace?: { readonly [key: string]: unknown };
}

/** How far from the moment of the recording a number may be and still be a time; ms. */
const reach = 60 * 86_400_000;

/** Moves every time of the profile by as much as the recording is old. Days as text (`2026-11-21`) stay. */
function shiftTimes<T>(value: T, recordedAt: number, by: number): T;
function shiftTimes(value: unknown, recordedAt: number, by: number): unknown {
  if (typeof value === 'number') return Math.abs(value - recordedAt) < reach ? value + by : value;
  if (Array.isArray(value)) return value.map((item: unknown) => shiftTimes(item, recordedAt, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, shiftTimes(item, recordedAt, by)]),
  );
}

/**
 * Puts a recorded profile in the place of everything that the running extension has stored. Its tokens are made up:
 * whoever does not replace them takes the network away first (`setOffline`), or the panel soon has to sign in anew.
 * @param panel a page of the extension
 */
async function storeProfile(
  panel: Page,
  profile: StoredProfile,
  { now, replace = {} }: StoringOptions = {},
): Promise<void> {
  const { recordedAt } = profile;
  const by = now === undefined ? 0 : now - recordedAt;
  const { local, session, databases } = shiftTimes(profile, recordedAt, by);
  await panel.evaluate(store, { local: { ...local, ...replace }, session, databases });
}

/** The same, and the panel opens anew with it. */
export async function openStoredProfile(
  panel: Page,
  profile: StoredProfile,
  options: StoringOptions = {},
): Promise<void> {
  await storeProfile(panel, profile, options);
  await panel.reload();
}

/** Runs in the page. Databases that are not there yet are made as version 0.1.0 makes them. */
async function store({
  local,
  session,
  databases,
}: Pick<StoredProfile, 'local' | 'session' | 'databases'>): Promise<void> {
  const taskIndexes = {
    startedAt: 'startedAt',
    state: ['state', 'startedAt'],
    plugin: ['pluginId', 'startedAt'],
    pluginState: ['pluginId', 'state', 'startedAt'],
    operation: 'operationId',
    session: 'sessionId',
    activity: 'activityId',
    nextAt: 'nextAt',
    settledAt: 'settledAt',
    unseen: 'unseen',
  };
  const create = (database: IDBDatabase, name: string) => {
    if (name !== 'tasks') return void database.createObjectStore(name);
    const tasks = database.createObjectStore(name, { keyPath: 'id' });
    for (const [index, keyPath] of Object.entries(taskIndexes)) tasks.createIndex(index, keyPath);
  };
  const open = (name: string, stores: readonly string[]) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('upgradeneeded', () => {
        for (const one of stores) create(request.result, one);
      });
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(`${name} does not open`)));
    });
  for (const [name, stores] of Object.entries(databases)) {
    const names = Object.keys(stores);
    const database = await open(name, names);
    const transaction = database.transaction(names, 'readwrite');
    for (const [storeName, records] of Object.entries(stores)) {
      const objects = transaction.objectStore(storeName);
      objects.clear();
      for (const [key, value] of Object.entries(records))
        if (objects.keyPath === null) objects.put(value, key);
        else objects.put(value);
    }
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(new Error(`${name} does not store`)));
    });
    database.close();
  }
  await chrome.storage.session.clear();
  await chrome.storage.session.set(session);
  await chrome.storage.local.clear();
  await chrome.storage.local.set(local);
}
