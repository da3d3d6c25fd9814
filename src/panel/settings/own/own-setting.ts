import { readAdminSetting } from '../../../core/settings/admin-setting';
import { readClientSetting } from '../../../core/settings/client-setting';
import type { DescribedKey } from '../../../core/settings/setting-groups';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useManaged } from '../overview/managed';
import { settingValue } from '../setting-words';

/** What others have decided about a setting, for the person who may choose it. */
export interface OwnSettingState {
  /** Who has fixed it, when and why, as far as known; `undefined` where the person may choose. */
  readonly lock: string | undefined;
  /** Where its value comes from; `undefined` where nobody else has set anything. */
  readonly origin: string | undefined;
  /** The person chose something, and the organisation has a default: there is a way back. */
  readonly isOwnChoice: boolean;
}

export function useOwnSetting(): (key: DescribedKey) => OwnSettingState {
  const managed = useManaged();
  const admin = usePanel((state) => state.settingRecords.admin);
  return (key) => {
    const { lock, hint, isOwnChoice } = managed(key);
    const inherited = isOwnChoice ? readClientSetting(key, readAdminSetting(admin, key)?.value) : undefined;
    const words = inherited !== undefined && settingValue(key, inherited);
    return { lock, isOwnChoice, origin: words ? say('origin_own_default', words) : hint };
  };
}
