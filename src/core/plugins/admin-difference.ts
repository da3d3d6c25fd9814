import { pluginOfWrite, type AdminWrite } from './admin-write';
import { readEntry, writeEntry, type PluginEntry } from './entry';
import { isObject, sameJson, type JsonObject } from '../basics/json';
import { isLocked } from '../settings/locks';

export interface RecordDifference {
  /** A field's key, or what the plugin as a whole is. */
  readonly what: { readonly field: string } | 'installed' | 'version';
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly isLockedByMe: boolean;
  readonly isLockedByThem: boolean;
}

/** What stands in the account's row instead of what was written, told by what the record is. */
export function findDifferences(
  write: Pick<AdminWrite, 'column' | 'key' | 'written'>,
  theirs: unknown,
): RecordDifference[] {
  if (pluginOfWrite(write) !== undefined) return pluginDifferences(write.written, theirs);
  return fieldsOfEither(write.written, theirs).flatMap((key) =>
    plainFieldDifference(key, write.written ?? {}, isObject(theirs) ? theirs : {}),
  );
}

/** They say whether users may change it and who locked it: shown with the value, not as values of their own. */
const lockKeys = new Set(['customizable', 'isCustomizable', 'lock']);

function fieldsOfEither(mine: unknown, theirs: unknown): string[] {
  const keys = [mine, theirs].flatMap((record) => (isObject(record) ? Object.keys(record) : []));
  return [...new Set(keys)].filter((key) => !lockKeys.has(key));
}

function plainFieldDifference(key: string, mine: JsonObject, theirs: JsonObject): RecordDifference[] {
  const isLockedByMe = key === 'value' && mine['customizable'] === false;
  const isLockedByThem = key === 'value' && theirs['customizable'] === false;
  if (sameJson(mine[key], theirs[key]) && isLockedByMe === isLockedByThem) return [];
  return [{ what: { field: key }, mine: mine[key], theirs: theirs[key], isLockedByMe, isLockedByThem }];
}

/**
 * What two records of a plugin mean differently; spelling, order and keys of other clients are no difference. Nor is
 * a note that came or went: what plugins get is the same.
 */
function pluginDifferences(mine: unknown, theirs: unknown): RecordDifference[] {
  const a = readEntry(mine);
  const b = readEntry(theirs);
  const isThere = isPresent(theirs, b);
  if (isPresent(mine, a) !== isThere) return [plainDifference('installed', !isThere, isThere)];
  if (!isThere) return [];
  const version = a.version === b.version ? [] : [plainDifference('version', a.version, b.version)];
  const keys = [...new Set([...Object.keys(a.config), ...Object.keys(b.config)])];
  return [...version, ...keys.flatMap((key) => fieldDifference(key, a, b))];
}

function isPresent(raw: unknown, entry: PluginEntry): boolean {
  return isObject(raw) && !entry.isRemoved;
}

function plainDifference(what: 'installed' | 'version', mine: unknown, theirs: unknown): RecordDifference {
  return { what, mine, theirs, isLockedByMe: false, isLockedByThem: false };
}

function fieldDifference(key: string, a: PluginEntry, b: PluginEntry): RecordDifference[] {
  const mine = a.config[key];
  const theirs = b.config[key];
  const isLockedByMe = mine !== undefined && isLocked(mine);
  const isLockedByThem = theirs !== undefined && isLocked(theirs);
  if (sameJson(mine?.value, theirs?.value) && isLockedByMe === isLockedByThem) return [];
  return [{ what: { field: key }, mine: mine?.value, theirs: theirs?.value, isLockedByMe, isLockedByThem }];
}

/** Whether another admin has changed what a write meant, not only how it is spelt. */
export function isOverwritten(write: AdminWrite): boolean {
  return write.conflict !== undefined && findDifferences(write, write.conflict.theirs).length > 0;
}

/**
 * Their record with what differs put back as it was written; what they changed beyond that stays theirs. `null` where
 * it had been taken out.
 */
export function putBack(
  { column, key, written }: Pick<AdminWrite, 'column' | 'key' | 'written'>,
  theirs: unknown,
): JsonObject | null {
  if (pluginOfWrite({ column, key }) !== undefined)
    return writeEntry(putBackEntry(readEntry(written), theirs === undefined ? undefined : readEntry(theirs)));
  return written && { ...(isObject(theirs) ? theirs : {}), ...written };
}

function putBackEntry(mine: PluginEntry, theirs: PluginEntry | undefined): PluginEntry {
  if (!theirs || theirs.isRemoved !== mine.isRemoved) return mine;
  return { ...theirs, ...manifestPartOf(mine), config: { ...theirs.config, ...mine.config } };
}

function manifestPartOf({
  name,
  version,
  isAsync,
  phase,
  access,
  logTypes,
  requireLicense,
  agreed,
}: PluginEntry) {
  return { name, version, isAsync, phase, access, logTypes, requireLicense, agreed };
}
