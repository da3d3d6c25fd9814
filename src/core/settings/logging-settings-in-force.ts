import { withoutFormerShape } from './former-shape';
import { loggingSettingTable, type LoggingSettings } from './logging-setting';
import { decideSetting, type SettingSources } from './setting-decision';
import { canHave, completeValues } from './setting-table';

/** Those client settings alone that decide about logging, for the worker (client-settings-in-force.ts has them all). */
export function loggingSettingsInForce(sources: SettingSources): LoggingSettings {
  return completeValues(
    loggingSettingTable,
    (key) =>
      decideSetting(key, sources, (raw) => {
        const value = withoutFormerShape(key, raw);
        return canHave(loggingSettingTable, key, value) ? value : undefined;
      }).value,
  );
}
