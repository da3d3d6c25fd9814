import { isObject, type JsonObject } from '../basics/json';
import { formerNameOf, readFormerValue } from './former-preference';
import { readStoredField, type StoredField } from './stored-field';

export interface AdminSetting {
  readonly value: unknown;
  readonly isLocked: boolean;
  /** Who locked it, when and why, where this panel wrote it. */
  readonly lock?: StoredField['lock'];
}

/** Names that App Connect's own client has had for its settings before. */
const formerKeys: { readonly [key: string]: string } = {
  openContactPageAfterCreation: 'openContactAfterCreatingIt',
};

/** The record of a setting, also under the name that it had before. */
export function findEntry(document: JsonObject, key: string): unknown {
  if (Object.hasOwn(document, key)) return document[key];
  const former = Object.hasOwn(formerKeys, key) ? formerKeys[key] : undefined;
  return former === undefined ? undefined : document[former];
}

/**
 * What an admin set for a setting, also where it stands under a name that this panel had for it. On the server a record
 * is the value itself with a flag; anything but `customizable: true` is a lock (core 1.7.41 handlers/user.js:155).
 */
export function readAdminSetting(admin: JsonObject, key: string): AdminSetting | undefined {
  const record = findEntry(admin, key);
  if (isObject(record)) return readRecord(record);
  const name = formerNameOf(key);
  const former = name === undefined ? undefined : readRecord(admin[`panel_${name}`]);
  if (name !== undefined && former) return { ...former, value: readFormerValue(name, former.value) };
  return readSharedFormat(admin, key);
}

function readRecord(record: unknown): AdminSetting | undefined {
  if (!isObject(record) || record['isRemoved'] === true || record['value'] == null) return undefined;
  const { lock } = readStoredField(record, false);
  return { value: record['value'], isLocked: record['customizable'] !== true, lock };
}

/** An admin's number formats stand together in one record without a value; a missing flag leaves them to each person. */
function readSharedFormat(admin: JsonObject, key: string): AdminSetting | undefined {
  const [, place] = /^overridingPhoneNumberFormat([23]?)$/.exec(key) ?? [];
  const record = admin['overridingNumberFormat'];
  if (place === undefined || !isObject(record)) return undefined;
  const value = record[`numberFormatter${place || '1'}`];
  return { value: typeof value === 'string' ? value : '', isLocked: record['customizable'] === false };
}
