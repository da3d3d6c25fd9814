import * as v from 'valibot';

/**
 * State of an activity: todo (nobody has asked to log it) → waiting (queued) → sending → logged. asking: a send had
 * an unclear outcome and the server is asked; needs_you: only a person can decide; ignored: no log wanted.
 */
export const fateSchema = v.picklist([
  'todo',
  'waiting',
  'sending',
  'asking',
  'logged',
  'needs_you',
  'ignored',
]);
export type Fate = v.InferOutput<typeof fateSchema>;
