import { isObject, type JsonObject } from '../basics/json';
import { adminRecordOf } from './admin-setting';
import { builtInClientSettings, readClientSetting, type ClientSettings } from './client-setting';
import { resolveClientSetting } from './client-settings-in-force';
import { ownChoicesKey } from './own-choice';
import { inPresentShape } from './present-shape';
import type { DecidedBy, SettingSources } from './setting-decision';
import { describedKeys, type DescribedKey } from './setting-groups';
import { readStoredField, type StoredField } from './stored-field';

/** The account's record that says that the server logs calls; it has a shape of its own (core/server-logging). */
export const serverLogging = 'serverSideLogging';

/** A setting that somebody has set, as it is in force for a person. */
export interface TakenOverRule {
  readonly key: DescribedKey | typeof serverLogging;
  readonly value: ClientSettings[DescribedKey];
  readonly origin: Exclude<DecidedBy, 'none'>;
  readonly lock?: StoredField['lock'];
  /** It stands under a name that this panel has had for it. */
  readonly isFormer: boolean;
}

/** Every setting of which the organisation or the person has decided something; in the order of the groups. */
export function takenOver(sources: SettingSources): TakenOverRule[] {
  const { admin } = inPresentShape(sources.settingRecords);
  const rules = describedKeys.flatMap((key): TakenOverRule[] => {
    const { value, origin } = resolveClientSetting(key, sources);
    // What is empty and would be anyway decides nothing.
    if (origin === 'none' || (isEmpty(value) && isEmpty(builtInClientSettings[key]))) return [];
    const { record, former } = adminRecordOf(admin, key);
    const { lock } = readStoredField(record, false);
    const isFormer = former !== undefined && (origin === 'locked' || origin === 'admin');
    return [{ key, value, origin, isFormer, ...(origin === 'locked' && lock && { lock }) }];
  });
  return isServerLogging(admin)
    ? [{ key: serverLogging, value: true, origin: 'locked', isFormer: false }, ...rules]
    : rules;
}

function isEmpty(value: TakenOverRule['value']): boolean {
  return typeof value !== 'boolean' && value.length === 0;
}

function isServerLogging({ [serverLogging]: record }: JsonObject): boolean {
  if (!isObject(record) || record['enable'] !== true) return false;
  return record['loggingLevel'] === 'Account' || record['loggingLevel'] === 'User';
}

/** Those of which the organisation has the say: an admin's default counts where the person did not choose. */
export function isOrganisations({ origin }: TakenOverRule): boolean {
  return origin !== 'own';
}

/**
 * True where another client has left settings: an admin's record without the second flag that earlier versions of this
 * panel gave theirs, or a person's before this panel wrote any.
 */
export function hasOtherClient(records: SettingSources['settingRecords']): boolean {
  const { admin, own } = inPresentShape(records);
  const isSet = (document: JsonObject, key: DescribedKey) => {
    const record = document[key];
    if (!isObject(record) || Object.hasOwn(record, 'isCustomizable')) return false;
    return readClientSetting(key, record['value']) !== undefined;
  };
  return describedKeys.some(
    (key) => isSet(admin, key) || (!Object.hasOwn(own, ownChoicesKey) && isSet(own, key)),
  );
}
