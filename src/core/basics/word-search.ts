import { fold } from './fold';

/**
 * A search by words: true for texts that hold every word of the query, in any order; an empty query finds everything.
 * Case and accents make no difference. A long list, in which a typing mistake is forgiven, has fuzzy-search.ts.
 */
export function searchFor(query: string): (texts: readonly (string | undefined)[]) => boolean {
  const words = fold(query).split(/\s+/);
  return (texts) => {
    const text = fold(texts.filter(Boolean).join('\n'));
    return words.every((word) => text.includes(word));
  };
}
