import { unreadableLines } from './allowed-plugins';
import { isClientSettingKey, readClientSetting } from './client-setting';
import { formerKeysOf, formerPreferenceNames, readFormerValue } from './former-preference';
import { isPreferenceName, readPreference } from './panel-preference';
import type { Policy } from './policy';

/** Names of all that this computer's policy sets and nobody can read: values of another kind, and unheard-of names. */
export function unreadableInPolicy(policy: Policy): readonly string[] {
  const { broken, preferences } = policy;
  const lines = unreadableLines(policy).map((line) => `allowedPlugins: ${line || '?'}`);
  if (broken.includes('preferences')) return [...broken, ...lines];
  const more = Object.entries(preferences).filter(([name, value]) => !isReadable(name, value));
  return [...new Set([...broken, ...more.map(([name]) => `preferences.${name}`), ...lines])];
}

function isReadable(name: string, value: unknown): boolean {
  if (isPreferenceName(name)) return readPreference(name, value) !== undefined;
  const isFormer = formerPreferenceNames.includes(name);
  const keys = isFormer ? formerKeysOf(name) : [name];
  const read = isFormer ? readFormerValue(value) : value;
  return keys.every((key) => isClientSettingKey(key) && readClientSetting(key, read) !== undefined);
}
