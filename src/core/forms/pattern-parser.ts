import { characterClass, characterEscape, classEscape, escaped, literal } from './pattern-characters';

/** A regular expression as far as it is understood here; lazy and greedy quantifiers are the same for a yes or no. */
export type PatternNode =
  /** One character; `linear` is its spelling for the linear engine, `undefined` where that engine has none. */
  | { readonly kind: 'character'; readonly linear: string | undefined }
  | { readonly kind: 'assertion'; readonly linear: string }
  | { readonly kind: 'group'; readonly branches: readonly PatternBranch[] }
  | { readonly kind: 'lookahead'; readonly branches: readonly PatternBranch[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

export type PatternBranch = readonly PatternNode[];

/** What is left of the pattern; thrown away as a whole where something is not understood. */
interface Reader {
  readonly text: string;
  place: number;
}

/**
 * Reads a pattern that is known to compile with the `u` flag. `undefined` for whatever is not understood: look-behind,
 * back references, modifiers, and what later versions of the language may add.
 */
export function parsePattern(pattern: string): readonly PatternBranch[] | undefined {
  const reader: Reader = { text: pattern, place: 0 };
  const branches = readBranches(reader);
  return reader.place === pattern.length ? branches : undefined;
}

function readBranches(reader: Reader): PatternBranch[] | undefined {
  const branches: PatternBranch[] = [];
  do {
    const branch = readBranch(reader);
    if (!branch) return undefined;
    branches.push(branch);
  } while (take(reader, /\|/uy) !== undefined);
  return branches;
}

function readBranch(reader: Reader): PatternNode[] | undefined {
  const nodes: PatternNode[] = [];
  while (reader.place < reader.text.length && !/[|)]/u.test(reader.text.charAt(reader.place))) {
    const part = readTerm(reader);
    if (!part) return undefined;
    nodes.push(quantified(reader, part));
  }
  return nodes;
}

const unbounded = Number.POSITIVE_INFINITY;

function quantified(reader: Reader, part: PatternNode): PatternNode {
  const sign = take(reader, /[*+?]\??/uy);
  if (sign !== undefined) {
    const [min, max] = sign.startsWith('*') ? [0, unbounded] : sign.startsWith('+') ? [1, unbounded] : [0, 1];
    return { kind: 'repeat', part, min, max };
  }
  const counts = take(reader, /\{\d+(?:,\d*)?\}\??/uy);
  if (counts === undefined) return part;
  const [, from = '0', comma = '', to = ''] = /\{(\d+)(,?)(\d*)/u.exec(counts) ?? [];
  const max = comma === '' ? Number(from) : to === '' ? unbounded : Number(to);
  return { kind: 'repeat', part, min: Number(from), max };
}

function readTerm(reader: Reader): PatternNode | undefined {
  const assertion = take(reader, /\^|\$|\\[bB]/uy);
  if (assertion !== undefined) return { kind: 'assertion', linear: assertion === '$' ? '\\z' : assertion };
  if (take(reader, /\(/uy) !== undefined) return readGroup(reader);
  const set = take(reader, /\[(?:\\.|[^\]\\])*\]/suy);
  if (set !== undefined) return characterClass(set);
  if (take(reader, /\./uy) !== undefined) {
    return { kind: 'character', linear: '[^\\n\\r\\x{2028}\\x{2029}]' };
  }
  const escape = take(reader, escapes);
  if (escape !== undefined) return classEscape(escape) ?? characterEscape(escape);
  const plain = take(reader, /[^\\^$.*+?()[\]{}|\ud800-\udfff]/uy);
  return plain === undefined ? undefined : literal(plain.codePointAt(0));
}

const escapes = new RegExp(escaped, 'suy');

function readGroup(reader: Reader): PatternNode | undefined {
  const opener = take(reader, /\?(?::|[=!]|<[^=!>][^>]*>)/uy) ?? '';
  if (opener === '' && reader.text.charAt(reader.place) === '?') return undefined;
  const branches = readBranches(reader);
  if (!branches || take(reader, /\)/uy) === undefined) return undefined;
  return { kind: /[=!]$/u.test(opener) ? 'lookahead' : 'group', branches };
}

/** The text that the expression (sticky) matches here; the reader then stands after it. */
function take(reader: Reader, expression: RegExp): string | undefined {
  expression.lastIndex = reader.place;
  const text = expression.exec(reader.text)?.[0];
  reader.place += text?.length ?? 0;
  return text;
}
