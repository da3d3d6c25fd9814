import { isObject, sameJson, type JsonObject } from '../basics/json';
import { readAdminSetting, type AdminSetting } from './admin-setting';
import { keepKeys, type ChoiceChanges } from './choice-changes';
import { clientSettingKeys, isClientSettingKey, readClientSetting, usualValue } from './client-setting';
import { isLogDetailKey } from './log-detail';
import {
  ownChoicesKey,
  readOwnChoice,
  readRemembered,
  sameValue,
  valueThere,
  type Remembered,
} from './own-choice';
import { inPresentShape } from './present-shape';
import { settingsIn, type SettingDocuments } from './setting-record';

export interface SettingWrites {
  readonly records: JsonObject;
  /** Keys of records to remove. */
  readonly remove: readonly string[];
}

/** What is decided about one setting. */
interface Settled {
  readonly set: AdminSetting | undefined;
  readonly choice: unknown;
  /** What stands in the person's own record; `undefined` where it need not be there. */
  readonly value: unknown;
}

interface Scope {
  /** Of the person's own choices; `null` gives one up. */
  readonly changes?: ChoiceChanges;
  /** This computer's, by setting; it holds where no admin has locked the setting. */
  readonly policy?: JsonObject;
  /** The settings to look at; all by default. */
  readonly keys?: readonly string[];
}

/**
 * What has to be written to the person's own settings. The server's log composer and the connectors read nothing else
 * (core 1.7.41 lib/callLogComposer.js:39), so for them a default or a lock is real only once it stands there. Of other
 * client settings only what the person chose is written, for App Connect's own client to follow. What nobody has
 * decided is left as it is, and so is everything that is not known.
 */
export function settleSettings(
  documents: SettingDocuments,
  { changes = {}, policy = {}, keys }: Scope = {},
): SettingWrites {
  const { admin, own } = inPresentShape(documents);
  const known = readRemembered(own);
  const remembered = new Map(Object.entries(known));
  const records: { [key: string]: unknown } = {};
  const remove: string[] = [];
  const scope = keys ?? [...keysToSettle({ admin, own }, changes)];
  const remembering = keepKeys(known, (key) => !scope.includes(key));
  for (const key of scope) {
    const set = withPolicy(key, readSet(key, admin), policy);
    const isGivenUp = changes[key] === null;
    const found = isGivenUp ? undefined : readOwnChoice(key, admin, own, usualValue(key));
    const choice = readable(key, changes[key]) ?? readable(key, found);
    const settled = { set, choice, value: valueFor(key, set, choice) };
    const before = documents.own[key];
    const isLocked = set?.isLocked === true;
    if (settled.value !== undefined) {
      if (!isWritten(before, settled.value, isLocked))
        records[key] = recordOf(before, settled.value, isLocked);
    } else if (isObject(before) && (isGivenUp || isOurs(key, before, remembered.get(key)))) {
      const rest = besidesValue(before);
      if (!isLocked && rest['options'] !== undefined) records[key] = rest;
      else if (!isLocked) remove.push(key);
      else if (!isWritten(before, set.value, true)) records[key] = recordOf(before, set.value, true);
    }
    const stands = remove.includes(key) ? undefined : valueThere(key, records[key] ?? before);
    const toRemember = remember(settled, readable(key, stands));
    if (Object.keys(toRemember).length > 0) remembering[key] = toRemember;
    else delete remembering[key];
  }
  const kept = documents.own[ownChoicesKey];
  if (Object.keys(remembering).length === 0) {
    if (kept !== undefined) remove.push(ownChoicesKey);
  } else if (!sameJson(remembering, known))
    records[ownChoicesKey] = { value: remembering, customizable: true };
  return { records, remove };
}

/** Of the keys that nobody here knows, those that an admin has set or somebody has chosen here. */
function keysToSettle({ admin, own }: SettingDocuments, changes: ChoiceChanges): ReadonlySet<string> {
  const marked = Object.entries(settingsIn(own)).filter(([key, raw]) => isMarked(raw) && !isOfOthers(key));
  const set = Object.keys(settingsIn(admin)).filter((key) => readSet(key, admin) && !isOfOthers(key));
  return new Set([
    ...clientSettingKeys,
    ...set,
    ...Object.keys(readRemembered(own)),
    ...marked.map(([key]) => key),
    ...Object.keys(changes),
  ]);
}

/** Whoever manages the server's logging and the number formats writes these; they have no value of their own. */
function isOfOthers(key: string): boolean {
  return key === 'serverSideLogging' || key === 'overridingNumberFormat';
}

/** A default counts only where it can be read; a lock is written as it stands, or the server's wall would refuse it. */
function readSet(key: string, admin: JsonObject): AdminSetting | undefined {
  const set = readAdminSetting(admin, key);
  return set?.isLocked || readable(key, set?.value) !== undefined ? set : undefined;
}

function withPolicy(
  key: string,
  set: AdminSetting | undefined,
  policy: JsonObject,
): AdminSetting | undefined {
  if (set?.isLocked === true || !Object.hasOwn(policy, key)) return set;
  const value = readable(key, policy[key]);
  return value === undefined ? set : { value, isLocked: true };
}

/** The value where a setting can have it; of connectors' settings, nobody here knows more. */
function readable(key: string, value: unknown): unknown {
  if (!isClientSettingKey(key)) return value ?? undefined;
  return readClientSetting(key, value) === undefined ? undefined : value;
}

function valueFor(key: string, set: AdminSetting | undefined, choice: unknown): unknown {
  if (choice === undefined && !isReadFromRecord(key)) return undefined;
  return set?.isLocked === true ? set.value : (choice ?? set?.value);
}

/** The composer and the connectors read these from the person's own record. */
function isReadFromRecord(key: string): boolean {
  return !isClientSettingKey(key) || isLogDetailKey(key);
}

function isWritten(before: unknown, value: unknown, isLocked: boolean): boolean {
  if (!isObject(before) || isMarked(before)) return false;
  return sameJson(before['value'], value) && (before['customizable'] === false) === isLocked;
}

function recordOf(before: unknown, value: unknown, isLocked: boolean): JsonObject {
  return { ...besidesValue(before), value, customizable: !isLocked };
}

/** What others keep beside the value, such as a CRM its options; what this panel has kept there is none of theirs. */
function besidesValue(record: unknown): JsonObject {
  if (!isObject(record)) return {};
  const { value: _v, customizable: _c, isCustomizable: _i, lock: _l, ownChoice: _o, ...rest } = record;
  return rest;
}

/** Earlier versions of this panel kept the choice in the record itself. */
function isMarked(record: unknown): boolean {
  return isObject(record) && isObject(record['ownChoice']);
}

/** Whether this panel has written what stands there, and so takes it back where nothing is decided any more. */
function isOurs(key: string, before: unknown, remembered: Remembered | undefined): boolean {
  if (!isObject(before)) return false;
  if (isMarked(before) || remembered?.choice !== undefined) return true;
  return remembered !== undefined && isReadFromRecord(key) && sameJson(before['value'], remembered.seen);
}

function remember({ set, choice }: Settled, stands: unknown): Remembered {
  const isUsual = sameValue(stands, choice ?? set?.value);
  return {
    ...(isSmall(choice) && { choice }),
    ...(isSmall(set?.value) && { seen: set?.value }),
    ...(set?.isLocked === true && { locked: true }),
    ...(isSmall(stands) && !isUsual && { left: stands }),
  };
}

/** One value of a stranger's must not make the record too large for all others. */
function isSmall(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).length < 2000;
}
