import * as v from 'valibot';
import { method } from './method';
import { id } from './input';

/** What was typed and is not saved yet. */
export const formsMethods = {
  saveDraft: method<void>()(v.object({ form: id, value: v.optional(v.unknown()) })),
  discardDraft: method<void>()(v.object({ form: id })),
} as const;
