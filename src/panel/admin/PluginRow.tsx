import { memo } from 'react';
import type { CatalogRow } from '../../core/catalog-row';
import { hashOf } from '../route';
import { Row } from '../ui/Row';
import { say } from '../words';
import { PluginIcon } from './PluginIcon';
import { RowTags } from './RowTags';

interface PluginRowProps {
  row: CatalogRow;
  index: number;
  count: number;
  /** Tells the list how high it has become; the list puts it in its place. */
  measure: (element: HTMLElement | null) => void;
}

/** One plugin of the catalog. It paints again only when something in it changes: the list may be long. */
export const PluginRow = memo(function PluginRow({ row, index, count, measure }: PluginRowProps) {
  const description = row.isListed ? row.description : say('catalog_withdrawn');
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      href={hashOf({ screen: 'admin_plugin', pluginId: row.id })}
      lead={<PluginIcon name={row.displayName} url={row.iconUrl} />}
      title={row.displayName}
      text={[row.developer, description].filter(Boolean).join(' · ')}
    >
      <RowTags row={row} />
    </Row>
  );
});
