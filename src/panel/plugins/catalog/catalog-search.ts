import { fold } from '../../../core/basics/fold';
import { groupBy } from '../../../core/basics/group';
import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { indexRows } from '../../shared/fuzzy-search';

type Searched = Pick<CatalogRow, 'id' | 'displayName' | 'developer' | 'description'>;

/**
 * A search over name, developer and description, best match first: what is called exactly so or has this id, then what
 * begins with it, then what is by that developer, and then by rank.
 */
export function indexCatalog<Row extends Searched>(rows: readonly Row[]): (query: string) => readonly Row[] {
  const find = indexRows(rows, (row) => [row.displayName, row.developer, row.description].join(' · '));
  let folded: ReadonlyMap<Row, Folded> | undefined;
  let byId: ReadonlyMap<string, readonly Row[]> | undefined;
  return (query) => {
    const found = find(query);
    const needle = fold(query.trim());
    if (needle === '') return found;
    folded ??= new Map(rows.map((row) => [row, foldedOf(row)]));
    byId ??= groupBy(rows, (row) => fold(row.id));
    const places: Row[][] = [[...(byId.get(needle) ?? [])]];
    for (const row of found) (places[placeOf(folded.get(row), needle)] ??= []).push(row);
    return [...new Set(places.flat())];
  };
}

interface Folded {
  readonly name: string;
  readonly developer: string;
}

function foldedOf({ displayName, developer }: Searched): Folded {
  return { name: fold(displayName), developer: fold(developer) };
}

function placeOf(row: Folded | undefined, needle: string): number {
  if (row?.name === needle) return 0;
  if (row?.name.startsWith(needle)) return 1;
  return row?.developer === needle ? 2 : 3;
}
