import type { Line } from './results';

/**
 * Measures, and what is over its gate again, so many times at most; of each line the best counts.
 * @param measure gets the names of the lines that are wanted
 */
export async function bestOf(
  tries: number,
  names: readonly string[],
  measure: (names: readonly string[]) => Promise<Line[]>,
): Promise<Line[]> {
  const best = new Map<string, Line>();
  let wanted = names;
  for (let attempt = 0; attempt < tries && wanted.length > 0; attempt += 1) {
    for (const line of await measure(wanted)) {
      const known = best.get(line.name);
      if (!known || ratioOf(line) < ratioOf(known)) best.set(line.name, line);
    }
    wanted = names.filter((name) => {
      const line = best.get(name);
      return line?.gate !== undefined && !(ratioOf(line) <= line.gate);
    });
  }
  return [...best.values()];
}

function ratioOf({ ratio = Number.POSITIVE_INFINITY }: Line): number {
  return ratio;
}
