export type Language = 'en' | 'de';

export function languageOf(chosen: 'system' | Language, browserLanguage: string): Language {
  if (chosen !== 'system') return chosen;
  return /^de\b/i.test(browserLanguage) ? 'de' : 'en';
}

/** Replaces `$1`, `$2` … in a text. */
export function fillIn(text: string, substitutions: readonly (string | number)[]): string {
  return text.replace(/\$([1-9])/g, (_, place: string) => String(substitutions[Number(place) - 1] ?? ''));
}
