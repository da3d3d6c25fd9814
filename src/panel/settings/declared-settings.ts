import { isObject, type JsonObject } from '../../core/basics/json';
import { readConnectorSettings, type SettingGroup } from '../../core/crm/connector-setting';
import type { ClientSettingKey } from '../../core/settings/client-setting';
import { say } from '../app/words';

const extensionCallsKey: ClientSettingKey = 'allowExtensionNumberLogging';

interface Records {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

/**
 * The CRM's settings as its connector declares them, and those that it only asks a client to offer
 * (`enableExtensionNumberLoggingSetting`).
 */
export function declaredSettings(platform: JsonObject, { admin, own }: Records): SettingGroup[] {
  const listed: readonly unknown[] = Array.isArray(platform['settings']) ? platform['settings'] : [];
  const isListed = JSON.stringify(listed).includes(`"${extensionCallsKey}"`);
  const isAskedFor = platform['enableExtensionNumberLoggingSetting'] === true && !isListed;
  const offered = { id: extensionCallsKey, type: 'boolean', name: say('setting_extension_calls') };
  const settings = isAskedFor ? [...listed.filter(isObject), offered] : listed;
  return readConnectorSettings({ ...platform, settings }, [own, admin]);
}
