import type { LoggingSettings } from '../../../src/core/settings/logging-rule-table';

/** An organisation's defaults, as the settings were last read. */
export function settingRecordsWith(rules: Partial<LoggingSettings>) {
  const records = Object.entries(rules).map(([key, value]) => [key, { value, customizable: true }]);
  return { admin: Object.fromEntries(records), own: {} };
}
