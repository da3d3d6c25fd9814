import * as v from 'valibot';
import { fail } from '../../core/basics/problem';

/** Reads an answer's body; one of an unknown shape is a problem, not a crash later on. */
export function readShape<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  return result.success ? result.output : fail('unexpected', { message: result.issues[0].message });
}

/** Ids arrive as numbers or texts. */
export const idText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);
