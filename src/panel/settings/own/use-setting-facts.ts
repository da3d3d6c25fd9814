import type { ClientSettings } from '../../../core/settings/client-setting';
import type { SettingFacts } from '../../../core/settings/setting-need';
import { useLoggedByServer } from '../../shared/server-logged';
import type { ConnectorFacts } from '../connector-facts';

/**
 * What decides whether a setting does anything.
 * @param settings as the person has just set them
 */
export function useSettingFacts(
  settings: ClientSettings,
  connector: ConnectorFacts | undefined,
): SettingFacts {
  const isLoggedByServer = useLoggedByServer();
  return {
    settings,
    isLoggedByServer,
    offersExtensionCalls: connector?.offersExtensionCalls ?? true,
    contactTypes: connector?.contactTypes.length ?? Infinity,
  };
}
