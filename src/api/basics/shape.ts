import * as v from 'valibot';
import { parseAs } from '../../core/basics/shape';

/** Parses an answer's body; an unknown shape is a problem now rather than a crash later. */
export function readShape<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  return parseAs(schema, body, 'unexpected');
}

/** Ids may be numbers or texts. */
export const idText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);
