import * as v from 'valibot';
import { fieldDefaultSchema } from '../../../core/plugins/defaults';
import type { Edits } from './defaults-edit';

const draftSchema = v.object({ edits: v.record(v.string(), fieldDefaultSchema) });

/** What is edited before anything is; one and the same object. */
export const noEdits: Edits = {};

/** Every edit differs from what is stored: one that goes back to it is none. */
export function countEdits(edits: Edits): number {
  return Object.keys(edits).length;
}

/** Unsaved defaults from a draft. */
export function draftedEdits(draft: unknown): Edits | undefined {
  const kept = v.safeParse(draftSchema, draft);
  return kept.success ? kept.output.edits : undefined;
}
