import * as v from 'valibot';
import { method } from './method';
import { id } from './input';

/** What was typed and is not saved yet, and stored records that this version cannot read. */
export const formsMethods = {
  saveDraft: method<void>()(v.object({ form: id, value: v.optional(v.unknown()) })),
  discardDraft: method<void>()(v.object({ form: id })),
  /** Removes records that could not be read and were set aside: a person has no more use for them. */
  forgetSetAside: method<void>()(v.object({ kind: id, ids: v.array(v.pipe(v.string(), v.maxLength(1000))) })),
} as const;
