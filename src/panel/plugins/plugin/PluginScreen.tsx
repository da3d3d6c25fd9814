import { readAbsence } from '../../../core/directory/absence';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import { RefusedParts } from '../../forms/RefusedParts';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ConfigForm } from './ConfigForm';
import { useConfiguredPlugin, type ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { NotInstalled } from '../NotInstalled';
import { PluginNotices } from './PluginNotices';
import { PluginPages } from '../PluginPages';

/** One installed plugin, for its user. */
export function PluginScreen({ pluginId }: { pluginId: string }) {
  const plugin = usePanel((state) => state.installedPlugins.plugins.find((one) => one.id === pluginId));
  return plugin ? <Configuration plugin={plugin} /> : <NotInstalled />;
}

function Configuration({ plugin }: { plugin: InstalledPlugin }) {
  const configured = useConfiguredPlugin(plugin);
  if (!configured) {
    return (
      <Screen title={plugin.displayName} back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}>
        <PluginPages pluginId={plugin.id} current="own" />
        <Skeleton label={say('loading')} rows={4} />
      </Screen>
    );
  }
  return configured.settings.length > 0 ? (
    <ConfigForm plugin={configured} />
  ) : (
    <NothingToSet plugin={configured} />
  );
}

function NothingToSet({ plugin }: { plugin: ConfiguredPlugin }) {
  const absence = readAbsence(plugin.absence);
  return (
    <Screen title={plugin.displayName} back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}>
      <PluginPages pluginId={plugin.id} current="own" />
      <Section>
        <PluginNotices plugin={plugin} />
        <RefusedParts problems={plugin.formProblems} />
        {plugin.hasManifest ? (
          <Notice tone="plain">{say('config_nothing')}</Notice>
        ) : (
          <Notice tone="wait" title={say(`absence_${absence}_title`)}>
            <p>{say(`absence_${absence}_help`)}</p>
          </Notice>
        )}
      </Section>
    </Screen>
  );
}
