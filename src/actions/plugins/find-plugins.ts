import { fail, toProblem, type Problem } from '../../core/basics/problem';
import type { CatalogItem } from '../../core/directory/catalog';
import type { Consent } from '../../core/plugins/consent';
import { consentTo } from '../../core/plugins/consent-change';
import type { PluginEntry } from '../../core/plugins/entry';
import { cannotRunShared, installBlockers } from '../../core/plugins/install-blockers';
import { readPluginDescription, type PluginDescription } from '../../core/plugins/plugin-description';
import { readItem } from '../../storage/basics/item';
import { connection } from '../../storage/sign-in/session-owner';
import { listCatalog } from '../directory/list-catalog';
import { loadManifest } from '../directory/load-manifest';

const mostAtATime = 4;

/** A plugin's description, what its installation would send, or why there is none. */
export interface Found {
  readonly manifest?: PluginDescription;
  readonly consent?: Consent;
  readonly problem?: Problem;
}

/** What is published of a plugin that is installed, or was seen of it last. */
export async function loadInstalled(
  pluginId: string,
  { access, ownerAccountId, name }: PluginEntry,
): Promise<Found> {
  return read(loadManifest('plugin', { id: pluginId, access, ownerAccountId }), name);
}

/** What is published now of one that is not installed, and what its installation would send. */
export async function loadListed(
  { id }: Pick<CatalogItem, 'id'>,
  { items, problem }: Listed,
): Promise<Found> {
  const item = items.get(id);
  if (!item) return { problem: problem ?? { code: 'not_found' } };
  const found = await read(loadManifest('plugin', item, true), item.name);
  const { manifest } = found;
  if (!manifest) return found;
  const { capabilities } = (await readItem(connection)) ?? fail('not_connected');
  if (cannotRunShared(item.access, capabilities)) return { problem: { code: 'shared_plugin' } };
  const missing = installBlockers(manifest, { byRegistration: capabilities.accountPlugins });
  if (missing.length > 0) return { problem: { code: 'manifest', missing } };
  return { manifest, consent: consentTo(manifest) };
}

async function read(body: Promise<unknown>, name: string): Promise<Found> {
  try {
    const manifest = readPluginDescription(await body, name);
    return manifest ? { manifest } : { problem: { code: 'manifest' } };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

interface Listed {
  readonly items: ReadonlyMap<string, CatalogItem>;
  /** Why some may be missing. */
  readonly problem?: Problem | undefined;
}

/** The catalog is asked for once, however many a file names that nobody lists. */
export async function findListed(ids: readonly string[]): Promise<Listed> {
  if (ids.length === 0) return { items: new Map() };
  const byId = (items: readonly CatalogItem[]) => new Map(items.map((item) => [item.id, item]));
  try {
    const kept = byId((await listCatalog('plugin', false)).items);
    if (ids.every((id) => kept.has(id))) return { items: kept };
    const { items, problems } = await listCatalog('plugin', true);
    return { items: byId(items), problem: problems[0]?.problem };
  } catch (error) {
    return { items: new Map(), problem: toProblem(error) };
  }
}

/** In order, a few at a time. */
export async function eachOf<T, Result>(
  all: readonly T[],
  work: (one: T) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...all.entries()];
  await Promise.all(
    Array.from({ length: mostAtATime }, async () => {
      for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1]);
    }),
  );
  return results;
}
