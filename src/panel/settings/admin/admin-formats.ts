import type { RecordEdit } from '../../../actions/settings/save-admin-records';
import type { JsonObject } from '../../../core/basics/json';
import { numberFormatKeys } from '../../../core/settings/present-shape';
import { adminRecord } from '../../../core/settings/setting-record';
import { sharedFormatsKey, sharedNumberFormats } from '../../../core/settings/shared-number-formats';
import type { StoredField } from '../../../core/settings/stored-field';
import { say } from '../../app/words';
import { formatRefusal, isFormatKey } from '../numbers/format-words';

type Values = { readonly [key: string]: { readonly value?: unknown } };

/** Keys of number formats that cannot be used. */
export function wrongFormats(toSave: Values): string[] {
  return numberFormatKeys.filter((key) => formatRefusal(toSave[key]?.value) !== undefined);
}

/** Why what was typed for a number format cannot be used; `undefined` for another setting. */
export function formatRefusalOf(key: string, value: unknown): string | undefined {
  return isFormatKey(key) ? formatRefusal(value) : undefined;
}

/**
 * With a number format, the record in which App Connect's own client looks for an admin's formats is written: it
 * would hand its old ones to everybody else.
 */
export function sharedFormatsEdit(
  admin: JsonObject,
  config: { readonly [key: string]: StoredField },
  toSave: Values,
): [string, RecordEdit][] {
  if (!numberFormatKeys.some((key) => key in toSave)) return [];
  const displayName = say('numbers_formats_title');
  const records = numberFormatKeys.flatMap((key) => {
    const record = config[key] && adminRecord(config[key]);
    return record ? [[key, record] as const] : [];
  });
  const shared = sharedNumberFormats({ ...omitFormats(admin), ...Object.fromEntries(records) });
  const missing = numberFormatKeys.filter((key) => !records.some(([known]) => known === key));
  // There one lock holds for all: here, those without a record of their own would be locked by it.
  const open = shared?.['customizable'] === false && records.length > 0 ? missing : [];
  return [
    ...open.map((key): [string, RecordEdit] => [key, { displayName, change: () => openRecord }]),
    [sharedFormatsKey, { displayName, change: () => shared }],
  ];
}

const openRecord = adminRecord({ value: '', customizable: true, lock: undefined, rest: {} });

function omitFormats(admin: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(admin).filter(([key]) => !isFormatKey(key)));
}
