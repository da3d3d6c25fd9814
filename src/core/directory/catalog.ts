import * as v from 'valibot';
import { isObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { parseSafeUrl } from '../basics/url';

/** Which of the directory's lists an item came from; the server needs it for registration. */
export const accessSchema = v.picklist(['public', 'private', 'shared']);
export type Access = v.InferOutput<typeof accessSchema>;

/** What the directory needs, beside the id, to return an item's manifest. */
export const listingSchema = v.object({
  /** `<developer>.<plugin>`, the key in the manifest's `platforms`. */
  name: v.string(),
  access: accessSchema,
  /** RingCentral account of the owner; needed to get the manifest of a shared item. */
  ownerAccountId: v.string(),
});

/** One line of the directory's lists, for plugins and connectors alike. */
export const catalogItemSchema = v.object({
  ...listingSchema.entries,
  id: v.string(),
  displayName: v.string(),
  description: v.string(),
  developer: v.string(),
  version: v.string(),
  iconUrl: v.string(),
});
export type CatalogItem = Readonly<v.InferOutput<typeof catalogItemSchema>>;

/** Reads one line; an unreadable one is dropped by itself. */
function readCatalogItem(value: unknown, access: Access): CatalogItem | undefined {
  if (!isObject(value)) return undefined;
  const id = plainText(value['id'], 100);
  const name = plainText(value['name'], 200);
  // The id becomes part of a settings key and of addresses, so only safe characters pass.
  if (!/^[\w.-]+$/.test(id) || id.startsWith('__') || !name) return undefined;
  return {
    id,
    name,
    displayName: firstText(value, ['displayName', 'name']),
    description: plainText(value['description'], 300),
    developer: isObject(value['developer']) ? plainText(value['developer']['name'], 80) : '',
    version: plainText(value['version'], 40),
    access,
    ownerAccountId: plainText(value['accountId'], 40),
    iconUrl: parseSafeUrl(value['iconUrl'] ?? value['logoUrl']) ?? '',
  };
}

export function readCatalogItems(value: unknown, access: Access): { items: CatalogItem[]; dropped: number } {
  if (!Array.isArray(value)) return { items: [], dropped: 0 };
  const items = value.map((line) => readCatalogItem(line, access)).filter((item) => item !== undefined);
  return { items, dropped: value.length - items.length };
}

/** Merges the lists, each id once: the account's own lists win over the public one. */
export function mergeCatalog(sources: readonly (readonly CatalogItem[])[]): CatalogItem[] {
  const byId = new Map<string, CatalogItem>();
  for (const item of sources.flat()) {
    if (byId.get(item.id)?.access === undefined || item.access !== 'public') byId.set(item.id, item);
  }
  return [...byId.values()].toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}

/** The public list, and those of the account. */
export type ListSource = 'public' | 'internal';

/** What the directory lists. */
export type ListingKind = 'plugin' | 'connector';

/** Key of an item's manifest in the cache of manifests. */
export function manifestKey(kind: ListingKind, id: string): string {
  return `${kind}:${id}`;
}

/** Key of an account's list in the cache of lists; it looks like a manifest's key, but names an account. */
export function listKey(kind: ListingKind, accountId: string): string {
  return `${kind}:${accountId}`;
}
