import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import { ownerKey, type Connection, type Identity } from '../../../src/core/crm/account';
import { listKey, readCatalogItems } from '../../../src/core/directory/catalog';
import { adminEntry } from '../../../src/core/plugins/composed-entry';
import { consentTo } from '../../../src/core/plugins/consent-change';
import { writeEntry } from '../../../src/core/plugins/entry';
import { readPluginManifest } from '../../../src/core/plugins/plugin-manifest';
import type { Ask } from '../../e2e/install';
import { openStoredProfile } from '../../e2e/stored-profile';
import { pluginEntry, type CatalogEntry } from '../../stack/directory/catalog';
import { SAMPLE_PLUGINS } from '../../stack/plugins/sample-plugins';
import type { Stack } from '../../stack/stack';
import { openPanel, type ExtensionBrowser } from '../../stack/start/browser';
import { killWorker } from '../../stack/start/worker';
import type { MeasuredExtensions, Unpacked } from './extensions';
import { formPlugin } from './scenes';
import {
  formOf,
  manyActivities,
  manyCatalogItems,
  manyTasks,
  morePlugins,
  usual,
  type Amounts,
} from './stored-data';

/** Who is signed in, and what is stored for them. */
export interface Person {
  /** Key of the owner of activities and tasks. */
  readonly owner: string;
  /** Key of the directory's list in the cache. */
  readonly catalogKey: string;
  /** An activity with a log to be written. */
  readonly openActivity: string;
  readonly base: StoredBase;
}

interface SeedWorld {
  readonly stack: Stack;
  readonly browser: ExtensionBrowser;
  readonly panel: Page;
  readonly plain: Page;
  readonly extensions: MeasuredExtensions;
}

const replySchema = v.object({ ok: v.literal(true), output: v.optional(v.unknown()) });

/** Asks the worker as the panel does; gives its answer. @throws where it refuses */
function askFrom(page: Page): Ask {
  return async (method, input) => {
    const reply: unknown = await page.evaluate(
      (message) => chrome.runtime.sendMessage<unknown, unknown>(message),
      { method, input },
    );
    const read = v.safeParse(replySchema, reply);
    if (!read.success) throw new Error(`${method}: ${JSON.stringify(reply)}`);
    return read.output.output;
  };
}

/**
 * Fills the extension of an admin who has just signed in. Plugins are installed at the server, so that what the panel
 * reads anew is what it has; everything else is stored as the panel stores it.
 */
export async function seedProfile(world: SeedWorld): Promise<Person> {
  const { stack, browser, panel, plain, extensions } = world;
  await panel.bringToFront();
  await installAll(panel, publishPlugins(stack, usual.plugins));
  await panel.goto('about:blank');
  await killWorker(plain);
  const { identity, connection } = await readOwner(plain);
  const owner = ownerKey(identity, connection);
  const catalogKey = listKey('plugin', identity.accountId);
  const base = await plain.evaluate(readStored);
  const [first] = manyActivities(owner, 1, 0);
  const person = { owner, catalogKey, openActivity: first?.id ?? '', base };
  await fill(browser, extensions.panel, person, usual);
  return person;
}

/** Publishes plugins of which the first has a long form; all are served by a sample plugin's server. */
function publishPlugins({ world }: Stack, count: number): CatalogEntry[] {
  const model = SAMPLE_PLUGINS.find(({ id }) => id === 'digest');
  if (!model) throw new Error('There is no sample plugin to be copied');
  return Array.from({ length: count }, (_, index) => {
    const id = index === 0 ? formPlugin : `bench-${index}`;
    const entry = pluginEntry({
      ...model,
      name: `benchmakers.${id}`,
      displayName: `Bench plugin ${index}`,
      ...(index === 0 && { pageContent: [], configSchema: { ...formOf(30) } }),
    });
    const published = { ...entry, id, item: { ...Object(entry.item), id } };
    world.catalog.publish(published);
    return published;
  });
}

/** By the worker's own method, with the consent that the details screen would show. */
async function installAll(panel: Page, entries: readonly CatalogEntry[]): Promise<void> {
  const ask = askFrom(panel);
  for (const entry of entries) {
    const [item] = readCatalogItems([entry.item], entry.access).items;
    const manifest = item && readPluginManifest(entry.manifest, item.name);
    if (!manifest) throw new Error(`${entry.id} has no manifest`);
    const { id: pluginId, access, ownerAccountId } = item;
    const { displayName, name } = manifest;
    await ask('changeInstallation', {
      intent: 'install',
      plugin: { pluginId, displayName, name, access, ownerAccountId },
      expected: null,
      record: writeEntry(adminEntry(manifest, item, undefined)),
      consent: consentTo(manifest),
    });
  }
  // A panel that opens puts them in force.
  await panel.reload();
  const installed = async () => {
    const stored = await panel.evaluate(() => chrome.storage.local.get('installedPlugins'));
    return Object(stored['installedPlugins']).plugins?.length;
  };
  await expect.poll(installed, { timeout: 60_000 }).toBe(entries.length);
}

async function readOwner(page: Page): Promise<{ identity: Identity; connection: Connection }> {
  const { identity, connection }: { identity?: Identity; connection?: Connection } = await page.evaluate(() =>
    chrome.storage.local.get(['identity', 'connection']),
  );
  if (!identity || !connection) throw new Error('Nobody is signed in');
  return { identity, connection };
}

interface StoredBase {
  readonly local: { readonly [key: string]: unknown };
  readonly session: { readonly [key: string]: unknown };
  readonly manifests: { readonly [key: string]: unknown };
}

/** Runs in the page. What counts records is left out, so that the worker counts them anew. */
async function readStored(): Promise<StoredBase> {
  const {
    activitySummary: _activities,
    taskSummary: _tasks,
    ...local
  } = await chrome.storage.local.get(null);
  const { activityJournal: _journal, ...session } = await chrome.storage.session.get(null);
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The manifests cannot be read')));
    });
  const database = await settled(indexedDB.open('panel-manifests'));
  const store = database.transaction('records').objectStore('records');
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  database.close();
  return {
    local,
    session,
    manifests: Object.fromEntries(
      keys.map((key, place) => [typeof key === 'string' ? key : '', values[place]]),
    ),
  };
}

/** Puts a signed-in profile with so much in it in the place of all that an extension has stored. */
export async function fill(
  browser: ExtensionBrowser,
  { id }: Unpacked,
  { base, owner, catalogKey }: Person,
  amounts: Amounts,
): Promise<void> {
  const { local, session, manifests } = base;
  const now = Date.now();
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${id}/icons/16.png`);
  await killWorker(page);
  await openStoredProfile(page, {
    version: 'this one',
    recordedAt: now,
    local: { ...local, installedPlugins: withPlugins(local['installedPlugins'], amounts.plugins) },
    session,
    databases: {
      'panel-manifests': { records: manifests },
      'panel-catalog': {
        records: { [catalogKey]: { items: manyCatalogItems(amounts.catalog), fetchedAt: now } },
      },
      'panel-activities': { records: {} },
      'panel-tasks': { tasks: {}, summary: {} },
    },
  });
  await addRecords(page, 'panel-activities', 'records', manyActivities(owner, amounts.activities, now));
  await addRecords(page, 'panel-tasks', 'tasks', manyTasks(owner, amounts.tasks, now));
  await killWorker(page);
  await page.evaluate(uncount);
  await killWorker(page);
  await page.close();
  const panel = await openPanel({ ...browser, extensionId: id });
  const sum = (counts: object) => Object.values(counts).reduce((total, count: number) => total + count, 0);
  const counted = async () => {
    const stored = await panel.evaluate(() => chrome.storage.local.get(['activitySummary', 'taskSummary']));
    return ['activitySummary', 'taskSummary'].map((name) => sum(Object(stored[name]).counts ?? {}));
  };
  await expect.poll(counted, { timeout: 120_000 }).toEqual([amounts.activities, amounts.tasks]);
  await panel.close();
}

/** How many records one message to the browser carries. */
const batch = 5000;

async function addRecords(
  page: Page,
  name: string,
  store: string,
  records: readonly { readonly id: string }[],
): Promise<void> {
  for (let from = 0; from < records.length; from += batch)
    await page.evaluate(putAll, { name, store, records: records.slice(from, from + batch) });
}

/** Runs in the page. */
async function putAll({
  name,
  store,
  records,
}: {
  name: string;
  store: string;
  records: readonly { readonly id: string }[];
}): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error(`${name} does not open`)));
  });
  const transaction = database.transaction(store, 'readwrite');
  const objects = transaction.objectStore(store);
  for (const record of records)
    if (objects.keyPath === null) objects.put(record, record.id);
    else objects.put(record);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(new Error(`${name} does not store`)));
  });
  database.close();
}

/**
 * Runs in the page. A worker that was woken by what was stored has counted before all of it was there: the next one
 * counts anew.
 */
async function uncount(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('panel-tasks');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The tasks do not open')));
  });
  const transaction = database.transaction('summary', 'readwrite');
  transaction.objectStore('summary').clear();
  await new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
  database.close();
  await chrome.storage.session.remove('activityJournal');
}

/** Puts so many installed plugins where a refresh may have put those of the server. */
export async function storePlugins(page: Page, { base }: Person, count: number): Promise<void> {
  const installedPlugins = withPlugins(base.local['installedPlugins'], count);
  await page.evaluate((stored) => chrome.storage.local.set(stored), { installedPlugins });
}

function withPlugins(stored: unknown, count: number): object {
  const { plugins, ...rest } = Object(stored);
  return { ...rest, plugins: morePlugins(plugins, count) };
}

/** Before the catalog is opened: a list that is young enough is not asked for again. */
export async function renewCatalog(page: Page, key: string): Promise<void> {
  await page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('panel-catalog');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The catalog does not open')));
    });
    const store = database.transaction('records', 'readwrite').objectStore('records');
    await new Promise<void>((resolve, reject) => {
      const read = store.get(name);
      read.addEventListener('success', () => {
        store.put({ ...read.result, fetchedAt: Date.now() }, name);
      });
      store.transaction.addEventListener('complete', () => resolve());
      store.transaction.addEventListener('abort', () => reject(new Error('The catalog is not stored')));
    });
    database.close();
  }, key);
}
