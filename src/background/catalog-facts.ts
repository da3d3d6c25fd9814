import type { CatalogItem } from '../core/catalog';
import { areFactsDue, factsOf, type PluginFacts } from '../core/plugin-facts';
import { readPluginManifest, type PluginManifest } from '../core/plugin-manifest';
import { fail, ProblemError } from '../core/problem';
import { withFreeLock } from '../platform/lock';
import { pluginFacts } from '../storage/collections';
import type { Context } from './context';
import { findItem, listCatalog, loadManifest } from './directory';

/** Larger catalogs are not read through: the filters then say what is not known. */
const largestCatalog = 200;
const mostAtATime = 4;

/** A plugin of the catalog with its manifest; what the manifest tells is kept for the filters. */
export async function loadPlugin(
  context: Context,
  pluginId: string,
): Promise<{ item: CatalogItem; body: unknown; manifest: PluginManifest }> {
  const item = await findItem(context, 'plugin', pluginId);
  const body = await loadManifest(context, 'plugin', item);
  const manifest = readPluginManifest(body, item.name);
  await pluginFacts.set(pluginId, factsOf(pluginId, manifest, context.clock.now()));
  return { item, body, manifest: manifest ?? fail('manifest') };
}

/**
 * Reads the manifests of the catalog as it is cached, four at a time and each at most once a day; one panel's
 * asking is enough.
 */
export async function learnPluginFacts(context: Context): Promise<readonly PluginFacts[]> {
  await withFreeLock('plugin-facts', async () => {
    const { items } = await listCatalog(context, 'plugin', false);
    if (items.length > largestCatalog) return;
    const known = new Map((await pluginFacts.all()).map((facts) => [facts.id, facts]));
    const due = items.filter((item) => areFactsDue(known.get(item.id), context.clock.now()));
    await Promise.all(Array.from({ length: mostAtATime }, () => learnFrom(context, due)));
  });
  return pluginFacts.all();
}

/** Takes items from the shared list until it is empty. */
async function learnFrom(context: Context, due: CatalogItem[]): Promise<void> {
  for (let item = due.shift(); item; item = due.shift()) await learn(context, item);
}

async function learn(context: Context, item: CatalogItem): Promise<void> {
  const manifest = await readManifest(context, item);
  if (manifest === 'not_now') return;
  await pluginFacts.set(item.id, factsOf(item.id, manifest, context.clock.now()));
}

/** `undefined` for a manifest that is no use; without network nothing is said about any. */
async function readManifest(
  context: Context,
  item: CatalogItem,
): Promise<PluginManifest | undefined | 'not_now'> {
  try {
    return readPluginManifest(await loadManifest(context, 'plugin', item), item.name);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'offline') return 'not_now';
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
