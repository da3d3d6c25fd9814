import { parsePattern, type PatternBranch, type PatternNode } from './pattern-parser';

/** Longer patterns are refused; characters. */
const longestPattern = 500;
/** No pattern is tried on a longer value or name; characters. */
export const longestMatchedText = 2000;
/** Steps that one match by the browser's own engine may take in the worst case; some tens of milliseconds. */
const mostNativeSteps = 10_000_000;
/** Longest pattern for the linear engine with its repetitions written out, which is what a character costs there. */
const mostLinearSize = 1000;

/** How a declared pattern may run. */
export type PatternPlan =
  /** By `RegExp`: harmless by its form. */
  | { readonly engine: 'native' }
  /** By core/forms/linear-engine.ts: the same pattern in that engine's syntax, and what a character costs there. */
  | { readonly engine: 'linear'; readonly expression: string; readonly size: number };

/**
 * Decides by its form alone how a stranger's pattern may run on at most `longestMatchedText` characters; `undefined`
 * when it must not. `RegExp` gets it only without a repeated group and with at most one unbounded repetition: what may
 * be tried in several ways multiplies, and the product is bounded. Whatever is not understood does not run. Held by
 * test/unit/core/forms/safe-pattern.test.ts; no check here may be loosened without a bound that replaces it.
 */
export function planPattern(pattern: unknown): PatternPlan | undefined {
  if (typeof pattern !== 'string' || pattern.length > longestPattern || !compiles(pattern)) return undefined;
  const branches = parsePattern(pattern);
  if (!branches) return undefined;
  if (isHarmless(branches)) return { engine: 'native' };
  const size = sizeOfAll(branches);
  const expression = spellAll(branches);
  return expression === undefined || size > mostLinearSize
    ? undefined
    : { engine: 'linear', expression, size };
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** How much work a part is in the worst case. */
interface Work {
  /** In how many ways it can match at one place: how often what follows is tried. */
  readonly ways: number;
  /** Steps to try all of them. */
  readonly steps: number;
  /** Unbounded repetitions in it. */
  readonly unbounded: number;
}

const nothing: Work = { ways: 1, steps: 0, unbounded: 0 };

function isHarmless(branches: readonly PatternBranch[]): boolean {
  const isAnchored = branches.every(([first]) => first?.kind === 'assertion' && first.linear === '^');
  const work = workOfAll(branches, true);
  const starts = isAnchored ? 1 : longestMatchedText;
  return work !== undefined && work.unbounded <= 1 && work.steps * starts <= mostNativeSteps;
}

/** `undefined` for a form that the browser's engine is not trusted with. */
function workOfAll(branches: readonly PatternBranch[], isLeading: boolean): Work | undefined {
  const works = branches.map((branch) => workOfBranch(branch, isLeading));
  return works.reduce<Work | undefined>(
    (sum, work) =>
      sum &&
      work && {
        ways: sum.ways + work.ways,
        steps: sum.steps + work.steps,
        unbounded: sum.unbounded + work.unbounded,
      },
    { ways: 0, steps: 1, unbounded: 0 },
  );
}

function workOfBranch(branch: PatternBranch, isLeading: boolean): Work | undefined {
  let isFirst = isLeading;
  let sum: Work | undefined = nothing;
  for (const node of branch) {
    const work = workOf(node, isFirst);
    if (!work) return undefined;
    // What follows is tried once for each way of what came before.
    sum = {
      ways: sum.ways * work.ways,
      steps: sum.steps + sum.ways * work.steps,
      unbounded: sum.unbounded + work.unbounded,
    };
    isFirst &&= node.kind === 'assertion' || node.kind === 'lookahead';
  }
  return sum;
}

function workOf(node: PatternNode, isLeading: boolean): Work | undefined {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return { ways: 1, steps: 1, unbounded: 0 };
    case 'group':
      return workOfAll(node.branches, false);
    case 'lookahead': {
      const inside = isLeading ? workOfAll(node.branches, false) : undefined;
      // It matches or not; its own repetition cannot be combined with one outside of it.
      return inside && inside.unbounded <= 1 ? { ways: 1, steps: inside.steps, unbounded: 0 } : undefined;
    }
    case 'repeat':
      return workOfRepeat(node);
  }
}

function workOfRepeat({ part, min, max }: PatternNode & { kind: 'repeat' }): Work | undefined {
  if (part.kind === 'character') {
    const most = Math.min(max, longestMatchedText);
    return { ways: Math.max(1, most - min + 1), steps: most + 1, unbounded: Number.isFinite(max) ? 0 : 1 };
  }
  // A group that may be left out is one more alternative; one that repeats is not for the browser's engine.
  const inside =
    part.kind === 'group' && min === 0 && max === 1 ? workOfAll(part.branches, false) : undefined;
  return inside && { ...inside, ways: inside.ways + 1 };
}

function sizeOfAll(branches: readonly PatternBranch[]): number {
  return branches.flat().reduce((sum, node) => sum + sizeOf(node), branches.length);
}

function sizeOf(node: PatternNode): number {
  if (node.kind === 'group' || node.kind === 'lookahead') return sizeOfAll(node.branches);
  if (node.kind !== 'repeat') return 1;
  return sizeOf(node.part) * Math.max(1, Number.isFinite(node.max) ? node.max : node.min + 1);
}

/** The same pattern in RE2's syntax; `undefined` where it has no equivalent. */
function spellAll(branches: readonly PatternBranch[]): string | undefined {
  const spelt = branches.map((branch) => joined(branch.map(spell), ''));
  return joined(spelt, '|');
}

function spell(node: PatternNode): string | undefined {
  switch (node.kind) {
    case 'character':
    case 'assertion':
      return node.linear;
    case 'lookahead':
      return undefined;
    case 'group': {
      const inside = spellAll(node.branches);
      return inside === undefined ? undefined : `(?:${inside})`;
    }
    case 'repeat': {
      const inside = spell(node.part);
      if (inside === undefined) return undefined;
      const most = Number.isFinite(node.max) ? String(node.max) : '';
      return `(?:${inside}){${node.min},${most}}`;
    }
  }
}

function joined(parts: readonly (string | undefined)[], between: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(between);
}
