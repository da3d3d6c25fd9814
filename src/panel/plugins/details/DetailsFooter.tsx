import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { say } from '../../app/words';
import { cannotRunShared, installBlockers } from '../../../core/plugins/install-blockers';
import { useForbidden } from '../plugin-policy';
import { UninstallButton } from './UninstallButton';
import type { LoadedDetails } from './plugin-details';
import type { PluginWork } from './use-plugin-work';

interface DetailsFooterProps {
  details: LoadedDetails;
  isInstalled: boolean;
  work: PluginWork;
}

/** The main action for a plugin now: repair, update, or install. */
export function DetailsFooter({ details, isInstalled, work }: DetailsFooterProps) {
  const { item, manifest } = details;
  const installation = usePanel((state) => state.installations[item.id]);
  const blocked = useBlocked(details);
  const uninstall = <UninstallButton pluginId={item.id} name={manifest.displayName} />;
  if (work.needsRepair) {
    const isHalf = installation?.state === 'needs_repair';
    const isUninstall = installation?.intent === 'uninstall';
    // Whatever the policy says, what is half uninstalled may go.
    const forbidden = isUninstall ? undefined : blocked.policy;
    return (
      <Footer consequence={forbidden ?? say(isHalf ? 'install_stopped' : 'repair_for_all')} tone="bad">
        {!isUninstall && uninstall}
        <Button
          busy={work.isBusy}
          unavailable={blocked.offline ?? forbidden}
          onClick={() => work.ask('repair')}
        >
          {say('repair')}
        </Button>
      </Footer>
    );
  }
  if (!isInstalled) {
    const reason = blocked.offline ?? blocked.policy ?? blocked.manifest;
    return (
      <Footer consequence={reason ?? say('details_for_all')} tone={reason === undefined ? 'plain' : 'bad'}>
        <Button busy={work.isBusy} unavailable={reason} onClick={() => work.ask('install')}>
          {say('details_install')}
        </Button>
      </Footer>
    );
  }
  const refused = work.hasUpdate ? (blocked.policy ?? blocked.manifest) : undefined;
  return (
    <Footer consequence={refused ?? say('details_installed')} tone={refused === undefined ? 'plain' : 'bad'}>
      {uninstall}
      {work.hasUpdate && (
        <Button
          busy={work.isBusy}
          unavailable={blocked.offline ?? refused}
          onClick={() => work.ask('update')}
        >
          {say('details_update')}
        </Button>
      )}
    </Footer>
  );
}

/** Why an action is unavailable now. */
function useBlocked({ item, manifest }: LoadedDetails): {
  offline: string | undefined;
  policy: string | undefined;
  manifest: string | undefined;
} {
  const capabilities = usePanel((state) => state.connection?.capabilities);
  const isUnrunnable = capabilities !== undefined && cannotRunShared(item.access, capabilities);
  const isOnline = usePanel((state) => state.isOnline);
  const missing = installBlockers(manifest, { byRegistration: capabilities?.accountPlugins ?? true });
  const { version, developer } = manifest;
  const policy = useForbidden({ id: item.id, version, developer });
  return {
    policy,
    offline: isOnline ? undefined : say('offline_reason'),
    manifest: isUnrunnable
      ? say('details_blocked_shared')
      : missing.length > 0
        ? say('details_blocked', missing.join(', '))
        : undefined,
  };
}
