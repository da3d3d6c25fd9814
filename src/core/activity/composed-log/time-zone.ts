/**
 * The zone by which a server writes times: what it stored about the person when they signed in to the CRM, else its own.
 * @param stored hours (`-5`), minutes (`330`) or text (`+05:30`), as the connector gave it
 * @param ownOffset the server's own zone, in minutes east of Greenwich at a time
 */
export function offsetOf(
  stored: string | number | null | undefined,
  ownOffset: (at: number) => number,
): (at: number) => number {
  if (!stored) return ownOffset;
  if (typeof stored === 'string' && stored.includes(':')) {
    const offset = readClock(stored);
    return offset === undefined ? ownOffset : () => offset;
  }
  const number = Number(stored) || 0;
  // Fewer than sixteen are hours.
  return () => (Math.abs(number) < 16 ? number * 60 : number);
}

/** The last offset that a text names; `undefined` without one, or where no place on earth has it. */
function readClock(text: string): number | undefined {
  const last = [...text.matchAll(/Z|([+-])(\d\d)(?::?(\d\d))?/gi)].at(-1);
  if (!last) return undefined;
  const [, sign, hours = '0', minutes = '0'] = last;
  const offset = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || offset > (sign === '+' ? 14 : 12) * 60) return undefined;
  return sign === '+' ? offset : -offset;
}
