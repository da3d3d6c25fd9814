import safeRegex from 'safe-regex2';

/** Longer patterns are refused; characters. */
const longestPattern = 500;
/** No pattern runs on a longer value; characters. */
const longestValue = 2000;
/** If a pattern could only run on shorter values than this, it is useless. */
const shortestCap = 40;
/** Steps that one match may take in the worst case; a few milliseconds. */
const mostSteps = 4_000_000;

/**
 * Decides whether a declared pattern may run: it compiles with the `u` flag, as the validator compiles it, passes
 * safe-regex2, and has no ambiguous repetition. Returns the longest value for which the worst case takes a few
 * milliseconds (safe-regex2 only looks at nesting: `a*a*a*b` passes it and is cubic); `undefined` when the pattern
 * must not run.
 */
export function capOfPattern(pattern: unknown): number | undefined {
  if (typeof pattern !== 'string' || pattern.length > longestPattern) return undefined;
  if (!compiles(pattern) || !safeRegex(pattern)) return undefined;
  const shape = scan(pattern);
  if (!shape) return undefined;
  const cap = capOf(shape);
  return cap < shortestCap ? undefined : cap;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

interface Shape {
  /** Number of unbounded repetitions, plus one if the match may begin anywhere. */
  readonly degree: number;
  /** In how many ways the bounded repetitions can split a text. */
  readonly ways: number;
}

/** The longest value for which `ways · n^degree / degree!` stays within the limit. */
function capOf({ degree, ways }: Shape): number {
  let orders = 1;
  for (let factor = 2; factor <= degree; factor += 1) orders *= factor;
  if (degree === 0) return ways <= mostSteps ? longestValue : 0;
  return Math.min(longestValue, Math.floor(((mostSteps * orders) / ways) ** (1 / degree)));
}

const atom =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|\[(?:\\.|[^\]\\])*\]|[^\\[]/suy;
const quantifier = /([*+?]|\{\d+(?:,\d*)?\})\??/uy;

interface Group {
  /** First atoms of its alternatives. A repeated group must be able to tell its alternatives apart by them. */
  readonly firsts: string[];
  isAtStart: boolean;
}

/** Reads a pattern that is known to compile. `undefined` for back references and ambiguous repetition. */
function scan(pattern: string): Shape | undefined {
  let degree = pattern.startsWith('^') ? 0 : 1;
  let ways = 1;
  const groups: Group[] = [{ firsts: [], isAtStart: true }];
  for (let place = 0; place < pattern.length;) {
    const text = match(atom, pattern, place);
    if (text === undefined || /^\\[1-9k]/u.test(text)) return undefined;
    place += text.length;
    if (text === '(') {
      const opener = match(/\?(?::|<?[=!]|<[^>]*>)/uy, pattern, place) ?? '';
      noteFirst(groups.at(-1), '(');
      groups.push({ firsts: [], isAtStart: true });
      place += opener.length;
      continue;
    }
    const group = groups.at(-1);
    if (text === '|' && group) group.isAtStart = true;
    else if (text !== ')') noteFirst(group, text);
    const closed = text === ')' ? groups.pop() : undefined;
    const repetition = match(quantifier, pattern, place);
    const isDoubtful = closed !== undefined && isAmbiguous(closed);
    if (isDoubtful) ways *= closed.firsts.length;
    if (repetition === undefined) continue;
    place += repetition.length;
    if (isDoubtful && !repetition.startsWith('?')) return undefined;
    const choices = choicesOf(repetition);
    if (choices === Number.POSITIVE_INFINITY) degree += 1;
    else ways *= choices;
  }
  return { degree, ways };
}

function noteFirst(group: Group | undefined, text: string): void {
  if (!group?.isAtStart) return;
  group.firsts.push(text);
  group.isAtStart = false;
}

/** Alternatives that do not each begin with a different literal can match the same text in several ways. */
function isAmbiguous({ firsts }: Group): boolean {
  if (firsts.length < 2) return false;
  return new Set(firsts).size < firsts.length || firsts.some((first) => !/^(?:\w|\\[^\w])$/u.test(first));
}

function choicesOf(repetition: string): number {
  if (/^[*+]/u.test(repetition)) return Number.POSITIVE_INFINITY;
  if (repetition.startsWith('?')) return 2;
  const [, from = '0', comma, to = ''] = /\{(\d+)(,?)(\d*)/u.exec(repetition) ?? [];
  if (!comma) return 1;
  return to === '' || Number(to) > longestValue ? Number.POSITIVE_INFINITY : Number(to) - Number(from) + 1;
}

function match(expression: RegExp, text: string, place: number): string | undefined {
  expression.lastIndex = place;
  return expression.exec(text)?.[0];
}
