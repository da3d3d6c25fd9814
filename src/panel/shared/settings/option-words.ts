import { say } from '../../app/words';

/** Words for an option of a client setting; those that the panel has no words for are said as they are stored. */
export function optionWords(value: string): string {
  const words: { readonly [value: string]: string } = {
    skipLogging: say('rules_option_skipLogging'),
    createNewPlaceholderContact: say('rules_option_createNewPlaceholderContact'),
    firstAlphabetical: say('rules_option_firstAlphabetical'),
    mostRecentActivity: say('rules_option_mostRecentActivity'),
    earliestCreated: say('rules_option_earliestCreated'),
    disabled: say('rules_option_disabled'),
    onFirstRing: say('rules_option_onFirstRing'),
    onAnswer: say('rules_option_onAnswer'),
  };
  return words[value] ?? value;
}
