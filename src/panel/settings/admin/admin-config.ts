import type { JsonObject } from '../../../core/basics/json';
import { readAdminSetting } from '../../../core/settings/admin-setting';
import { readClientSetting } from '../../../core/settings/client-setting';
import { describedKeys } from '../../../core/settings/setting-groups';
import { readAdminSettings } from '../../../core/settings/setting-record';
import type { StoredField } from '../../../core/settings/stored-field';

/**
 * What admins have set, by key. Client settings are found under the names and in the shapes that they have had before,
 * too; a value that cannot be read is shown as it is.
 */
export function readAdminConfig(admin: JsonObject): { readonly [key: string]: StoredField } {
  const config = readAdminSettings(admin);
  const client = describedKeys.flatMap((key): [string, StoredField][] => {
    const set = readAdminSetting(admin, key);
    if (!set) return [];
    const value = readClientSetting(key, set.value) ?? set.value;
    return [
      [key, { value, customizable: !set.isLocked, lock: set.lock, rest: config[key]?.rest ?? {} }],
    ];
  });
  return { ...config, ...Object.fromEntries(client) };
}
