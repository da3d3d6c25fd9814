import { isFixed, resolvePreference } from '../../../core/settings/managed-preference';
import { preferenceKey, type PreferenceName } from '../../../core/settings/panel-preference';
import { readAdminSettings } from '../../../core/settings/setting-record';
import { lockWords } from '../../shared/settings/origin-words';
import { usePreferenceSources } from '../../app/preferences';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';

export interface ManagedControl {
  /** Why it cannot be changed, and who can; `undefined` if it can. */
  readonly lock: string | undefined;
  /** Where a value comes from that the person did not choose. */
  readonly hint: string | undefined;
  /** The person chose something other than the organisation's default. */
  readonly isOwnChoice: boolean;
}

/** A preference with what others have decided about it. */
export function useManaged(): (name: PreferenceName) => ManagedControl {
  const sources = usePreferenceSources();
  const language = usePanel((state) => state.language);
  const { admin } = sources.settingRecords;
  const fixedWords = (name: PreferenceName, value: unknown) => {
    const lock = readAdminSettings(admin)[preferenceKey(name)]?.lock;
    return lockWords({ key: name, value, origin: 'locked', ...(lock && { lock: { ...lock } }) }, language);
  };
  return (name) => {
    const inForce = resolvePreference(name, sources);
    const { origin, value } = inForce;
    const whose = origin === 'policy' ? say('policy_title') : fixedWords(name, value);
    return {
      lock: isFixed(inForce) ? whose : undefined,
      hint: origin === 'admin' ? say('origin_admin') : undefined,
      isOwnChoice: origin === 'own' && Object.hasOwn(admin, preferenceKey(name)),
    };
  };
}
