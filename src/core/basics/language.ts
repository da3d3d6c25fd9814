export type Language = 'en' | 'en-GB' | 'de';

/** English is spelt as in Britain wherever it is not as in the United States. */
export function languageOf(chosen: 'system' | Language, browserLanguage: string): Language {
  if (chosen !== 'system') return chosen;
  if (/^de\b/i.test(browserLanguage)) return 'de';
  return /^en-(?!US|CA|PH)/i.test(browserLanguage) ? 'en-GB' : 'en';
}

/** Replaces `$1`, `$2` … in a text. */
export function fillIn(text: string, substitutions: readonly (string | number)[]): string {
  return text.replace(/\$([1-9])/g, (_, place: string) => String(substitutions[Number(place) - 1] ?? ''));
}
