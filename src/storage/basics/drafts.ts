import * as v from 'valibot';
import { defineItem } from './item';

/** Typed but not saved, by form (`plugin:<id>`, `log:<activity id>`, `connect`). */
export const drafts = defineItem(
  'drafts',
  v.record(v.string(), v.object({ value: v.optional(v.unknown()), changedAt: v.number() })),
  {},
);
