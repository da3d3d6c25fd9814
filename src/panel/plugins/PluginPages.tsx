import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { PageLinks } from '../ui/PageLinks';
import { say } from '../app/words';

interface PluginPagesProps {
  pluginId: string;
  current: 'own' | 'defaults' | 'details';
}

/** Ways between the pages of an installed plugin, whatever else waits there: a person's own, and those of admins. */
export function PluginPages({ pluginId, current }: PluginPagesProps) {
  const name = usePanel(
    ({ installedPlugins }) => installedPlugins.plugins.find(({ id }) => id === pluginId)?.displayName,
  );
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  if (name === undefined) return null;
  const own = { page: 'own', label: say('plugin_page_own'), href: hashOf({ screen: 'plugin', pluginId }) };
  const defaults = {
    page: 'defaults',
    label: say('details_defaults'),
    href: hashOf({ screen: 'admin_defaults', pluginId }),
  };
  const details = {
    page: 'details',
    label: say('plugin_page_details'),
    href: hashOf({ screen: isAdmin ? 'admin_plugin' : 'plugin_about', pluginId }),
  };
  return (
    <PageLinks
      label={say('plugin_pages', name)}
      links={[own, ...(isAdmin ? [defaults] : []), details].map(({ page, ...link }) => ({
        ...link,
        isCurrent: page === current,
      }))}
    />
  );
}
