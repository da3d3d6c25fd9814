import { isObject, type JsonObject } from '../basics/json';
import { formerNameOf, readFormerValue } from './former-preference';

export interface AdminSetting {
  readonly value: unknown;
  readonly isLocked: boolean;
}

/** The record by which an admin has set a setting, also under a name that this panel had for it; and that name. */
export function adminRecordOf(admin: JsonObject, key: string): { record: unknown; former?: string } {
  const former = isObject(admin[key]) ? undefined : formerNameOf(key);
  return former === undefined ? { record: admin[key] } : { record: admin[`panel_${former}`], former };
}

/**
 * What an admin set for a setting. On the server a record is the value itself with a flag; anything but `customizable:
 * true` is a lock (core 1.7.41 handlers/user.js:155).
 */
export function readAdminSetting(admin: JsonObject, key: string): AdminSetting | undefined {
  const { record, former } = adminRecordOf(admin, key);
  if (!isObject(record) || record['isRemoved'] === true || record['value'] == null) return undefined;
  const value = former === undefined ? record['value'] : readFormerValue(record['value']);
  return { value, isLocked: record['customizable'] !== true };
}
