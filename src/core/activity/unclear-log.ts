import { withoutNext, type Activity } from './activity';
import type { Operation } from './operation-order';
import type { Problem } from '../basics/problem';

/** After an unclear send the server is asked after 1, 5 and 15 minutes (design rule 7); ms. */
export const askDelays = [60_000, 300_000, 900_000] as const;

/** No network, or a server that says that it has not begun to work (503, core 1.7.41 index.js:3449). */
export function neverArrived(problem: Problem): boolean {
  return problem.code === 'offline' || problem.status === 503;
}

const unclearCodes: ReadonlySet<Problem['code']> = new Set([
  'timeout',
  'unreachable',
  'unclear_outcome',
  'garbled',
  'not_app_connect',
  'server_error',
  'unexpected',
  'bug',
]);

/**
 * The request may have been carried out although we do not know it: sending again could make a second record.
 * An answer that cannot be read proves that a server worked on it.
 */
export function isUnclear(problem: Problem): boolean {
  return unclearCodes.has(problem.code) && !neverArrived(problem);
}

/**
 * The first request may have arrived, and the server may still be working on it: it is asked in a while. Messages
 * have no question; the same time is left to the server before a person looks.
 */
export function afterUnclear(activity: Activity, now: number): Activity {
  return {
    ...activity,
    fate: 'asking',
    attempts: 0,
    maybeSent: true,
    changedAt: now,
    nextAt: now + askDelays[0],
  };
}

/** The server was asked and did not have it (yet): asked again, and after the third time a person is. */
export function afterAsking(activity: Activity, now: number): Activity {
  const attempts = activity.attempts + 1;
  const delay = askDelays[attempts];
  const asked = { ...activity, attempts, changedAt: now };
  return delay === undefined ? askPerson(asked) : { ...asked, fate: 'asking', nextAt: now + delay };
}

function askPerson(activity: Activity): Activity {
  return withoutNext({
    ...activity,
    operations: oneByOne(activity.operations),
    fate: 'needs_you',
    problem: { ...activity.problem, code: 'unclear_outcome' },
  });
}

/**
 * Of several messages the CRM may hold some: to send them all again could write those a second time, so the person
 * is asked for each, the oldest first, as the server writes them.
 */
function oneByOne([head, ...others]: readonly Operation[]): Operation[] {
  if (head?.kind !== 'messages') return head ? [head, ...others] : [];
  return [...head.ids.toReversed().map((id) => ({ ...head, ids: [id], maybeThere: true })), ...others];
}

const shortestSilence = 60_000;
const longestSilence = 600_000;

/** The server could not be asked: again after as long as the question stands, from one minute to ten. */
export function afterSilence(activity: Activity, now: number): Activity {
  const stands = now - activity.changedAt;
  return { ...activity, nextAt: now + Math.min(Math.max(stands, shortestSilence), longestSilence) };
}

/**
 * A record that was being sent when the worker died: nobody knows whether the request arrived. Only a question
 * is put again.
 */
export function afterRestart(activity: Activity, now: number): Activity {
  if (activity.fate !== 'sending') return activity;
  if (activity.operations[0]?.kind === 'resolve') return { ...activity, fate: 'waiting', nextAt: now };
  return afterUnclear(activity, now);
}
