import * as v from 'valibot';
import { fieldDefaultSchema } from '../../../core/plugins/defaults';
import type { Edits } from './defaults-edit';

const draftSchema = v.object({ edits: v.record(v.string(), fieldDefaultSchema) });

/** Unsaved defaults from a draft. */
export function draftedEdits(draft: unknown): Edits {
  const kept = v.safeParse(draftSchema, draft);
  return kept.success ? kept.output.edits : {};
}
