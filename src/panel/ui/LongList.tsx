import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode, type RefObject } from 'react';
import './LongList.css';

/** Rows beyond either end of what is visible, in a list too long to be painted whole. */
const spareRows = 3;
/** A list this short is painted whole, so that the browser's own search finds all of it. */
const shortList = 60;

/** What a row of a list needs besides its own: its place in the whole list, of which only a part is painted. */
export interface ListedProps {
  readonly index: number;
  readonly count: number;
  /** Tells the list how high it has become; the list puts it in its place. */
  readonly measure: (element: HTMLElement | null) => void;
}

interface LongListProps<T> {
  rows: readonly T[];
  label: string;
  /** CSS pixels; rows are measured once they are shown. */
  usualHeight: number;
  idOf: (row: T) => string;
  renderRow: (row: T, place: ListedProps) => ReactNode;
  scroller?: RefObject<HTMLDivElement | null>;
  /** What stands below the last row. */
  children?: ReactNode;
}

/** A list of any length, scrolled by itself: only what is visible is painted. */
export function LongList<T>(props: LongListProps<T>) {
  const { rows, label, usualHeight, idOf, renderRow, children } = props;
  const ownScroller = useRef<HTMLDivElement>(null);
  const scroller = props.scroller ?? ownScroller;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : idOf(row);
    },
    // Rows that only move are moved without being painted again.
    directDomUpdates: true,
    overscan: rows.length <= shortList ? shortList : spareRows,
  });
  return (
    <div ref={scroller} className="long-list-scroller">
      <ul ref={virtual.containerRef} className="long-list" aria-label={label}>
        {virtual.getVirtualItems().map(({ index }) => {
          const row = rows[index];
          return row === undefined
            ? null
            : renderRow(row, { index, count: rows.length, measure: virtual.measureElement });
        })}
      </ul>
      {children}
    </div>
  );
}
