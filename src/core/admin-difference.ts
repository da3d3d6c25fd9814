import type { AdminWrite } from './admin-write';
import { readEntry, settingsKey, type PluginEntry } from './entry';
import { isObject, sameJson, type JsonObject } from './json';
import { isLocked } from './locks';

export interface EntryDifference {
  /** A field's key, or what the plugin as a whole is. */
  readonly what: { readonly field: string } | 'installed' | 'version';
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly isLockedByMe: boolean;
  readonly isLockedByThem: boolean;
}

/**
 * What two records mean differently; spelling, order and keys of other clients are no difference. Nor is a note
 * that came or went: what plugins get is the same.
 */
export function findDifferences(mine: unknown, theirs: unknown): EntryDifference[] {
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

function plainDifference(what: 'installed' | 'version', mine: unknown, theirs: unknown): EntryDifference {
  return { what, mine, theirs, isLockedByMe: false, isLockedByThem: false };
}

function fieldDifference(key: string, a: PluginEntry, b: PluginEntry): EntryDifference[] {
  const mine = a.config[key];
  const theirs = b.config[key];
  const isLockedByMe = mine !== undefined && isLocked(mine);
  const isLockedByThem = theirs !== undefined && isLocked(theirs);
  if (sameJson(mine?.value, theirs?.value) && isLockedByMe === isLockedByThem) return [];
  return [{ what: { field: key }, mine: mine?.value, theirs: theirs?.value, isLockedByMe, isLockedByThem }];
}

/**
 * What a fresh look at the admin's document says about a write. One that was never seen to arrive and is not there
 * is forgotten: it was not saved, and the person was told so or still has the form.
 */
export function afterLooking(write: AdminWrite, document: JsonObject, now: number): AdminWrite | undefined {
  const { conflict, ...rest } = write;
  const found = document[settingsKey(write.pluginId)];
  const differences = findDifferences(write.written, found);
  if (differences.length === 0) return { ...rest, isConfirmed: true };
  if (!write.isConfirmed) return undefined;
  return {
    ...rest,
    conflict: { theirs: isObject(found) ? { ...found } : null, foundAt: conflict?.foundAt ?? now },
  };
}

/** Their record with what differs put back as it was written; what they changed beyond that stays theirs. */
export function putBack(mine: PluginEntry, theirs: PluginEntry | undefined): PluginEntry {
  if (!theirs || theirs.isRemoved !== mine.isRemoved) return mine;
  return { ...theirs, ...factsOf(mine), config: { ...theirs.config, ...mine.config } };
}

function factsOf({ name, version, isAsync, phase, access, logTypes, requireLicense, agreed }: PluginEntry) {
  return { name, version, isAsync, phase, access, logTypes, requireLicense, agreed };
}
