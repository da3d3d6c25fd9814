import type { Problem } from '../../core/basics/problem';
import { say } from '../app/words';

/** Fields that the server named as missing or wrong, with a message for each. */
export function refusalsOf(problem: Problem | undefined): { readonly [key: string]: string } {
  return Object.fromEntries((problem?.missing ?? []).map((key) => [key, say('invalid_refused')]));
}
