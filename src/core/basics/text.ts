import { isObject } from './json';

// Controls and format characters (they reverse or hide text, so that it pretends to be something else).
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

/** A name from an object that may carry it in several places. */
export function firstText(source: unknown, keys: readonly string[], limit = 120): string {
  if (!isObject(source)) return '';
  for (const key of keys) {
    const text = plainText(source[key], limit);
    if (text) return text;
  }
  return '';
}
