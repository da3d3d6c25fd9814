import type { Problem } from '../../core/basics/problem';
import { say } from '../app/words';

/** The fields that the other side named as missing or wrong, with words to stand beside them. */
export function refusalsOf(problem: Problem | undefined): { readonly [key: string]: string } {
  return Object.fromEntries((problem?.missing ?? []).map((key) => [key, say('invalid_refused')]));
}
