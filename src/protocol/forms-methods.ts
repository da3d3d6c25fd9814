import * as v from 'valibot';
import { optionalValue } from '../core/basics/schema-parts';
import { id } from './input';

/** What was typed and is not saved yet, and stored records that this version cannot read. */
export const formsMethods = {
  /** `owner`: the owner key of whom the page shows; another one may be here by now. */
  saveDraft: () => v.object({ owner: v.string(), form: id, value: optionalValue }),
  discardDraft: () => v.object({ owner: v.string(), form: id }),
  /** Removes records that could not be read and were set aside: a person has no more use for them. */
  forgetSetAside: () => v.object({ kind: id, ids: v.array(v.pipe(v.string(), v.maxLength(1000))) }),
} as const;
