import type { JsonObject } from '../basics/json';
import { adminRecordOf, readAdminSetting } from './admin-setting';
import { readClientSetting } from './client-setting';
import { withPresentNames } from './former-records';
import { inPresentShape } from './present-shape';
import { describedKeys } from './setting-groups';
import { readAdminSettings } from './setting-record';
import { readStoredField, type StoredField } from './stored-field';

/**
 * What admins have set, by key. Client settings are found under the names and in the shapes that they have had before,
 * too; a value that cannot be read is shown as it is.
 */
export function readAdminConfig(records: JsonObject): { readonly [key: string]: StoredField } {
  const { admin } = inPresentShape({ admin: withPresentNames(records), own: {} });
  const config = readAdminSettings(admin);
  const client = describedKeys.flatMap((key): [string, StoredField][] => {
    const set = readAdminSetting(admin, key);
    if (!set) return [];
    const value = readClientSetting(key, set.value) ?? set.value;
    const stored = readStoredField(adminRecordOf(admin, key).record, false);
    return [[key, { ...stored, value, customizable: !set.isLocked }]];
  });
  return { ...config, ...Object.fromEntries(client) };
}
