import { isObject } from '../basics/json';
import { longestMatchedText } from './safe-pattern';
import type { ValidationProblem } from './validation';

/** A property's name, the place of a list's item, or `null` for each item. */
export type PathStep = string | number | null;

/** A pattern that the linear engine checks for a field of the form (core/forms/pattern-guard.ts). */
export interface FieldPattern {
  readonly path: readonly PathStep[];
  /** Property names from the root, joined by dots. */
  readonly name: string;
  /** The pattern in that engine's syntax. */
  readonly expression: string;
}

export interface FieldMatcher extends Pick<FieldPattern, 'path'> {
  readonly matches: (text: string) => boolean;
}

/** Texts that do not match, each at its place. Longer ones than may be tried violate a `maxLength` instead. */
export function mismatches(matchers: readonly FieldMatcher[], value: unknown): ValidationProblem[] {
  return matchers.flatMap(({ path, matches }) =>
    textsAt(value, path).flatMap(([place, text]): ValidationProblem[] =>
      // As `maxLength` counts: characters, of which some are two units long.
      Array.from(text).length <= longestMatchedText && !matches(text)
        ? [{ path: place, keyword: 'pattern', limit: undefined, beside: {}, message: '' }]
        : [],
    ),
  );
}

function textsAt(value: unknown, [step, ...rest]: readonly PathStep[]): [string[], string][] {
  if (step === undefined) return typeof value === 'string' ? [[[], value]] : [];
  return partsAt(value, step).flatMap(([name, part]) =>
    textsAt(part, rest).map(([place, text]): [string[], string] => [[name, ...place], text]),
  );
}

function partsAt(value: unknown, step: PathStep): [string, unknown][] {
  if (typeof step === 'string') {
    return isObject(value) && Object.hasOwn(value, step) ? [[step, value[step]]] : [];
  }
  if (!Array.isArray(value)) return [];
  const items = value.map((item: unknown, index): [string, unknown] => [String(index), item]);
  return step === null ? items : items.slice(step, step + 1);
}
