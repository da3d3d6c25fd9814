/** Longer ones are no extension numbers. */
const longestExtension = 6;

export interface DoNotLog {
  /** E.164 or extension numbers, each once. */
  readonly numbers: readonly string[];
  /** What is neither, as it was typed. */
  readonly unread: readonly string[];
}

/**
 * Reads a list typed by hand: one a line, or separated by commas or semicolons. A number without its country code is
 * not guessed at: it would silence somebody else.
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
