/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface PlacedJson {
  readonly value: unknown;
  /** Where a value stands, by its path; that of the nearest part around it when it is not there. */
  placeOf(path: readonly (string | number)[]): Place;
  /** Paths of keys that stand twice in one object. */
  readonly twice: readonly string[][];
}

/** Text that is not JSON, with the place at which it stops being so. */
export class JsonError extends Error {
  constructor(
    message: string,
    readonly place: Place,
  ) {
    super(message);
  }
}

const deepest = 500;
const literals: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Reads JSON and remembers where each value stands, which `JSON.parse` forgets. @throws JsonError */
export function parsePlaced(source: string): PlacedJson {
  const text = source.replace(/^\uFEFF/, '');
  const starts = new Map<string, number>();
  const twice: string[][] = [];
  let at = 0;

  const placeAt = (index: number): Place => {
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
  const stop = (message: string, index = at): never => {
    throw new JsonError(message, placeAt(index));
  };
  const skip = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
    if (text.startsWith('//', at) || text.startsWith('/*', at)) stop('JSON has no comments');
  };
  const readText = (): string => {
    const from = at;
    at += 1;
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\n') stop('This text has no end', from);
      at += text[at] === '\\' ? 2 : 1;
    }
    at += 1;
    try {
      const read: unknown = JSON.parse(text.slice(from, at));
      return String(read);
    } catch {
      return stop('This text has a character or an escape that JSON does not have', from);
    }
  };
  const readNumber = (): number => {
    const found = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(text.slice(at, at + 400))?.[0] ?? '';
    at += found.length;
    return Number(found);
  };
  const readItems = <T>(end: string, readItem: () => T): T[] => {
    at += 1;
    skip();
    const items: T[] = [];
    if (text[at] === end) at += 1;
    else
      for (;;) {
        items.push(readItem());
        skip();
        if (text[at] === end) break;
        if (text[at] !== ',') stop(`A comma or ${end} is missing here`);
        at += 1;
        skip();
        if (text[at] === end) stop(`Nothing follows this comma: JSON ends its lists without one`, at - 1);
      }
    if (text[at] === end && items.length > 0) at += 1;
    return items;
  };
  const readValue = (path: readonly (string | number)[]): unknown => {
    skip();
    starts.set(JSON.stringify(path), at);
    const first = text[at] ?? '';
    if (path.length > deepest) stop('This is nested too deeply');
    if (first === '"') return readText();
    if (/[-\d]/.test(first)) {
      const from = at;
      const number = readNumber();
      return at > from ? number : stop('This is no number that JSON has');
    }
    if (first === '[') {
      let index = -1;
      return readItems(']', () => {
        index += 1;
        return readValue([...path, index]);
      });
    }
    if (first === '{') {
      const keys = new Set<string>();
      const entries = readItems('}', (): [string, unknown] => {
        if (text[at] !== '"') stop('A key in double quotes belongs here');
        const key = readText();
        if (keys.has(key)) twice.push([...path.map(String), key]);
        keys.add(key);
        skip();
        if (text[at] !== ':') stop('A colon is missing after this key');
        at += 1;
        return [key, readValue([...path, key])];
      });
      return Object.fromEntries(entries);
    }
    for (const [word, value] of literals) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return value;
    }
    return stop(first === '' ? 'The file ends before the JSON does' : 'No JSON value begins like this');
  };

  const value = readValue([]);
  skip();
  if (at < text.length) stop('Something follows after the end of the JSON');
  return {
    value,
    twice,
    placeOf(path) {
      for (let length = path.length; length >= 0; length -= 1) {
        const start = starts.get(JSON.stringify(path.slice(0, length)));
        if (start !== undefined) return placeAt(start);
      }
      return { line: 1, column: 1 };
    },
  };
}
