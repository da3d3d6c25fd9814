import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** Whose calls this browser logs automatically, since when, and the last turn of those of before; epoch ms. */
export const automaticCalls = defineItem(
  'automaticCalls',
  v.nullable(v.object({ owner: v.string(), since: v.number(), turnAt: v.number(), taken: v.number() })),
  null,
);
