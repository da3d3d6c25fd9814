import type { CatalogItem } from '../../core/catalog';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Avatar } from '../ui/Avatar';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { say } from '../words';

/** Installed plugins that the directory no longer lists; they run on until they are uninstalled. */
export function Withdrawn({ listed }: { listed: readonly CatalogItem[] }) {
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const gone = plugins.filter((plugin) => !listed.some((item) => item.id === plugin.id));
  return gone.map((plugin) => (
    <Row
      key={plugin.id}
      href={hashOf({ screen: 'admin_plugin', pluginId: plugin.id })}
      lead={<Avatar name={plugin.displayName} />}
      title={plugin.displayName}
      text={[plugin.developer, say('catalog_withdrawn')].filter(Boolean).join(' · ')}
    >
      <Tag tone="bad">{say('tag_withdrawn')}</Tag>
    </Row>
  ));
}
