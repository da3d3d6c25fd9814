import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import './LongList.css';

/** Rows painted beyond either end of the visible part of a long list. */
const spareRows = 3;
/** A list up to this length is painted whole, so that the browser's own search finds everything. */
const shortList = 60;

/** What a row needs in a list of which only a part is painted: its place in the whole list. */
export interface ListedProps {
  readonly index: number;
  readonly count: number;
  /** Reports the row's height to the list, which positions it. */
  readonly measure: (element: HTMLElement | null) => void;
}

interface LongListProps<T> {
  rows: readonly T[];
  label: string;
  /** Estimated height in CSS pixels; rows are measured once shown. */
  usualHeight: number;
  idOf: (row: T) => string;
  renderRow: (row: T, place: ListedProps) => ReactNode;
  /** A name under which this page keeps the list's place: opened again, it stands where it was left. */
  place?: string | undefined;
  scroller?: RefObject<HTMLDivElement | null>;
  /** Shown below the last row. */
  children?: ReactNode;
}

interface Place {
  readonly offset: number;
  /** Heights of the rows that were seen: with estimates alone, the same offset is another row. */
  readonly heights: VirtualItem[];
}

/** Where each named list was left; there are a few names. */
const places = new Map<string, Place>();

/** A list of any length with its own scrolling: only the visible part is painted. */
export function LongList<T>(props: LongListProps<T>) {
  const { rows, label, usualHeight, idOf, renderRow, place, children } = props;
  const ownScroller = useRef<HTMLDivElement>(null);
  const scroller = props.scroller ?? ownScroller;
  const left = place === undefined ? undefined : places.get(place);
  const virtual = useVirtualizer({
    ...(left && { initialOffset: left.offset, initialMeasurementsCache: left.heights }),
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : idOf(row);
    },
    // Rows that only move are not painted again.
    directDomUpdates: true,
    overscan: rows.length <= shortList ? shortList : spareRows,
  });
  useLayoutEffect(() => {
    const list = scroller.current;
    if (place === undefined || !list) return undefined;
    return () => {
      places.set(place, { offset: list.scrollTop, heights: virtual.takeSnapshot() });
    };
  }, [place, scroller, virtual]);
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
