import { isObject } from './json';

// Control and format characters: they can reverse or hide text to make it look like something else.
const unwanted = /[^\P{C}\n\t]/gu;

/** Text from outside as plain text of at most `limit` characters. */
export function plainText(value: unknown, limit = 300): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .slice(0, limit * 4)
    .replace(unwanted, '')
    .trim();
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** The first name found under any of these keys. */
export function firstText(source: unknown, keys: readonly string[], limit = 120): string {
  if (!isObject(source)) return '';
  for (const key of keys) {
    const text = plainText(source[key], limit);
    if (text) return text;
  }
  return '';
}
