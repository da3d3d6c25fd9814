import { readAbsence } from '../../../core/directory/absence';
import { consentIn } from '../../../core/plugins/agreement';
import { readAsked } from '../../../core/plugins/asked';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { useConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { AgreedBy } from '../details/AgreedBy';
import { ConsentTable } from '../../shared/plugins/ConsentTable';
import { NotInstalled } from '../NotInstalled';
import { AsksMoreNotice } from '../plugin/AsksMoreNotice';
import { PluginHead } from '../PluginHead';
import { PluginPages } from '../PluginPages';
import { useAgreement } from '../use-agreement';

/** What an installed plugin receives and where it goes, for everybody to read; admins decide it elsewhere. */
export function PluginAboutScreen({ pluginId }: { pluginId: string }) {
  const plugin = usePanel((state) => state.installedPlugins.plugins.find((one) => one.id === pluginId));
  return plugin ? <PluginAbout plugin={plugin} /> : <NotInstalled />;
}

function PluginAbout({ plugin }: { plugin: InstalledPlugin }) {
  const { id, displayName, developer, description, version, iconUrl } = plugin;
  return (
    <Screen title={displayName} back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}>
      <PluginPages pluginId={id} current="details" />
      <Section>
        <PluginHead
          pluginId={id}
          name={displayName}
          iconUrl={iconUrl}
          facts={[
            developer,
            version && say('details_version', version),
            say(`details_access_${plugin.access}`),
          ]}
        />
        {description && <p>{description}</p>}
        <Received plugin={plugin} />
        <SmallText tone="hint">{say('about_admins_decide')}</SmallText>
      </Section>
    </Screen>
  );
}

/** What admins agreed to; where none was asked, what its developer publishes. */
function Received({ plugin }: { plugin: InstalledPlugin }) {
  const configured = useConfiguredPlugin(plugin);
  const agreement = useAgreement(plugin.id);
  const received = agreement
    ? consentIn(agreement)
    : configured && readAsked(configured.body, configured.name);
  const absence = readAbsence(plugin.absence);
  return (
    <>
      {configured && <AsksMoreNotice plugin={configured} />}
      {received ? (
        <Card title={say('consent_title')} icon="shield">
          <ConsentTable consent={received} isInstalled />
          {agreement ? (
            <AgreedBy agreement={agreement} />
          ) : (
            <SmallText tone="wait">{say('about_unagreed')}</SmallText>
          )}
        </Card>
      ) : configured ? (
        <Notice tone="wait" title={say(`absence_${absence}_title`)}>
          <p>{say(`absence_${absence}_help`)}</p>
        </Notice>
      ) : (
        <Skeleton label={say('loading')} rows={2} />
      )}
    </>
  );
}
