import type { Installation } from '../../core/install';
import type { PluginDetails } from '../../protocol/methods';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { Footer } from '../ui/Footer';
import { say } from '../words';
import { blockersOf } from './blockers';
import { RepairButton } from './RepairButton';
import { UninstallButton } from './UninstallButton';

interface DetailsFooterProps {
  details: PluginDetails;
  installation: Installation | undefined;
  isInstalled: boolean;
  isInstalling: boolean;
  onInstall: () => void;
}

/** The one thing to do with a plugin now: repair it, set it, or install it. */
export function DetailsFooter({
  details,
  installation,
  isInstalled,
  isInstalling,
  onInstall,
}: DetailsFooterProps) {
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  const { item, manifest, problems } = details;
  const uninstall = <UninstallButton pluginId={item.id} name={manifest.displayName} />;
  if (installation?.state === 'needs_repair') {
    return (
      <Footer consequence={say('install_stopped')} tone="bad">
        {installation.intent !== 'uninstall' && uninstall}
        <RepairButton installation={installation} />
      </Footer>
    );
  }
  if (isInstalled) {
    return (
      <Footer consequence={say('details_installed')}>
        {uninstall}
        <ButtonLink href={hashOf({ screen: 'plugin', pluginId: item.id })}>
          {say('details_settings')}
        </ButtonLink>
      </Footer>
    );
  }
  const missing = blockersOf(problems, { byRegistration });
  const blocked = missing.length > 0 ? say('details_blocked', missing.join(', ')) : undefined;
  return (
    <Footer consequence={blocked ?? say('details_for_all')} tone={blocked === undefined ? 'plain' : 'bad'}>
      <Button busy={isInstalling || installation !== undefined} unavailable={blocked} onClick={onInstall}>
        {say('details_install')}
      </Button>
    </Footer>
  );
}
