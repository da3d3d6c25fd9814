import uFuzzy from '@leeoniya/ufuzzy';
import { withoutAccents } from '../../core/basics/fold';

// Letters of every script; one wrong letter per word is tolerated.
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
});

/** More rows than this are not ranked by how well they match, which would take longer than a frame. */
const mostRanked = 1000;

/**
 * A search over the text of each row, best match first, with words in any order. It is made once and asked on
 * every keystroke; the first search indexes the rows. An empty query matches everything. Of very many matches those come
 * first that begin with what was typed.
 */
export function indexRows<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
): (query: string) => readonly Row[] {
  // Case stays: where it changes, a word begins (HubSpot). The search itself makes no difference of it.
  const index = () => rows.map((row) => withoutAccents(textOf(row)));
  let texts: string[] | undefined;
  return (query) => {
    const needle = withoutAccents(query.trim());
    if (needle === '') return rows;
    texts ??= index();
    const [places, info, order] = fuzzy.search(texts, needle, 1, mostRanked);
    const ranked = info ? order.map((place) => info.idx[place]) : beginningFirst(places ?? [], texts, needle);
    return ranked.map((place) => rows[place ?? -1]).filter((row) => row !== undefined);
  };
}

/** Places of texts, in their order but for those that begin with the needle. */
function beginningFirst(places: readonly number[], texts: readonly string[], needle: string): number[] {
  const small = needle.toLowerCase();
  const begins = (place: number) => texts[place]?.slice(0, needle.length).toLowerCase() === small;
  return [...places.filter(begins), ...places.filter((place) => !begins(place))];
}
