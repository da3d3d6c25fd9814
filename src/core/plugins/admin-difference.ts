import { pluginOfAgreement } from './plugin-key';
import { pluginOfAgreementWrite } from './agreement-write';
import { pluginOfWrite, type AdminWrite } from './admin-write';
import { readAgreement } from './agreement';
import { readEntry, writeEntry, type PluginEntry } from './entry';
import { isObject, sameJson, type JsonObject } from '../basics/json';
import { isLocked } from '../settings/locks';

export interface RecordDifference {
  /** The field that differs, or which property of the plugin as a whole. */
  readonly what: { readonly field: string } | 'installed' | 'version' | 'agreed';
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly isLockedByMe: boolean;
  readonly isLockedByThem: boolean;
}

/** Differences between what was written and what the account's row now holds, by kind of record. */
export function findDifferences(
  write: Pick<AdminWrite, 'column' | 'key' | 'written'>,
  theirs: unknown,
): RecordDifference[] {
  if (pluginOfWrite(write) !== undefined) return pluginDifferences(write.written, theirs);
  if (pluginOfAgreementWrite(write) !== undefined) return agreementDifferences(write, theirs);
  return fieldsOfEither(write.written, theirs).flatMap((key) =>
    plainFieldDifference(key, write.written ?? {}, isObject(theirs) ? theirs : {}),
  );
}

/** Keys that say whether users may change a value and who locked it; shown with the value, not as values. */
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

/** Hosts that only one of the two agreed to, or that they agreed to for different purposes. */
function agreementDifferences(
  { key, written }: Pick<AdminWrite, 'key' | 'written'>,
  theirs: unknown,
): RecordDifference[] {
  const agreedIn = (record: unknown) =>
    isObject(record) ? readAgreement({ [key]: record }, pluginOfAgreement(key) ?? '')?.purposes : undefined;
  const hostsIn = (record: unknown) =>
    Object.entries(agreedIn(record) ?? {}).map(([purpose, { host }]) => ({ purpose, host }));
  const mine = hostsIn(written);
  const other = hostsIn(theirs);
  const plain = (hosts: typeof mine) => [...new Set(hosts.map(({ host }) => host))];
  return sameJson(mine, other) ? [] : [plainDifference('agreed', plain(mine), plain(other))];
}

/**
 * Differences in meaning between two records of a plugin. Spelling, order and unknown keys are no difference, nor is
 * an added or removed note: plugins get the same.
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

function plainDifference(
  what: 'installed' | 'version' | 'agreed',
  mine: unknown,
  theirs: unknown,
): RecordDifference {
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

/** Whether another admin has changed the meaning of a write, not just its spelling. */
export function isOverwritten(write: AdminWrite): boolean {
  return write.conflict !== undefined && findDifferences(write, write.conflict.theirs).length > 0;
}

/**
 * The other admin's record with everything that differs put back as it was written; what they changed beyond that
 * stays. `null` if the record had been removed.
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
