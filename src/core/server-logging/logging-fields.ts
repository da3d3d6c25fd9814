import { isHostileKey, objectOf, partOf, type JsonObject } from '../basics/json';
import { isSecretField } from '../forms/secret-field';

/** The values of `additionalFields` that a page may see. */
export interface LoggingFields {
  readonly values: JsonObject;
  /** Keys of secrets that are stored; their values stay in the worker. */
  readonly kept: readonly string[];
}

/**
 * The stored values that may reach the page: those of declared fields that hold no secret.
 * @param declared `serverSideLogging.additionalFields` of the connector's manifest
 */
export function readableFields(declared: readonly unknown[], stored: unknown): LoggingFields {
  const all = objectOf(stored);
  const found = keysOf(declared).filter(({ key }) => !isEmpty(all[key]));
  return {
    values: Object.fromEntries(found.flatMap(({ key, isSecret }) => (isSecret ? [] : [[key, all[key]]]))),
    kept: found.filter(({ isSecret }) => isSecret).map(({ key }) => key),
  };
}

/**
 * What to send: the typed values, plus each stored secret that was not typed again.
 * @param remove keys of stored secrets to clear, sent empty because a connector may keep whatever is not mentioned
 */
export function fieldsToSave(
  declared: readonly unknown[],
  stored: unknown,
  typed: JsonObject,
  remove: readonly string[] = [],
): JsonObject {
  const before = objectOf(stored);
  return Object.fromEntries(
    keysOf(declared).flatMap(({ key, isSecret }) => {
      if (key in typed && !(isSecret && isEmpty(typed[key]))) return [[key, typed[key]]];
      const kept = remove.includes(key) ? '' : before[key];
      return isSecret && kept != null && !isMask(kept) ? [[key, kept]] : [];
    }),
  );
}

function keysOf(declared: readonly unknown[]) {
  return declared.flatMap((field) => {
    const key = partOf(field, 'const');
    return typeof key === 'string' && !isHostileKey(key) ? [{ key, isSecret: isSecretField(field) }] : [];
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A connector may answer with dots instead of the secret; sent back, they would replace it. */
function isMask(value: unknown): boolean {
  return typeof value === 'string' && /^[*•●]+$/.test(value);
}
