import { getManifest, listInternal, listPublic, type Kind, type Listing } from '../api/directory';
import { mergeCatalog, type CatalogItem } from '../core/catalog';
import { readPluginManifest, type PluginManifest } from '../core/plugin-manifest';
import { fail, isTransient, toProblem } from '../core/problem';
import type { Catalog } from '../protocol/methods';
import { catalogCache, manifestCache } from '../storage/collections';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';

/**
 * The directory's lists, merged. From the cache unless `refresh` (or nothing is cached); a source that fails is
 * named, and what the cache has of it stays.
 */
export async function listCatalog(context: Context, kind: Kind, refresh: boolean): Promise<Catalog> {
  const accountId = (await readItem(view.identity))?.accountId ?? '';
  const key = `${kind}:${accountId}`;
  const cached = await catalogCache.get(key);
  if (cached && !refresh) return { ...cached, problems: [], dropped: 0 };
  const [open, internal] = await Promise.allSettled([
    listPublic(context.http, kind),
    accountId ? listInternal(context.http, kind, accountId) : Promise.resolve(nothing),
  ]);
  const before = cached?.items ?? [];
  const items = mergeCatalog([
    itemsOf(open) ?? before.filter((item) => item.access === 'public'),
    itemsOf(internal) ?? before.filter((item) => item.access !== 'public'),
  ]);
  const problems = [...failureOf(open, 'public'), ...failureOf(internal, 'internal')];
  const fetchedAt = problems.length > 0 ? (cached?.fetchedAt ?? 0) : context.clock.now();
  if (problems.length < 2) await catalogCache.set(key, { items, fetchedAt });
  return { items, fetchedAt, problems, dropped: droppedOf(open) + droppedOf(internal) };
}

const nothing: Listing = { items: [], dropped: 0 };

function itemsOf(result: PromiseSettledResult<Listing>): readonly CatalogItem[] | undefined {
  return result.status === 'fulfilled' ? result.value.items : undefined;
}

function droppedOf(result: PromiseSettledResult<Listing>): number {
  return result.status === 'fulfilled' ? result.value.dropped : 0;
}

function failureOf(
  result: PromiseSettledResult<Listing>,
  source: 'public' | 'internal',
): Catalog['problems'] {
  return result.status === 'rejected' ? [{ source, problem: toProblem(result.reason) }] : [];
}

export async function findItem(context: Context, kind: Kind, id: string): Promise<CatalogItem> {
  const find = (catalog: Catalog) => catalog.items.find((item) => item.id === id);
  const known = find(await listCatalog(context, kind, false)) ?? find(await listCatalog(context, kind, true));
  return known ?? fail('not_found');
}

/** A manifest's body; the last one seen when the directory does not answer. */
export async function loadManifest(
  context: Context,
  kind: Kind,
  item: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
): Promise<unknown> {
  const accountId = (await readItem(view.identity))?.accountId ?? '';
  const key = `${kind}:${item.id}`;
  try {
    const body = await getManifest(context.http, kind, item, accountId);
    await manifestCache.set(key, { body, fetchedAt: context.clock.now() });
    return body;
  } catch (error) {
    const { code } = toProblem(error);
    const { body } = (await manifestCache.get(key)) ?? {};
    // One that could not be had is not asked for again at once, unless nobody could have been.
    if (code !== 'offline') await manifestCache.set(key, { body, fetchedAt: context.clock.now() });
    if (body !== undefined && isTransient({ code })) return body;
    throw error;
  }
}

/** A plugin of the catalog with its manifest. */
export async function loadPlugin(
  context: Context,
  pluginId: string,
): Promise<{ item: CatalogItem; body: unknown; manifest: PluginManifest }> {
  const item = await findItem(context, 'plugin', pluginId);
  const body = await loadManifest(context, 'plugin', item);
  return { item, body, manifest: readPluginManifest(body, item.name) ?? fail('manifest') };
}
