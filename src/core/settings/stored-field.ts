import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** One stored setting: its value, whether users may change it, and (our addition) who locked it, when and why. */
export interface StoredField {
  readonly value: unknown;
  readonly customizable: boolean | undefined;
  readonly lock: { readonly by: string; readonly at: number; readonly reason: string } | undefined;
  /** Keys we do not know; kept as they are. */
  readonly rest: JsonObject;
}

const lockKey = 'lock';

/** @param isLockedWhole the whole record is locked, whatever the field says */
export function readStoredField(raw: unknown, isLockedWhole: boolean): StoredField {
  if (!isObject(raw)) return { value: undefined, customizable: undefined, lock: undefined, rest: {} };
  const { value, customizable, isCustomizable, [lockKey]: lock, ...rest } = raw;
  const flag = isLockedWhole ? false : (customizable ?? isCustomizable);
  return {
    value: value ?? undefined,
    customizable: typeof flag === 'boolean' ? flag : undefined,
    lock: readLock(lock),
    rest,
  };
}

function readLock(raw: unknown): StoredField['lock'] {
  if (!isObject(raw)) return undefined;
  const at = typeof raw['at'] === 'number' ? raw['at'] : 0;
  return { by: plainText(raw['by'], 80), at, reason: plainText(raw['reason'], 300) };
}

/** The field as it is written into a record; the keys we do not know go back with it. */
export function writeStoredField(field: StoredField): JsonObject {
  return {
    ...field.rest,
    // `null` is an explicit value here; clients read a missing `value` the same way.
    value: field.value ?? null,
    ...(field.customizable !== undefined && { customizable: field.customizable }),
    ...(field.lock && { [lockKey]: field.lock }),
  };
}
