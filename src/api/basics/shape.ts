import * as v from 'valibot';
import { fail } from '../../core/basics/problem';

/** Parses an answer's body; an unknown shape is a problem now rather than a crash later. */
export function readShape<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  return result.success ? result.output : fail('unexpected', { message: result.issues[0].message });
}

/** Ids may be numbers or texts. */
export const idText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);
