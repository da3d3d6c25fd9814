import * as v from 'valibot';
import { fail, type ProblemCode } from './problem';

/** An object of anything, by name. */
export const objectSchema = v.record(v.string(), v.unknown());

/** Parses what came in as `schema`; where it is something else, throws a `ProblemError` that says what was found. */
export function parseAs<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  code: ProblemCode = 'bug',
): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : fail(code, { message: result.issues[0].message });
}

/** What came in as `schema`; `undefined` where it is something else. */
export function parseIf<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
