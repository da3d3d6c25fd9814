import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** Since when this browser logs calls automatically, and when it was last looked for earlier ones; epoch ms. */
export const automaticCalls = defineItem(
  'automaticCalls',
  v.nullable(
    v.object({
      /** Whose; somebody else's are counted anew. */
      owner: v.string(),
      since: v.number(),
      lookedAt: v.number(),
      /** The last time that one was found. */
      foundAt: v.number(),
    }),
  ),
  null,
);
