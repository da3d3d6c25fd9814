import * as v from 'valibot';
import { optionalText } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';

/** A change of the call-back list: without `id` a new row, without `body` the end of one. */
export const callBackChangeSchema = v.object({
  /** Random, and the same for as long as it waits. */
  key: v.string(),
  id: optionalText,
  body: v.optional(objectSchema),
});

export type CallBackChange = v.InferOutput<typeof callBackChangeSchema>;
