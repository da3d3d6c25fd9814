import { send } from '../../api/basics/http';
import { parseJson, partOf } from '../../core/basics/json';
import { fillIn, languageOf } from '../../core/basics/language';
import { browser } from '../../platform/browser';
import { readPreferences } from '../../storage/settings/preferences';
import type en from '../../../public/_locales/en/messages.json';
import type { Context } from './context';

type WordKey = keyof typeof en;
type Counted<K> = K extends `${infer Stem}_one` ? Stem : never;

export interface Words {
  readonly say: (key: WordKey, ...substitutions: readonly (string | number)[]) => string;
  readonly sayCount: (stem: Counted<WordKey>, count: number, ...more: readonly (string | number)[]) => string;
}

/** The worker's own words in the chosen language: notifications, the toolbar's title. */
export async function loadWorkerWords({ http }: Context): Promise<Words> {
  const { language } = await readPreferences();
  const chosen = languageOf(language, navigator.language);
  const { text } = await send(http, {
    purpose: 'own_words',
    url: browser.runtime.getURL(`_locales/${chosen.replace('-', '_')}/messages.json`),
  });
  const messages = parseJson(text);
  const say: Words['say'] = (key, ...substitutions) => {
    const words = partOf(partOf(messages, key), 'message');
    return fillIn(typeof words === 'string' ? words : key, substitutions);
  };
  return {
    say,
    sayCount: (stem, count, ...more) => {
      const key: WordKey = count === 1 ? `${stem}_one` : `${stem}_other`;
      return say(key, count, ...more);
    },
  };
}
