import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { Footer } from '../../ui/Footer';
import { say } from '../../app/words';
import { cannotRunShared, installBlockers } from '../../../core/plugins/install-blockers';
import { UninstallButton } from './UninstallButton';
import type { LoadedDetails } from './plugin-details';
import type { PluginWork } from './use-plugin-work';

interface DetailsFooterProps {
  details: LoadedDetails;
  isInstalled: boolean;
  work: PluginWork;
}

/** The main action for a plugin now: repair, update, set defaults, or install. */
export function DetailsFooter({ details, isInstalled, work }: DetailsFooterProps) {
  const { item, manifest } = details;
  const installation = usePanel((state) => state.installations[item.id]);
  const blocked = useBlocked(details);
  const uninstall = <UninstallButton pluginId={item.id} name={manifest.displayName} />;
  if (work.needsRepair) {
    const isHalf = installation?.state === 'needs_repair';
    return (
      <Footer consequence={say(isHalf ? 'install_stopped' : 'repair_for_all')} tone="bad">
        {installation?.intent !== 'uninstall' && uninstall}
        <Button busy={work.isBusy} unavailable={blocked.offline} onClick={() => work.ask('repair')}>
          {say('repair')}
        </Button>
      </Footer>
    );
  }
  if (!isInstalled) {
    const reason = blocked.offline ?? blocked.manifest;
    return (
      <Footer consequence={reason ?? say('details_for_all')} tone={reason === undefined ? 'plain' : 'bad'}>
        <Button busy={work.isBusy} unavailable={reason} onClick={() => work.ask('install')}>
          {say('details_install')}
        </Button>
      </Footer>
    );
  }
  return (
    <Footer consequence={say('details_installed')}>
      {uninstall}
      {work.hasUpdate ? (
        <Button
          busy={work.isBusy}
          unavailable={blocked.offline ?? blocked.manifest}
          onClick={() => work.ask('update')}
        >
          {say('details_update')}
        </Button>
      ) : (
        <ButtonLink href={hashOf({ screen: 'admin_defaults', pluginId: item.id })}>
          {say('details_defaults')}
        </ButtonLink>
      )}
    </Footer>
  );
}

/** Why an action is unavailable now. */
function useBlocked({ item, manifest }: LoadedDetails): {
  offline: string | undefined;
  manifest: string | undefined;
} {
  const capabilities = usePanel((state) => state.connection?.capabilities);
  const isUnrunnable = capabilities !== undefined && cannotRunShared(item.access, capabilities);
  const isOnline = usePanel((state) => state.isOnline);
  const missing = installBlockers(manifest, { byRegistration: capabilities?.accountPlugins ?? true });
  return {
    offline: isOnline ? undefined : say('offline_reason'),
    manifest: isUnrunnable
      ? say('details_blocked_shared')
      : missing.length > 0
        ? say('details_blocked', missing.join(', '))
        : undefined,
  };
}
