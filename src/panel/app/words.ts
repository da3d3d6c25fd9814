import { isObject } from '../../core/basics/json';
import { fillIn, languageOf, type Language } from '../../core/basics/language';
import type later from '../../../public/_locales/en/later.json';
import type en from '../../../public/_locales/en/messages.json';

type FirstKey = keyof typeof en;
/** A word of `later.json` is said only by a screen whose line has `hasLaterWords`, or that waits for them itself. */
export type WordKey = FirstKey | keyof typeof later;
type Counted<K> = K extends `${infer Stem}_one` ? Stem : never;

/** Stems of words that exist for one and for many (`<stem>_one`, `<stem>_other`). */
export type CountedKey = Counted<WordKey>;
export type { Language };

interface Message {
  readonly message: string;
}
/** The words that every screen may need. */
export type Messages = { readonly [key in FirstKey]: Message };
/** The words that no first list needs. */
export type LaterMessages = { readonly [key in keyof typeof later]: Message };

let messages: Partial<Messages & LaterMessages> = {};
let laterMessages: typeof messages = {};
let laterLanguage: Language | undefined;

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
  const words = await importWords(`/_locales/${language}/messages.json`);
  if (!isMessages(words)) throw new Error('No words');
  return words;
}

/** The same for the words of later screens, for `setLaterWords`. */
export async function loadLaterWords(language: Language): Promise<LaterMessages> {
  const words = await importWords(`/_locales/${language}/later.json`);
  if (!isLaterMessages(words)) throw new Error('No words');
  return words;
}

async function importWords(address: string): Promise<unknown> {
  const module: unknown = await import(/* @vite-ignore */ address, { with: { type: 'json' } });
  return isObject(module) ? module['default'] : undefined;
}

// A file of this package: test/unit/panel/app/words.test.ts checks that it is complete.
function isMessages(value: unknown): value is Messages {
  return isObject(value);
}

function isLaterMessages(value: unknown): value is LaterMessages {
  return isObject(value);
}

export function setWords(words: Messages): void {
  messages = words;
}

export function setLaterWords(language: Language, words: LaterMessages): void {
  laterLanguage = language;
  laterMessages = words;
}

/** Which language's words of later screens are there. */
export function languageOfLaterWords(): Language | undefined {
  return laterLanguage;
}

/** The words of `key` with `$1`, `$2` … replaced; the key itself if there are none. */
export function say(key: WordKey, ...substitutions: readonly (string | number)[]): string {
  return fillIn((messages[key] ?? laterMessages[key])?.message ?? key, substitutions);
}

/** The words for a number of things; the number is `$1`. */
export function sayCount(stem: CountedKey, count: number, ...more: readonly (string | number)[]): string {
  const key: WordKey = count === 1 ? `${stem}_one` : `${stem}_other`;
  return say(key, count, ...more);
}
