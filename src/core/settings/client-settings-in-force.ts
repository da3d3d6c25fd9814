import {
  builtInClientSettings,
  completeClientSettings,
  readClientSetting,
  type ClientSettingKey,
  type ClientSettings,
} from './client-setting';
import { inPresentShape } from './present-shape';
import { decideSetting, type DecidedBy, type SettingSources } from './setting-decision';

export interface ClientSettingInForce<K extends ClientSettingKey = ClientSettingKey> {
  readonly value: ClientSettings[K];
  readonly origin: DecidedBy;
}

/**
 * A client setting as it applies, and who decided it. A locked value that cannot be read locks the built-in one, under
 * which nothing happens automatically.
 */
export function resolveClientSetting<K extends ClientSettingKey>(
  key: K,
  sources: SettingSources,
): ClientSettingInForce<K> {
  return resolve(key, { ...sources, settingRecords: inPresentShape(sources.settingRecords) });
}

function resolve<K extends ClientSettingKey>(key: K, sources: SettingSources): ClientSettingInForce<K> {
  const usual = builtInClientSettings[key];
  const { value, origin } = decideSetting(key, sources, (raw) => readClientSetting(key, raw), usual);
  return { value: value ?? usual, origin };
}

/** All client settings as they apply, whoever decided them. */
export function clientSettingsInForce(sources: SettingSources): ClientSettings {
  const read = { ...sources, settingRecords: inPresentShape(sources.settingRecords) };
  return completeClientSettings((key) => resolve(key, read).value);
}
