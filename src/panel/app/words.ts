import { isObject } from '../../core/basics/json';
import { fillIn, languageOf, type Language } from '../../core/basics/language';
import type en from '../../../public/_locales/en/messages.json';

export type WordKey = keyof typeof en;
type Counted<K> = K extends `${infer Stem}_one` ? Stem : never;

/** Stems of words that exist for one and for many (`<stem>_one`, `<stem>_other`). */
export type CountedKey = Counted<WordKey>;
export type { Language };

export type Messages = { readonly [key in WordKey]: { readonly message: string } };

let messages: Partial<Messages> = {};

const lastLanguage = 'lastLanguage';

/** Whose words will be needed, as far as can be told before the preferences are read: those of the last time. */
export function likelyLanguage(): Language {
  const last = localStorage.getItem(lastLanguage);
  return last === 'en' || last === 'de' ? last : languageOf('system', navigator.language);
}

/** Its words are asked for first the next time. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(lastLanguage, language);
}

/** The words of one language, for `setWords`. `chrome.i18n` could only follow the browser's language. */
export async function loadWords(language: Language): Promise<Messages> {
  const address = `/_locales/${language}/messages.json`;
  const module: unknown = await import(/* @vite-ignore */ address, { with: { type: 'json' } });
  const words = isObject(module) ? module['default'] : undefined;
  if (!isMessages(words)) throw new Error(`No words in ${address}`);
  return words;
}

// A file of this package: test/unit/panel/app/words.test.ts checks that it is complete.
function isMessages(value: unknown): value is Messages {
  return isObject(value);
}

export function setWords(words: Messages): void {
  messages = words;
}

/** The words of `key` with `$1`, `$2` … replaced; the key itself if there are none. */
export function say(key: WordKey, ...substitutions: readonly (string | number)[]): string {
  return fillIn(messages[key]?.message ?? key, substitutions);
}

/** The words for a number of things; the number is `$1`. */
export function sayCount(stem: CountedKey, count: number, ...more: readonly (string | number)[]): string {
  const key: WordKey = count === 1 ? `${stem}_one` : `${stem}_other`;
  return say(key, count, ...more);
}
