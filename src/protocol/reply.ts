import * as v from 'valibot';
import { optionalValue } from '../core/basics/schema-parts';
import { problemSchema } from '../core/basics/problem';

/** The worker's answer. Only pages parse it. */
export const replySchema = v.union([
  v.object({ ok: v.literal(true), output: optionalValue }),
  v.object({ ok: v.literal(false), problem: problemSchema }),
]);

export type Reply = v.InferOutput<typeof replySchema>;
