import { mergeCatalog, readCatalogItems, type CatalogItem } from '../core/catalog';
import { isObject } from '../core/json';
import { readPluginManifest, type PluginManifest } from '../core/plugin-manifest';
import { fail } from '../core/problem';
import { catalogCache } from '../storage/collections';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { getListPage, loadManifest } from './directory';

/** A plugin of the catalog with its manifest. */
export async function loadPlugin(
  context: Context,
  pluginId: string,
): Promise<{ item: CatalogItem; body: unknown; manifest: PluginManifest }> {
  const item = (await findKept(pluginId)) ?? (await findAnew(context, pluginId)) ?? fail('not_found');
  const body = await loadManifest(context, 'plugin', item);
  return { item, body, manifest: readPluginManifest(body, item.name) ?? fail('manifest') };
}

/** As the kept list has it. */
export async function findKept(pluginId: string): Promise<CatalogItem | undefined> {
  const accountId = (await readItem(view.identity))?.accountId ?? '';
  const kept = await catalogCache.get(`plugin:${accountId}`);
  return kept?.items.find(({ id }) => id === pluginId);
}

async function findAnew(context: Context, pluginId: string): Promise<CatalogItem | undefined> {
  const internal = await getListPage(context, { kind: 'plugin', source: 'internal' });
  const lists = isObject(internal)
    ? [
        readCatalogItems(internal['privateConnectors'], 'private').items,
        readCatalogItems(internal['sharedConnectors'], 'shared').items,
      ]
    : [];
  let pageToken: string | undefined;
  do {
    const page = await getListPage(context, { kind: 'plugin', source: 'public', pageToken });
    if (!isObject(page)) return fail('unexpected');
    lists.push(readCatalogItems(page['connectors'], 'public').items);
    const next = page['nextPageToken'];
    pageToken = typeof next === 'string' && next !== pageToken ? next : undefined;
  } while (pageToken && lists.length < 200);
  return mergeCatalog(lists).find(({ id }) => id === pluginId);
}
