import { isObject } from '../../core/basics/json';
import { formerPreferenceNames, fromFormerNames } from '../../core/settings/former-preference';

/**
 * Version 2 of the stored preferences: choices that App Connect's own client has a name for stand under it, apart, until
 * the server has them. What cannot be read is passed over by whoever reads it.
 */
export function withClientNames(stored: unknown): unknown {
  if (!isObject(stored)) return stored;
  const choices = fromFormerNames(stored);
  const others = Object.entries(stored).filter(([name]) => !formerPreferenceNames.includes(name));
  return {
    ...Object.fromEntries(others),
    ...(Object.keys(choices).length > 0 && { formerChoices: choices }),
  };
}
