import type { ClientSettingKey } from '../../../core/settings/client-setting';
import { resolveClientSetting } from '../../../core/settings/client-settings-in-force';
import { adminRecordOf } from '../../../core/settings/admin-setting';
import { resolvePreference } from '../../../core/settings/managed-preference';
import {
  isPreferenceName,
  preferenceKey,
  type PreferenceName,
} from '../../../core/settings/panel-preference';
import { isFixed } from '../../../core/settings/setting-decision';
import { readStoredField } from '../../../core/settings/stored-field';
import { lockWords } from '../../shared/settings/origin-words';
import { usePreferenceSources } from '../../app/preferences';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import type { LockedSetting } from '../own/LockedSettings';

export interface ManagedControl {
  /** Why it cannot be changed, and who can; `undefined` if it can. */
  readonly lock: string | undefined;
  /** Where a value comes from that the person did not choose. */
  readonly hint: string | undefined;
  /** The person chose something other than the organisation's default. */
  readonly isOwnChoice: boolean;
}

export type ManagedName = PreferenceName | ClientSettingKey;

/** A preference or a client setting with what others have decided about it. */
export function useManaged(): (name: ManagedName) => ManagedControl {
  const sources = usePreferenceSources();
  const language = usePanel((state) => state.language);
  const { admin } = sources.settingRecords;
  return (name) => {
    const isOurs = isPreferenceName(name);
    const inForce = isOurs ? resolvePreference(name, sources) : resolveClientSetting(name, sources);
    const { origin, value } = inForce;
    const record = adminRecordOf(admin, name).record ?? admin[preferenceKey(name)];
    const { lock } = readStoredField(record, false);
    const setting = { key: name, value, origin: 'locked', ...(lock && { lock: { ...lock } }) } as const;
    const whose = origin === 'policy' ? say('policy_title') : lockWords(setting, language);
    return {
      lock: isFixed(inForce) ? whose : undefined,
      hint: origin === 'admin' ? say('origin_admin') : undefined,
      isOwnChoice: origin === 'own' && record !== undefined,
    };
  };
}

/** A preference among those that the person cannot change; none where they can. */
export function lockedSetting(
  key: PreferenceName,
  title: string,
  value: string,
  managed: (name: ManagedName) => ManagedControl,
): LockedSetting[] {
  const { lock } = managed(key);
  return lock === undefined ? [] : [{ key, title, value, lock }];
}
