import { useCallback, useState } from 'react';
import * as v from 'valibot';
import { catalogViewSchema, plainView, type CatalogView } from '../../../core/plugins/catalog-row';
import { parseJson } from '../../../core/basics/json';

const storageKey = 'catalogView';

/** Search, filters and order, as they were left. */
export function useCatalogView(): [CatalogView, (change: Partial<CatalogView>) => void] {
  const [view, setView] = useState(readView);
  const change = useCallback((part: Partial<CatalogView>) => {
    setView((before) => {
      const next = { ...before, ...part };
      localStorage.setItem(storageKey, JSON.stringify(next));
      return next;
    });
  }, []);
  return [view, change];
}

function readView(): CatalogView {
  const stored = v.safeParse(catalogViewSchema, parseJson(localStorage.getItem(storageKey) ?? ''));
  return stored.success ? stored.output : plainView;
}
