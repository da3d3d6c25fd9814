import { fold } from '../../core/basics/fold';
import { searchFor } from '../../core/basics/word-search';

export interface Option {
  readonly value: unknown;
  readonly label: string;
}

/** How many options are painted at once; others are found by typing more. */
const mostShown = 50;

export interface SearchedOptions {
  readonly shown: readonly Option[];
  /** Number of further matches. */
  readonly hidden: number;
}

/** Options that contain every typed word; those that start with it come first. */
export function searchOptions(options: readonly Option[], typed: string): SearchedOptions {
  const isFound = searchFor(typed);
  const found = options.filter(({ label }) => isFound([label]));
  const [first = ''] = fold(typed).trim().split(/\s+/);
  const ranked = first
    ? found.toSorted(
        (a, b) => Number(fold(b.label).startsWith(first)) - Number(fold(a.label).startsWith(first)),
      )
    : found;
  return { shown: ranked.slice(0, mostShown), hidden: Math.max(0, ranked.length - mostShown) };
}
