import type { JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';
import { numberFormatKeys } from './present-shape';

/** Where App Connect's own client keeps an admin's number formats: together, without a `value`. */
export const sharedFormatsKey = 'overridingNumberFormat';

/**
 * The record of an admin's number formats as App Connect's own client reads it; `null` where no format is set. It has one
 * lock for all of them: one that is locked locks the others there as well.
 * @param admin the account's settings as an admin is about to leave them
 */
export function sharedNumberFormats(admin: JsonObject): JsonObject | null {
  const { [sharedFormatsKey]: _shared, ...records } = admin;
  const set = numberFormatKeys.map((key) => readAdminSetting(records, key));
  if (set.every((one) => one === undefined)) return null;
  const [first, second, third] = set.map((one) => (typeof one?.value === 'string' ? one.value : ''));
  return {
    customizable: !set.some((one) => one?.isLocked),
    numberFormatter1: first,
    numberFormatter2: second,
    numberFormatter3: third,
  };
}
