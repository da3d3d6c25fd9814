import { useMemo } from 'react';
import { isFixed, resolvePreferences, type ManagedPreference } from '../../core/managed-preference';
import { preferenceKey, type PreferenceName } from '../../core/panel-preference';
import { lockWords } from '../plugins/origin-words';
import { usePanel } from '../store';
import { say, type Language } from '../words';

export interface ManagedControl {
  /** Why it cannot be changed, and who can; `undefined` where it can. */
  readonly lock: string | undefined;
  /** Where a value comes from that the person did not choose. */
  readonly hint: string | undefined;
  /** The person chose something else than the organisation's default. */
  readonly isOwnChoice: boolean;
}

/** Every preference as somebody else may have set it. */
export function useManaged(): { readonly [name in PreferenceName]: ManagedControl } {
  const own = usePanel((state) => state.ownPreferences);
  const { admin } = usePanel((state) => state.settingRecords);
  const { preferences } = usePanel((state) => state.policy);
  const language = usePanel((state) => state.language);
  return useMemo(() => {
    const resolved = resolvePreferences(own ?? {}, admin, preferences);
    const controlOf = (name: PreferenceName) => describe(name, resolved[name], admin, language);
    return {
      theme: controlOf('theme'),
      language: controlOf('language'),
      notices: controlOf('notices'),
      call: controlOf('call'),
      sms: controlOf('sms'),
      voicemail: controlOf('voicemail'),
      fax: controlOf('fax'),
      unknownContact: controlOf('unknownContact'),
      severalContacts: controlOf('severalContacts'),
      openContact: controlOf('openContact'),
    };
  }, [own, admin, preferences, language]);
}

function describe(
  name: PreferenceName,
  preference: ManagedPreference,
  admin: { readonly [key: string]: unknown },
  language: Language,
): ManagedControl {
  return {
    lock: isFixed(preference) ? fixedWords(name, preference, language) : undefined,
    hint: preference.origin === 'admin' ? say('origin_admin') : undefined,
    isOwnChoice: preference.origin === 'own' && Object.hasOwn(admin, preferenceKey(name)),
  };
}

function fixedWords(key: string, { origin, lock, value }: ManagedPreference, language: Language) {
  if (origin === 'policy') return say('policy_title');
  return lockWords({ key, value, origin: 'locked', ...(lock && { lock: { ...lock } }) }, language);
}
