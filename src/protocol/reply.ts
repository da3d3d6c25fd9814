import * as v from 'valibot';
import { problemSchema } from '../core/basics/problem';

/** The worker's answer. Only pages parse it. */
export const replySchema = v.union([
  v.object({ ok: v.literal(true), output: v.optional(v.unknown()) }),
  v.object({ ok: v.literal(false), problem: problemSchema }),
]);

export type Reply = v.InferOutput<typeof replySchema>;
