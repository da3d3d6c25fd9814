/** One character of a pattern, and how the linear engine (RE2's syntax) spells it; `undefined` where it cannot. */
export interface PatternCharacter {
  readonly kind: 'character';
  readonly linear: string | undefined;
}

function character(linear: string | undefined): PatternCharacter {
  return { kind: 'character', linear };
}

/**
 * One escape; a surrogate pair that is spelt as two is one character. Not back references, which are understood nowhere.
 */
export const escaped = String.raw`\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[^1-9kuxcpP])`;

/** Always by number: no character then has a meaning of its own in the other syntax. */
export function literal(code: number | undefined): PatternCharacter {
  return character(spelt(code));
}

function spelt(code: number | undefined): string | undefined {
  // Half a surrogate pair is a character in one engine only.
  if (code === undefined || (code >= 0xd8_00 && code <= 0xdf_ff)) return undefined;
  return `\\x{${code.toString(16)}}`;
}

/** What JavaScript calls white space; RE2 means only that of ASCII. Then all other characters. */
const space =
  '\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const notSpace =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';

/** General categories by their short names, which both engines know alike. */
const category = /^(?:[LMNPSZ][a-z]?|Cc)$/u;

/** `\d`, `\s`, `\p{…}` and their opposites; `undefined` when it is another escape. */
export function classEscape(escape: string): PatternCharacter | undefined {
  const inside = membersOf(escape);
  if (inside === undefined) return undefined;
  return character(inside === '' ? undefined : `[${inside}]`);
}

/** The same as members of a class; '' for one that the linear engine does not know. */
function membersOf(escape: string): string | undefined {
  if (/^\\[dDwW]$/u.test(escape)) return escape;
  if (escape === '\\s') return space;
  if (escape === '\\S') return notSpace;
  const [, sign, property] = /^\\([pP])\{(.*)\}$/u.exec(escape) ?? [];
  if (sign === undefined || property === undefined) return undefined;
  const [, script] = /^(?:Script|sc)=([A-Z][a-z]+)$/u.exec(property) ?? [];
  const name = script ?? (category.test(property) ? property : undefined);
  return name === undefined ? '' : `\\${sign}{${name}}`;
}

const controls: { readonly [letter: string]: number } = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** An escape that stands for one character. */
export function characterEscape(escape: string): PatternCharacter {
  return literal(codeOf(escape));
}

function codeOf(escape: string): number | undefined {
  const body = escape.slice(1);
  const pair = /^u([\da-f]{4})\\u([\da-f]{4})$/iu.exec(body);
  if (pair) return String.fromCharCode(hex(pair[1]), hex(pair[2])).codePointAt(0);
  const numbered = /^(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2}))$/iu.exec(body);
  if (numbered) return hex(numbered[1] ?? numbered[2] ?? numbered[3]);
  if (/^c[a-z]$/iu.test(body)) return body.charCodeAt(1) % 32;
  return controls[body] ?? body.codePointAt(0);
}

function hex(digits: string | undefined): number {
  return Number.parseInt(digits ?? '', 16);
}

const member = new RegExp(`${escaped}|.`, 'gsu');

/** A class as written, with its brackets. */
export function characterClass(text: string): PatternCharacter {
  const isNegated = text.startsWith('[^');
  const inner = text.slice(isNegated ? 2 : 1, -1);
  if (inner === '') return character(isNegated ? '[\\x{0}-\\x{10ffff}]' : '[^\\x{0}-\\x{10ffff}]');
  const members = linearMembers(inner);
  return character(members === undefined ? undefined : `[${isNegated ? '^' : ''}${members}]`);
}

function linearMembers(inner: string): string | undefined {
  const parts = inner.match(member) ?? [];
  const spelt: (string | undefined)[] = [];
  for (let place = 0; place < parts.length;) {
    const isRange = parts[place + 1] === '-' && place + 2 < parts.length;
    const ends = isRange ? [parts[place], parts[place + 2]] : [parts[place]];
    spelt.push(...ends.flatMap((end, index) => [...(index > 0 ? ['-'] : []), memberOf(end ?? '')]));
    place += isRange ? 3 : 1;
  }
  const isKnown = spelt.every((part) => part !== undefined && part !== '');
  return isKnown ? spelt.join('') : undefined;
}

function memberOf(part: string): string | undefined {
  const members = membersOf(part);
  if (members !== undefined) return members;
  if (part === '\\b') return spelt(8);
  return spelt(part.startsWith('\\') ? codeOf(part) : part.codePointAt(0));
}
