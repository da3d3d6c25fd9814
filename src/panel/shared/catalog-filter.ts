import type { CatalogItem } from '../../core/directory/catalog';

/** True when every typed word occurs in the name, developer or description. */
export function matchesQuery(
  item: Pick<CatalogItem, 'displayName' | 'developer' | 'description'>,
  query: string,
): boolean {
  const text = fold([item.displayName, item.developer, item.description].join(' '));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Ignores case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
