import { manifestKey, type CatalogItem } from '../../../core/directory/catalog';
import { areFactsDue, factsOf, type PluginFacts } from '../../../core/plugins/plugin-facts';
import { readPluginManifest } from '../../../core/plugins/plugin-manifest';
import { withFreeLock } from '../../../platform/lock';
import { loadManifest } from '../../../actions/directory/load-manifest';
import { manifestCache } from '../../../storage/directory/manifest-cache';

/** Manifests of larger catalogs are not read; the filters then say what is unknown. */
const largestCatalog = 200;
const mostAtATime = 4;

/** What is known about these plugins from their manifests as the worker last saw them. */
export async function readFacts(items: readonly CatalogItem[]): Promise<PluginFacts[]> {
  const kept = await manifestCache.getMany(items.map(({ id }) => manifestKey('plugin', id)));
  return items.flatMap(({ id, name }) => {
    const manifest = kept.get(manifestKey('plugin', id));
    return manifest ? [factsOf(id, readPluginManifest(manifest.body, name), manifest.fetchedAt)] : [];
  });
}

/**
 * Loads the manifests of a catalog that is not too large, four at a time and each at most once a day, in one panel
 * only. What cannot be loaded stays unknown.
 */
export async function learnFacts(items: readonly CatalogItem[], now: number): Promise<PluginFacts[]> {
  await withFreeLock('plugin-facts', async () => {
    if (items.length > largestCatalog) return;
    const known = new Map((await readFacts(items)).map((facts) => [facts.id, facts]));
    const due = items.filter(({ id }) => areFactsDue(known.get(id), now));
    await Promise.all(Array.from({ length: mostAtATime }, () => learnFrom(due)));
  });
  return readFacts(items);
}

/** Takes items from the shared list until it is empty. */
async function learnFrom(due: CatalogItem[]): Promise<void> {
  for (let item = due.shift(); item; item = due.shift())
    await loadManifest('plugin', item).catch(() => undefined);
}
