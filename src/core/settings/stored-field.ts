import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** One setting as stored: its value, whether users may change it, and who locked it when and why (ours). */
export interface StoredField {
  readonly value: unknown;
  readonly customizable: boolean | undefined;
  readonly lock: { readonly by: string; readonly at: number; readonly reason: string } | undefined;
  /** Keys we do not know; kept as they are. */
  readonly rest: JsonObject;
}

const lockKey = 'lock';

/** @param isLockedWhole the record around it says so, whatever the field itself says */
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
    // `null` is a value here, a missing `value` would be read as one as well.
    value: field.value ?? null,
    ...(field.customizable !== undefined && { customizable: field.customizable }),
    ...(field.lock && { [lockKey]: field.lock }),
  };
}
