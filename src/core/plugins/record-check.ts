import { isHostileKey, isObject, sameJson, partOf, type JsonObject } from '../basics/json';
import { fail } from '../basics/problem';
import type { AdminColumn } from '../settings/admin-column';
import { pluginOfWrite } from './admin-write';
import { pluginOfKey } from './plugin-key';

/** Bytes are those of the JSON; a document is all settings of the account or of a person. */
export const recordLimits = { recordBytes: 64_000, documentBytes: 1_000_000, depth: 100 } as const;

/**
 * What is never written, whoever asks for it: the server's merge fails as a whole for one such record, and with it
 * every setting of a person or of the account (src/api/README.md, Settings). Held by
 * test/unit/core/plugins/record-check.test.ts.
 * @throws ProblemError `invalid_input`, or `settings_too_large`; `missing` names the record
 */
export function checkRecord(column: AdminColumn, key: string, record: unknown): void {
  const isPlugin = pluginOfWrite({ column, key }) !== undefined;
  const fits =
    key !== '' &&
    isObject(record) &&
    isPlain({ [key]: record }, recordLimits.depth) &&
    (!isPlugin || Object.values(configOf(record) ?? [null]).every(isObject));
  if (!fits) fail('invalid_input', { missing: [key] });
  if (isTooLarge(record)) fail('settings_too_large', { missing: [key] });
}

/** True for a record over the limit; for use where one such record must not keep the others from being written. */
export function isTooLarge(record: unknown): boolean {
  return bytesOf(record) > recordLimits.recordBytes;
}

/**
 * A document that is too large already may be written while it shrinks, or it could never be mended.
 * @param keys of the records that are written, for the problem
 */
export function checkDocument(before: unknown, after: unknown, keys: readonly string[]): void {
  const bytes = bytesOf(after);
  if (bytes > recordLimits.documentBytes && bytes >= bytesOf(before))
    fail('settings_too_large', { missing: [...keys] });
}

/**
 * Holds a record of the person's own settings, `undefined` for its removal, against the account's settings: the
 * server stores whatever is posted, locked or not, and plugins and the CRM read nothing but this. Held by
 * test/unit/background/settings/record-wall.test.ts.
 * @param admin the account's settings as just read
 * @throws ProblemError `locked` with the keys of the locked fields
 */
export function checkOwnRecord(
  key: string,
  record: unknown,
  admin: JsonObject,
  followsManifest: boolean,
): void {
  const set = admin[key];
  if (!isObject(set) || set['isRemoved'] === true) return;
  const isPlugin = pluginOfKey(key) !== undefined;
  const fields = isPlugin ? (configOf(set) ?? {}) : { [key]: set };
  const given = isPlugin ? (configOf(record) ?? {}) : { [key]: record };
  const locked = Object.keys(fields).filter((name) => {
    const field = fields[name];
    if (!isObject(field) || field['value'] == null) return false;
    // Anything but `true` locks a setting; a field of a plugin is open unless it says otherwise (settings/locks.ts).
    const isLocked = isPlugin
      ? set['customizable'] === false || (field['customizable'] ?? field['isCustomizable']) === false
      : field['customizable'] !== true;
    return isLocked && !sameJson(partOf(given[name], 'value'), field['value']);
  });
  if (locked.length > 0) fail('locked', { missing: locked });
  const isBreaking = (name: string) =>
    breaksMerge(partOf(given[name], 'value'), fields[name], followsManifest);
  if (isPlugin && Object.keys(given).some(isBreaking)) fail('invalid_input', { missing: [key] });
}

/**
 * True for a field that the server cannot merge: an empty value that the account's record has no field for (core
 * 1.7.41 handlers/user.js:166); of the polling generation, any such value (core 1.7.22 handlers/user.js:66), which
 * would keep every other client from its settings. It has to be left out.
 */
export function breaksMerge(value: unknown, set: unknown, followsManifest: boolean): boolean {
  return set == null && (followsManifest || !value);
}

function configOf(record: unknown): JsonObject | undefined {
  const value = partOf(record, 'value');
  const config = partOf(value, 'config');
  return isObject(config) ? config : undefined;
}

/** Deep recursion would end the worker, and a hostile key is at home in nobody's settings. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth > 0 && Object.entries(value).every(([key, part]) => !isHostileKey(key) && isPlain(part, depth - 1))
  );
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
