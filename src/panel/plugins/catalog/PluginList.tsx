import type { ReactNode, RefObject } from 'react';
import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { LongList } from '../../ui/LongList';
import { PluginRow } from './PluginRow';

interface PluginListProps {
  rows: readonly CatalogRow[];
  label: string;
  /** Only what is installed is at hand yet: the place of the whole list waits. */
  isPart: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  /** Shown below the last row. */
  children?: ReactNode;
}

/** The catalog, of any length; keeps its place. */
export function PluginList({ rows, label, isPart, scroller, children }: PluginListProps) {
  return (
    <LongList
      key={isPart ? 'part' : 'whole'}
      rows={rows}
      label={label}
      usualHeight={88}
      idOf={(row) => row.id}
      renderRow={(row, place) => <PluginRow key={row.id} row={row} {...place} />}
      place={isPart ? undefined : 'catalog'}
      scroller={scroller}
    >
      {children}
    </LongList>
  );
}
