import * as v from 'valibot';
import { isObject } from './json';
import { firstText, plainText } from './text';
import { parseSafeUrl } from './url';

/** From which list of the directory an item came; the server wants it at registration. */
export const accessSchema = v.picklist(['public', 'private', 'shared']);
export type Access = v.InferOutput<typeof accessSchema>;

/** A line of the directory's lists, of plugins as of connectors. */
export interface CatalogItem {
  readonly id: string;
  /** `<developer>.<plugin>`, the key in the manifest's `platforms`. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly developer: string;
  readonly version: string;
  readonly access: Access;
  /** RingCentral account of the owner; the manifest of a shared plugin is asked for with it. */
  readonly ownerAccountId: string;
  readonly iconUrl: string;
}

/** Reads one line; `undefined` drops it alone. */
function readCatalogItem(value: unknown, access: Access): CatalogItem | undefined {
  if (!isObject(value)) return undefined;
  const id = plainText(value['id'], 100);
  const name = plainText(value['name'], 200);
  // The id becomes part of a settings key and of addresses.
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

/** One list of all sources, each id once: the own account's lists win over the public one. */
export function mergeCatalog(sources: readonly (readonly CatalogItem[])[]): CatalogItem[] {
  const byId = new Map<string, CatalogItem>();
  for (const item of sources.flat()) {
    if (byId.get(item.id)?.access === undefined || item.access !== 'public') byId.set(item.id, item);
  }
  return [...byId.values()].toSorted((a, b) => a.displayName.localeCompare(b.displayName));
}
