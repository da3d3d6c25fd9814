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

/** What the last save changed, in words: each setting's value before and after. For a secret, only that it changed. */
export function describeChanges(plugin: ConfiguredPlugin, before: ChoiceEdits): ConfigChange[] {
  const after = storedChoices(plugin.settings);
  const secrets = new Set(secretKeys(plugin.form));
  return plugin.settings
    .filter(({ key }) => key in before !== key in after || !sameJson(before[key], after[key]))
    .map((setting) => {
      const { key } = setting;
      const property = propertyOf(plugin.form, key);
      const title = isObject(property) && typeof property['title'] === 'string' ? property['title'] : key;
      const wordsIn = (choices: ChoiceEdits) =>
        secrets.has(key)
          ? say('value_secret')
          : valueWords(key in choices ? choices[key] : inheritedOf(setting), property);
      return { key, title, from: wordsIn(before), to: wordsIn(after) };
    });
}
