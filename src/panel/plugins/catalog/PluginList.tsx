import { memo, type ComponentProps, type RefObject } from 'react';
import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { DroppedLines } from '../../shared/CatalogList';
import { LongList } from '../../ui/LongList';
import { PluginRow } from './PluginRow';

interface PluginListProps {
  rows: readonly CatalogRow[];
  label: string;
  /** Without it only what is installed is at hand yet: the place of the whole list waits. */
  catalog: ComponentProps<typeof DroppedLines>['catalog'] | undefined;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The catalog, of any length; keeps its place. Painted when what is found changes, not at each key. */
export const PluginList = memo(function PluginList({ rows, label, catalog, scroller }: PluginListProps) {
  return (
    <LongList
      key={catalog ? 'whole' : 'part'}
      rows={rows}
      label={label}
      usualHeight={88}
      idOf={(row) => row.id}
      renderRow={(row, place) => <PluginRow key={row.id} row={row} {...place} />}
      place={catalog && 'catalog'}
      scroller={scroller}
    >
      {catalog && <DroppedLines catalog={catalog} />}
    </LongList>
  );
});
