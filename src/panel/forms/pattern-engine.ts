import type { FieldProblem } from '../../core/forms/field';
import type { FieldMatcher, FieldPattern } from '../../core/forms/field-pattern';
import type { linearMatcher } from '../../core/forms/linear-engine';

type CreateMatcher = typeof linearMatcher;

let loading: Promise<CreateMatcher | undefined> | undefined;

/** Loads the linear engine once, for the first form that needs it; `undefined` when it cannot be loaded. */
export function loadPatternEngine(): Promise<CreateMatcher | undefined> {
  loading ??= import('../../core/forms/linear-engine').then(
    ({ linearMatcher }) => linearMatcher,
    () => undefined,
  );
  return loading;
}

/** Patterns ready to be tried. A field whose pattern cannot be made ready works without it, and is named. */
export function matchersOf(
  patterns: readonly FieldPattern[],
  createMatcher: CreateMatcher | undefined,
): { matchers: readonly FieldMatcher[]; problems: readonly FieldProblem[] } {
  const matchers: FieldMatcher[] = [];
  const problems: FieldProblem[] = [];
  for (const { path, name, expression } of patterns) {
    const matches = matcherOf(expression, createMatcher);
    if (matches) matchers.push({ path, matches });
    else problems.push({ field: name, reason: 'unsafe_pattern' });
  }
  return { matchers, problems };
}

function matcherOf(expression: string, createMatcher: CreateMatcher | undefined) {
  try {
    return createMatcher?.(expression);
  } catch {
    return undefined;
  }
}
