import type { ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { PluginAccountCard } from './PluginAccountCard';
import { AsksMoreNotice } from './AsksMoreNotice';
import { LicenceCard } from './LicenceCard';

/** What a person must know about a plugin before its settings: account and licence. */
export function PluginNotices({ plugin }: { plugin: ConfiguredPlugin }) {
  const { description, signIn, needsSignIn, requireLicense } = plugin;
  return (
    <>
      {description && <p>{description}</p>}
      <AsksMoreNotice plugin={plugin} />
      {signIn && <PluginAccountCard plugin={plugin} signIn={signIn} />}
      {needsSignIn && !signIn && (
        <Notice tone="wait" title={say('config_sign_in_title')}>
          <p>{say('config_sign_in_help')}</p>
        </Notice>
      )}
      {requireLicense && <LicenceCard pluginId={plugin.id} />}
    </>
  );
}
