import type { Activity } from '../../../core/activity/activity';
import { needsReconnect, type Problem } from '../../../core/basics/problem';

/** True when the next step is up to the person and writing the log is that step. */
export function isOpen({ fate, operations, problem, logId }: Activity): boolean {
  if (fate === 'todo' || fate === 'ignored') return true;
  if (fate === 'waiting') return operations[0]?.kind === 'resolve';
  return fate === 'needs_you' && problem?.code !== 'unclear_outcome' && logId === undefined;
}

const doubts: ReadonlySet<Problem['code'] | undefined> = new Set(['unclear_outcome', 'already_logged']);

/**
 * A call's log known to the server can be changed, unless part of it is being sent or in doubt; and one that waits for all
 * about its call.
 */
export function canChange({ fate, problem, logId, call, isOnce }: Activity): boolean {
  if (fate === 'waiting' && isOnce && logId === undefined) return true;
  const isStill = fate === 'logged' || (fate === 'needs_you' && !doubts.has(problem?.code));
  return isStill && Boolean(logId) && call !== undefined;
}

/** The worker continues with it even if this panel is closed; without a session it cannot. */
export function goesOn({ fate, problem }: Activity): boolean {
  if (fate === 'logged' || fate === 'needs_you') return false;
  return fate !== 'waiting' || problem === undefined || !needsReconnect(problem);
}
