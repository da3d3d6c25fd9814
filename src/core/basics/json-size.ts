/**
 * Bytes of a value as JSON, exact up to `most`; `undefined` when it is larger. Stops there: a value that shares its
 * parts may be far larger than what was read. Nested values count up to 100 levels.
 */
export function jsonBytes(value: unknown, most: number): number | undefined {
  const counter = { left: most };
  count(value, counter, 0);
  return counter.left < 0 ? undefined : most - counter.left;
}

const deepest = 100;

function count(value: unknown, counter: { left: number }, depth: number): void {
  if (counter.left < 0) return;
  if (depth > deepest) counter.left = -1;
  else if (typeof value === 'string') countText(value, counter);
  else if (Array.isArray(value)) {
    counter.left -= Math.max(2, value.length + 1);
    for (const item of value) {
      if (counter.left < 0) return;
      count(item ?? null, counter, depth + 1);
    }
  } else if (typeof value === 'object' && value !== null) countEntries(value, counter, depth);
  else counter.left -= typeof value === 'number' || typeof value === 'boolean' ? String(value).length : 4;
}

function countEntries(value: object, counter: { left: number }, depth: number): void {
  let commas = 0;
  counter.left -= 2;
  for (const name in value) {
    if (counter.left < 0) return;
    const part: unknown = Reflect.get(value, name);
    if (!Object.hasOwn(value, name) || part === undefined) continue;
    counter.left -= 1 + commas;
    commas = 1;
    countText(name, counter);
    count(part, counter, depth + 1);
  }
}

function countText(text: string, counter: { left: number }): void {
  // Every character is at least one byte: a long text need not be written out.
  if (text.length > counter.left) counter.left = -1;
  else counter.left -= new TextEncoder().encode(JSON.stringify(text)).length;
}
