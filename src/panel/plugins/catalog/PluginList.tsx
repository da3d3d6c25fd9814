import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { LongList } from '../../ui/LongList';
import { PluginRow } from './PluginRow';

const placeKey = 'catalogPlace';

interface PluginListProps {
  rows: readonly CatalogRow[];
  label: string;
  /** Shown below the last row. */
  children?: ReactNode;
}

/** The catalog, of any length; keeps its scroll position. */
export function PluginList({ rows, label, children }: PluginListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useKeptPlace(scroller, rows.length > 0);
  return (
    <LongList
      rows={rows}
      label={label}
      usualHeight={88}
      idOf={(row) => row.id}
      renderRow={(row, place) => <PluginRow key={row.id} row={row} {...place} />}
      scroller={scroller}
    >
      {children}
    </LongList>
  );
}

function useKeptPlace(scroller: RefObject<HTMLDivElement | null>, hasRows: boolean): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element || !hasRows) return undefined;
    element.scrollTo({ top: Number(sessionStorage.getItem(placeKey) ?? 0) });
    const keep = () => sessionStorage.setItem(placeKey, String(element.scrollTop));
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [scroller, hasRows]);
}
