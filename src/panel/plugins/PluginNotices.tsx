import type { InstalledPlugin } from '../../core/installed-plugin';
import { Notice } from '../ui/Notice';
import { say } from '../words';

/** What a person must know about a plugin before its settings. */
export function PluginNotices({ plugin }: { plugin: InstalledPlugin }) {
  return (
    <>
      {plugin.description && <p>{plugin.description}</p>}
      {plugin.needsSignIn && (
        <Notice tone="plain" title={say('config_sign_in_title')}>
          <p>{say('config_sign_in_help', plugin.developer || plugin.displayName)}</p>
        </Notice>
      )}
    </>
  );
}
