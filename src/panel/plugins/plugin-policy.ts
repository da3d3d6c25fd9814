import { allowedVersions, isPluginAllowed } from '../../core/settings/allowed-plugins';
import { usePanel } from '../app/store';
import { say } from '../app/words';

interface Published {
  readonly id: string;
  readonly version: string;
  readonly developer: string;
}

/** Why this computer's policy does not allow a plugin; `undefined` where it does. The worker looks again. */
export function useForbidden(plugin: Published | undefined): string | undefined {
  const policy = usePanel((state) => state.policy);
  if (plugin === undefined || isPluginAllowed(policy, plugin.id, plugin)) return undefined;
  const versions = allowedVersions(policy, plugin.id);
  return versions.length > 0 ? say('plugin_forbidden_version', versions.join(', ')) : say('plugin_forbidden');
}
