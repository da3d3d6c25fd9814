import type { InstalledPlugin } from '../../core/installed-plugin';
import { Notice } from '../ui/Notice';
import { say, sayCount } from '../words';
import { AccountCard } from './AccountCard';
import { LicenceCard } from './LicenceCard';

/** What a person must know about a plugin before its settings: its account, its licence, what its form lacks. */
export function PluginNotices({ plugin }: { plugin: InstalledPlugin }) {
  const { description, signIn, needsSignIn, requireLicense, formProblems = [] } = plugin;
  return (
    <>
      {description && <p>{description}</p>}
      {signIn && <AccountCard plugin={plugin} signIn={signIn} />}
      {needsSignIn && !signIn && (
        <Notice tone="wait" title={say('config_sign_in_title')}>
          <p>{say('config_sign_in_help')}</p>
        </Notice>
      )}
      {requireLicense && <LicenceCard pluginId={plugin.id} />}
      {formProblems.length > 0 && (
        <Notice tone="wait" title={sayCount('config_refused', formProblems.length)}>
          <ul>
            {formProblems.map(({ field, reason }) => (
              <li key={`${field} ${reason}`}>{say(`manifest_${reason}`, field || say('config_whole'))}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
