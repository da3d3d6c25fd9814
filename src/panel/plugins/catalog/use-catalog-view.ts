import { useCallback, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import {
  catalogViewSchema,
  plainView,
  type CatalogFilters,
  type CatalogView,
} from '../../../core/plugins/catalog-row';
import { parseJson } from '../../../core/basics/json';

const storageKey = 'catalogView';

interface KeptView {
  readonly view: CatalogView;
  /** The same object while only the search changes: what shows them is not painted at each key. */
  readonly filters: CatalogFilters;
  readonly change: (part: Partial<CatalogView>) => void;
}

/** Search, filters and order, as they were left. */
export function useCatalogView(): KeptView {
  const [{ query, filters }, setKept] = useState(readKept);
  const view = useMemo(() => ({ ...filters, query }), [filters, query]);
  const change = useCallback(({ query, ...part }: Partial<CatalogView>) => {
    setKept((before) => ({
      query: query ?? before.query,
      filters: Object.keys(part).length > 0 ? { ...before.filters, ...part } : before.filters,
    }));
  }, []);
  useEffect(() => localStorage.setItem(storageKey, JSON.stringify(view)), [view]);
  return { view, filters, change };
}

function readKept(): { readonly query: string; readonly filters: CatalogFilters } {
  const stored = v.safeParse(catalogViewSchema, parseJson(localStorage.getItem(storageKey) ?? ''));
  const { query, ...filters } = stored.success ? stored.output : plainView;
  return { query, filters };
}
