import { growsBeyond } from '../../../core/plugins/consent-change';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { useForbidden } from '../plugin-policy';
import { ChangeTable } from './ChangeTable';
import type { PluginWork } from './use-plugin-work';
import './PluginNews.css';

interface PluginNewsProps {
  pluginId: string;
  manifest: PluginDescription;
  isInstalled: boolean;
  work: PluginWork;
}

/** What an admin should know about a plugin first: problems, an update, what this server does not support. */
export function PluginNews({ pluginId, manifest, isInstalled, work }: PluginNewsProps) {
  const registration = usePanel((state) => state.registrations.states[pluginId]);
  const installed = usePanel((state) => state.installedPlugins.plugins.find(({ id }) => id === pluginId));
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  const isOnline = usePanel((state) => state.isOnline);
  const { version, developer } = manifest;
  const toAgree = useForbidden({ id: pluginId, version, developer });
  const asInstalled = useForbidden(installed);
  const grows = growsBeyond(work.change);
  return (
    <>
      {isInstalled && (registration === 'missing' || registration === 'wiped') && (
        <Notice tone="bad" role="alert" title={say(`registration_${registration}_title`)}>
          <p>{say(`registration_${registration}_help`)}</p>
        </Notice>
      )}
      {installed?.isBroken && (
        <Notice tone="bad" title={say('record_broken_title')}>
          <p>{say('record_broken_help')}</p>
        </Notice>
      )}
      {asInstalled !== undefined && (
        <Notice tone="wait" title={say('plugin_forbidden_title')}>
          <p>{asInstalled}</p>
          <p>{say('plugin_forbidden_help')}</p>
        </Notice>
      )}
      {work.needsAgreement && (
        <Notice
          tone="wait"
          title={say('agree_needed_title')}
          actions={
            <Button
              size="small"
              busy={work.isBusy}
              unavailable={isOnline ? toAgree : say('offline_reason')}
              onClick={() => work.ask('agree')}
            >
              {say('agree_button')}
            </Button>
          }
        >
          <p>{say('agree_needed_help')}</p>
        </Notice>
      )}
      {isInstalled && work.hasUpdate && (
        <Card title={say('update_title')} icon="refresh">
          {grows && (
            <div className="update-grows">
              <SmallText tone="wait">{say('update_grows')}</SmallText>
            </div>
          )}
          <ChangeTable change={work.change} fields={manifest.fields} />
        </Card>
      )}
      {!byRegistration && (
        <Notice tone="plain" title={say('polling_title')}>
          <p>{say('polling_help')}</p>
        </Notice>
      )}
    </>
  );
}
