import type { NoteMark } from './task';

/** A note without what CRMs change: line endings, trailing spaces, repeated blank lines. */
export function evenOut(note: string): string {
  return note
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** @param text normalised by `evenOut` */
export function markOf(text: string): NoteMark {
  return { length: text.length, print: printOf(text), paragraphs: countParagraphs(text) };
}

/** @param text normalised by `evenOut` */
export function countParagraphs(text: string): number {
  return text === '' ? 0 : text.split('\n\n').length;
}

export function isMarked(text: string, mark: NoteMark): boolean {
  return text.length === mark.length && printOf(text) === mark.print;
}

/**
 * What was appended to the marked note in the way the server does it: a blank line, then the plugin's text (core
 * 1.7.41 handlers/log.js:268). `undefined` when the note is a different one, or continues in its last paragraph, as
 * only a person writes.
 */
export function appendedTo(mark: NoteMark, text: string): string | undefined {
  if (text.length <= mark.length || printOf(text.slice(0, mark.length)) !== mark.print) return undefined;
  const rest = text.slice(mark.length);
  if (mark.length > 0 && !rest.startsWith('\n\n')) return undefined;
  return rest.trim();
}

/** Two 32-bit FNV-1a hashes with different seeds; for comparison, not for secrecy. */
export function printOf(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x1b873593;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit ^ (index & 0xff), 0x01000193);
  }
  return `${(first >>> 0).toString(36)}.${(second >>> 0).toString(36)}`;
}
