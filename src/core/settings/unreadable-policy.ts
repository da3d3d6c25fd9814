import { isClientSettingKey, readClientSetting } from './client-setting';
import { formerPreferenceNames } from './former-preference';
import { isPreferenceName } from './panel-preference';
import type { Policy } from './policy';

/** Names of all that this computer's policy sets and nobody can read: values of another kind, and unheard-of names. */
export function unreadableInPolicy({ broken, preferences }: Policy): readonly string[] {
  const more = Object.entries(preferences).filter(([name, value]) => {
    if (isPreferenceName(name) || formerPreferenceNames.includes(name)) return false;
    return !isClientSettingKey(name) || readClientSetting(name, value) === undefined;
  });
  return [...broken, ...more.map(([name]) => `preferences.${name}`)];
}
