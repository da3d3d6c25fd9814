import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { CatalogRow } from '../../core/catalog-row';
import { PluginRow } from './PluginRow';
import './admin.css';

/** CSS pixels; rows are measured once they are shown. */
const usualHeight = 88;
/** Rows beyond either end of what is visible, in a list too long to be painted whole. */
const spareRows = 3;
/** A list this short is painted whole, so that the browser's own search finds all of it. */
const shortList = 60;
const placeKey = 'catalogPlace';

interface PluginListProps {
  rows: readonly CatalogRow[];
  label: string;
  /** What stands below the last row. */
  children?: ReactNode;
}

/** A list of any length, scrolled by itself: only what is visible is painted. It comes back where it was left. */
export function PluginList({ rows, label, children }: PluginListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    // Rows that only move are moved without being painted again.
    directDomUpdates: true,
    overscan: rows.length <= shortList ? shortList : spareRows,
  });
  useKeptPlace(scroller, rows.length > 0);
  return (
    <div ref={scroller} className="plugin-scroller">
      <ul ref={virtual.containerRef} className="plugin-list" aria-label={label}>
        {virtual.getVirtualItems().map(({ index }) => {
          const row = rows[index];
          return (
            row && (
              <PluginRow
                key={row.id}
                row={row}
                index={index}
                count={rows.length}
                measure={virtual.measureElement}
              />
            )
          );
        })}
      </ul>
      {children}
    </div>
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
