import type { CatalogItem, ListingKind } from '../../core/directory/catalog';
import { call } from '../../protocol/client';
import { findItem } from './list-catalog';

/**
 * An item's manifest from the directory, or the last one seen if the directory does not answer; never that one if
 * `isFresh`. Throws `ProblemError`.
 */
export async function loadManifest(
  kind: ListingKind,
  { id, access, ownerAccountId }: Pick<CatalogItem, 'id' | 'access' | 'ownerAccountId'>,
  isFresh = false,
): Promise<unknown> {
  return call('getManifest', { kind, id, access, ownerAccountId, isFresh });
}

/**
 * A plugin from the catalog with its manifest, unparsed (core/plugins/plugin-description.ts,
 * core/plugins/plugin-manifest.ts).
 */
export interface PublishedPlugin {
  readonly item: CatalogItem;
  readonly body: unknown;
}

/** `isFresh`: only as published now, and what cannot be read is a refusal. Throws `ProblemError`. */
export async function loadPlugin(pluginId: string, isFresh = false): Promise<PublishedPlugin> {
  const item = await findItem('plugin', pluginId);
  return { item, body: await loadManifest('plugin', item, isFresh) };
}
