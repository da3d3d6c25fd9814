const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** Names as people order them: case and accents make no difference, numbers count. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
