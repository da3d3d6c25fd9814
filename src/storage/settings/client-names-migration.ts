import { isObject } from '../../core/basics/json';
import { formerPreferenceNames, fromFormerNames } from '../../core/settings/former-preference';
import { readLoggingSetting } from '../../core/settings/logging-rule-table';

/**
 * Version 2 of the stored preferences: choices that App Connect's own client has a name for stand under it, apart, until
 * the server has them.
 */
export function withClientNames(stored: unknown): unknown {
  if (!isObject(stored)) return stored;
  const choices = Object.fromEntries(
    Object.entries(fromFormerNames(stored)).filter(
      ([key, value]) => readLoggingSetting(key, value) !== undefined,
    ),
  );
  const others = Object.entries(stored).filter(([name]) => !formerPreferenceNames.includes(name));
  return {
    ...Object.fromEntries(others),
    ...(Object.keys(choices).length > 0 && { formerChoices: choices }),
  };
}
