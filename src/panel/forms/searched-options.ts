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
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const found = options.filter((option) => words.every((word) => fold(option.label).includes(word)));
  const first = words[0] ?? '';
  const ranked = first
    ? found.toSorted(
        (a, b) => Number(fold(b.label).startsWith(first)) - Number(fold(a.label).startsWith(first)),
      )
    : found;
  return { shown: ranked.slice(0, mostShown), hidden: Math.max(0, ranked.length - mostShown) };
}

/** Ignores case and accents. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
