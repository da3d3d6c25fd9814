import type { CatalogItem } from '../../core/directory/catalog';
import { searchFor } from '../../core/basics/word-search';

/** True when every typed word occurs in the name, developer or description. */
export function matchesQuery(
  item: Pick<CatalogItem, 'displayName' | 'developer' | 'description'>,
  query: string,
): boolean {
  return searchFor(query)([item.displayName, item.developer, item.description]);
}
