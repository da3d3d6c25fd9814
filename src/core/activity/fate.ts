import * as v from 'valibot';

/**
 * What has become of an activity:
 * todo (nobody asked to log it yet) → waiting (written down, not sent) → sending → logged;
 * asking: the outcome of a send is unclear, the server is asked; needs_you: only a person can go on.
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
