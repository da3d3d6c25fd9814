import { fillIn, languageOf, type Language } from '../../core/basics/language';
import { loadWordFile, type Messages } from './word-file';

export type WordKey = keyof Messages;
type Counted<K> = K extends `${infer Stem}_one` ? Stem : never;

/** Stems of words that exist for one and for many (`<stem>_one`, `<stem>_other`). */
export type CountedKey = Counted<WordKey>;
export type { Language, Messages };

let messages: Partial<Messages> = {};
/** Whose they are. */
let inForce: Language | undefined;
/** Whether code has come that says more than the first screens do. */
let isMoreWanted = false;

const lastLanguage = 'lastLanguage';

/** Whose words will be needed, as far as can be told before the preferences are read: those of the last time. */
export function likelyLanguage(): Language {
  const last = localStorage.getItem(lastLanguage);
  return last === 'en' || last === 'en-GB' || last === 'de' ? last : languageOf('system', navigator.language);
}

/** Its words are asked for first the next time. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(lastLanguage, language);
}

/** Of the words that are said. */
export function languageInForce(): Language {
  return inForce ?? 'en';
}

/**
 * The words of one language that are needed by now, for `setWords`: a build has those of the first screens apart
 * (words.config.ts). `chrome.i18n` could only follow the browser's language.
 */
export async function loadWords(language: Language): Promise<Messages> {
  if (!import.meta.env.PROD)
    return loadLaidOver(language, (one) => `/_locales/${one.replace('-', '_')}/messages.json`);
  const words = await loadLaidOver(language, (one) => `/words/${one}.json`);
  if (!isMoreWanted) return words;
  return { ...words, ...(await loadLaidOver(language, (one) => `/words/${one}-more.json`)) };
}

/** A file of British English has only what is spelt otherwise. */
async function loadLaidOver(language: Language, addressOf: (one: Language) => string): Promise<Messages> {
  const own = loadWordFile(addressOf(language));
  return language === 'en-GB' ? { ...(await loadWordFile(addressOf('en'))), ...(await own) } : own;
}

/** Brings the words of all code that comes after the first screens; where that code is loaded, it waits for them. */
export async function loadMoreWords(): Promise<void> {
  if (!import.meta.env.PROD) return;
  isMoreWanted = true;
  const language = inForce ?? likelyLanguage();
  const words = await loadWords(language);
  if (inForce === language) setWords(words, language);
  // Another one was chosen meanwhile.
  else if (inForce) await loadMoreWords();
}

/** Everything is said in these words from now on. */
export function setWords(words: Messages, language?: Language): void {
  messages = words;
  inForce = language;
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
