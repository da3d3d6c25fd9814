import { isObject, type JsonObject } from '../basics/json';
import { findEntry, readAdminSetting } from './admin-setting';
import type { ClientSettings } from './client-setting';
import { readClientSetting } from './client-setting';
import { resolveClientSetting } from './client-settings-in-force';
import { formerNameOf } from './former-preference';
import { ownChoicesKey } from './own-choice';
import type { DecidedBy, SettingSources } from './setting-decision';
import { describedKeys, type DescribedKey } from './setting-groups';
import type { StoredField } from './stored-field';

/** A setting that somebody has set, as it is in force for a person. */
export interface TakenOverRule {
  readonly key: DescribedKey;
  readonly value: ClientSettings[DescribedKey];
  readonly origin: Exclude<DecidedBy, 'none'>;
  readonly lock?: StoredField['lock'];
  /** It stands under a name that this panel has had for it. */
  readonly isFormer: boolean;
}

/** Every setting of which the organisation or the person has decided something; in the order of the groups. */
export function takenOver(sources: SettingSources): TakenOverRule[] {
  const { admin } = sources.settingRecords;
  return describedKeys.flatMap((key): TakenOverRule[] => {
    const { value, origin } = resolveClientSetting(key, sources);
    if (origin === 'none') return [];
    const isAdmins = origin === 'locked' || origin === 'admin';
    const lock = origin === 'locked' ? readAdminSetting(admin, key)?.lock : undefined;
    const isFormer = isAdmins && !hasRecord(admin, key) && formerNameOf(key) !== undefined;
    return [{ key, value, origin, isFormer, ...(lock && { lock }) }];
  });
}

/** Those of which the organisation has the say: an admin's default counts where the person did not choose. */
export function isOrganisations({ origin }: TakenOverRule): boolean {
  return origin !== 'own';
}

/**
 * True where App Connect's own client has left settings here: an admin's record without the fields that this panel
 * gives each of its own, or a person's before this panel wrote any.
 */
export function hasOtherClient({ admin, own }: SettingSources['settingRecords']): boolean {
  const isTheirs = (record: unknown) => isObject(record) && !Object.hasOwn(record, 'isCustomizable');
  const isSet = (document: JsonObject, key: DescribedKey) =>
    isTheirs(findEntry(document, key)) && readClientSetting(key, valueIn(document, key)) !== undefined;
  return describedKeys.some(
    (key) => isSet(admin, key) || (!Object.hasOwn(own, ownChoicesKey) && isSet(own, key)),
  );
}

function valueIn(document: JsonObject, key: DescribedKey): unknown {
  const record = findEntry(document, key);
  return isObject(record) ? record['value'] : undefined;
}

function hasRecord(admin: JsonObject, key: DescribedKey): boolean {
  return isObject(findEntry(admin, key));
}
