import type { AdminField } from '../../../core/plugins/defaults';
import { searchFor } from '../../../core/basics/word-search';

/** Keys of the fields whose title or key holds every word typed. */
export function searchFields(
  fields: readonly Pick<AdminField, 'key'>[],
  titles: { readonly [key: string]: string },
  query: string,
): string[] {
  const isFound = searchFor(query);
  return fields.map(({ key }) => key).filter((key) => isFound([titles[key], key]));
}
