import * as v from 'valibot';
import { optionalValue } from '../../core/basics/schema-parts';
import { defineItem } from './item';

const draftSchema = v.object({ value: optionalValue, changedAt: v.number() });
export type Draft = v.InferOutput<typeof draftSchema>;

/** Typed but not saved, by form (`plugin:<id>`, `log:<activity id>`, `connect`). */
export const drafts = defineItem('drafts', v.record(v.string(), draftSchema), {});
