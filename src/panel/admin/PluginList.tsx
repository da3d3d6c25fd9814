import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CatalogRow } from '../../core/catalog-row';
import { PluginRow } from './PluginRow';
import './admin.css';

/** CSS pixels; rows are measured once they are shown. */
const usualHeight = 88;
/** Rows beyond either end of what is visible. */
const spareRows = 3;
const placeKey = 'catalogPlace';

/** A list of any length: only what is visible is painted. It comes back where it was left. */
export function PluginList({ rows, label }: { rows: readonly CatalogRow[]; label: string }) {
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  const findScreen = useCallback(() => list.current?.closest('main') ?? null, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: findScreen,
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: spareRows,
    scrollMargin: margin,
  });
  // What stands above the list comes and goes.
  useLayoutEffect(() => setMargin(list.current?.offsetTop ?? 0));
  useKeptPlace(findScreen);
  return (
    <ul ref={list} className="plugin-list" aria-label={label} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        return (
          row && (
            <PluginRow
              key={row.id}
              row={row}
              index={index}
              count={rows.length}
              top={start - margin}
              measure={virtual.measureElement}
            />
          )
        );
      })}
    </ul>
  );
}

function useKeptPlace(findScreen: () => HTMLElement | null): void {
  useEffect(() => {
    const screen = findScreen();
    if (!screen) return undefined;
    screen.scrollTop = Number(sessionStorage.getItem(placeKey) ?? 0);
    const keep = () => sessionStorage.setItem(placeKey, String(screen.scrollTop));
    screen.addEventListener('scroll', keep, { passive: true });
    return () => screen.removeEventListener('scroll', keep);
  }, [findScreen]);
}
