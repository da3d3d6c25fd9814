import { isObject, sameJson } from '../../../core/basics/json';
import { secretKeys } from '../../../core/forms/secrets';
import { say } from '../../app/words';
import { inheritedOf, storedChoices, type ChoiceEdits } from './config-choices';
import type { ConfiguredPlugin } from './configured-plugin';
import { propertyOf, valueWords } from './value-words';

export interface ConfigChange {
  readonly key: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What a save changed, in words: each setting's value before and after. For a secret, only that it changed.
 * @param keys of the settings that it changed; all that differ where they are unknown
 */
export function describeChanges(
  { settings, form }: Pick<ConfiguredPlugin, 'settings' | 'form'>,
  before: ChoiceEdits,
  keys?: readonly string[],
): ConfigChange[] {
  const after = storedChoices(settings);
  const secrets = new Set(secretKeys(form));
  return settings
    .filter(({ key }) => keys?.includes(key) ?? true)
    .filter(({ key }) => key in before !== key in after || !sameJson(before[key], after[key]))
    .map((setting) => {
      const { key } = setting;
      const property = propertyOf(form, key);
      const title = isObject(property) && typeof property['title'] === 'string' ? property['title'] : key;
      const wordsIn = (choices: ChoiceEdits) =>
        secrets.has(key)
          ? say('value_secret')
          : valueWords(key in choices ? choices[key] : inheritedOf(setting), property);
      return { key, title, from: wordsIn(before), to: wordsIn(after) };
    });
}
