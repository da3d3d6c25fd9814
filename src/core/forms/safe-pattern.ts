import safeRegex from 'safe-regex2';

/** Longest pattern that is read; characters. */
const longestPattern = 500;
/** Longest value that any pattern is tried on; characters. */
const longestValue = 2000;
/** A value shorter than this must be possible, or the pattern is of no use. */
const shortestCap = 40;
/** Steps that one trial may take in the worst case; some milliseconds. */
const mostSteps = 4_000_000;

/**
 * A stranger's pattern that may run: `u`-clean (the validator compiles it so), accepted by safe-regex2, without
 * ambiguous repetition. Says how long a value may be so that the worst case stays within some milliseconds
 * (safe-regex2 looks at nesting only: `a*a*a*b` passes it and is cubic); `undefined` when it must not run.
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
  /** Repetitions without an end, and one more where the match may begin anywhere. */
  readonly degree: number;
  /** In how many ways the repetitions with an end can be divided. */
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
  /** First atoms of its alternatives; a group that may repeat must be able to tell them apart by these. */
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

/** Alternatives that do not begin with a literal of their own can match the same text in several ways. */
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
