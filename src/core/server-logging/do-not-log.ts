/** Anything longer is not an extension number. */
const longestExtension = 6;

export interface DoNotLog {
  /** E.164 or extension numbers, without duplicates. */
  readonly numbers: readonly string[];
  /** Entries that are neither, as typed. */
  readonly unread: readonly string[];
}

/**
 * Reads a typed list, one number per line or separated by commas or semicolons. A number without country code is not
 * guessed at: that could exclude somebody else's calls.
 */
export function readDoNotLog(text: string): DoNotLog {
  const numbers = new Set<string>();
  const unread: string[] = [];
  for (const typed of text.split(/[\n,;]+/).map((part) => part.trim())) {
    if (typed === '') continue;
    const number = readNumber(typed);
    if (number === undefined) unread.push(typed);
    else numbers.add(number);
  }
  return { numbers: [...numbers], unread };
}

function readNumber(typed: string): string | undefined {
  const bare = typed.replace(/[\s().\-/\u2010-\u2015]/g, '').replace(/^00(?=[1-9])/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(bare)) return bare;
  return new RegExp(`^\\d{1,${longestExtension}}$`).test(bare) ? bare : undefined;
}
