import * as v from 'valibot';
import { problemSchema } from '../core/basics/problem';

/** A call to the worker (chrome.runtime message). */
export const requestSchema = v.object({ method: v.string(), input: v.optional(v.unknown()) });

/** The worker's answer. */
export const replySchema = v.union([
  v.object({ ok: v.literal(true), output: v.optional(v.unknown()) }),
  v.object({ ok: v.literal(false), problem: problemSchema }),
]);

export type Reply = v.InferOutput<typeof replySchema>;
