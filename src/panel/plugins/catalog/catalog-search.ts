import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { indexRows } from '../../shared/fuzzy-search';

type Searched = Pick<CatalogRow, 'displayName' | 'developer' | 'description'>;

/** A search over name, developer and description. */
export function indexCatalog<Row extends Searched>(rows: readonly Row[]): (query: string) => readonly Row[] {
  return indexRows(rows, (row) => [row.displayName, row.developer, row.description].join(' · '));
}
