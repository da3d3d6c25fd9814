import { withoutNext, type Activity } from './activity';
import { needsReconnect, type Problem } from '../basics/problem';
import { afterUnclear, isUnclear, neverArrived } from './unclear-log';

const retryDelays = [30_000, 120_000, 600_000, 1_800_000] as const;

/**
 * What a failed request means for the log: it waits, the server is asked, or the person is. Its form stays as it was
 * typed.
 * @param hasWritten false where all that was sent were questions: they can be put again
 */
export function afterRefusal(activity: Activity, problem: Problem, now: number, hasWritten = true): Activity {
  if (isUnclear(problem) && hasWritten) return afterUnclear({ ...activity, problem }, now);
  // What was sent has not been written.
  const { sent: _sent, ...unsent } = withoutNext(activity);
  return {
    ...unsent,
    problem,
    attempts: activity.attempts + 1,
    changedAt: now,
    ...nextStep(activity, problem, now),
  };
}

/** What comes next, of all that is in the log only this. */
function nextStep(
  { operations: [request], attempts }: Activity,
  problem: Problem,
  now: number,
): Pick<Activity, 'fate'> & { readonly nextAt?: number; readonly attempts?: number } {
  // Without a session the log is kept; it is due as soon as there is a session again.
  if (needsReconnect(problem)) return { fate: 'waiting', nextAt: now };
  if (neverArrived(problem) || isUnclear(problem) || problem.code === 'crm_unrenewed') {
    const delay = problem.retryAfterMs ?? retryDelays[Math.min(attempts, retryDelays.length - 1)] ?? 0;
    return { fate: 'waiting', nextAt: now + delay };
  }
  if (problem.code === 'already_logged' && request?.kind === 'create')
    return { fate: 'asking', attempts: 0, nextAt: now };
  return { fate: 'needs_you' };
}
