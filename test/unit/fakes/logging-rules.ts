import type { ClientSettings } from '../../../src/core/settings/client-setting';

/** An organisation's defaults, as the settings were last read. */
export function settingRecordsWith(rules: Partial<ClientSettings>) {
  const records = Object.entries(rules).map(([key, value]) => [key, { value, customizable: true }]);
  return { admin: Object.fromEntries(records), own: {} };
}
