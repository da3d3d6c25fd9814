import { memo } from 'react';
import type { CatalogRow } from '../../../core/plugins/catalog-row';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import type { ListedProps } from '../../ui/LongList';
import { Row } from '../../ui/Row';
import { PluginIcon } from '../PluginIcon';
import { RowTags } from './RowTags';

interface PluginRowProps extends ListedProps {
  readonly row: CatalogRow;
}

/** One plugin of the catalog. Paints again only when something in it changes, because the list may be long. */
export const PluginRow = memo(function PluginRow({ row, index, count, measure }: PluginRowProps) {
  // A memoised row must notice a change of language.
  usePanel((state) => state.language);
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      href={hashOf({ screen: 'admin_plugin', pluginId: row.id })}
      lead={<PluginIcon pluginId={row.id} name={row.displayName} url={row.iconUrl} />}
      title={row.displayName}
      isClamped
      text={[row.developer, row.description].filter(Boolean).join(' · ')}
    >
      <RowTags row={row} />
    </Row>
  );
});
