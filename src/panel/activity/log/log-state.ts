import type { Activity } from '../../../core/activity/activity';
import { needsReconnect, type Problem } from '../../../core/basics/problem';

/** Where the next step is the person's, and writing it is that step. */
export function isOpen({ fate, operations, problem, logId }: Activity): boolean {
  if (fate === 'todo' || fate === 'ignored') return true;
  if (fate === 'waiting') return operations[0]?.kind === 'resolve';
  return fate === 'needs_you' && problem?.code !== 'unclear_outcome' && logId === undefined;
}

const doubts: ReadonlySet<Problem['code'] | undefined> = new Set(['unclear_outcome', 'already_logged']);

/** A call's log that the server knows can be changed, unless some of it is on its way or in doubt. */
export function canChange({ fate, problem, logId, call }: Activity): boolean {
  const isStill = fate === 'logged' || (fate === 'needs_you' && !doubts.has(problem?.code));
  return isStill && Boolean(logId) && call !== undefined;
}

/** Whatever becomes of this panel, the worker goes on with it; without a session it cannot. */
export function goesOn({ fate, problem }: Activity): boolean {
  if (fate === 'logged' || fate === 'needs_you') return false;
  return fate !== 'waiting' || problem === undefined || !needsReconnect(problem);
}
