import * as v from 'valibot';
import { callSchema, logFormSchema } from './call';
import { needsReconnect, problemSchema, type Problem } from './problem';

/**
 * What has become of an activity:
 * todo (nobody asked to log it yet) → waiting (written down, not sent) → sending → logged;
 * asking: the outcome of a send is unclear, the server is asked; needs_you: only a person can go on.
 */
const fates = ['todo', 'waiting', 'sending', 'asking', 'logged', 'needs_you', 'ignored'] as const;

/** One call with everything that a person typed for it; kept until the CRM has it, and after. */
export const activitySchema = v.object({
  /** `call:<sessionId>`. */
  id: v.string(),
  /** Whose it is (core/account.ts accountKey). */
  account: v.string(),
  call: callSchema,
  form: v.optional(logFormSchema),
  fate: v.picklist(fates),
  /** How often it was sent or asked about. */
  attempts: v.number(),
  /** When it is sent or asked about next; epoch ms. */
  nextAt: v.optional(v.number()),
  problem: v.optional(problemSchema),
  /** The record in the CRM. */
  logId: v.optional(v.string()),
  createdAt: v.number(),
  changedAt: v.number(),
});

export type Activity = v.InferOutput<typeof activitySchema>;
export type Fate = Activity['fate'];

export function callActivityId(sessionId: string): string {
  return `call:${sessionId}`;
}

/** After an unclear send the server is asked after 1, 5 and 15 minutes (design rule 7); ms. */
export const askDelays = [60_000, 300_000, 900_000] as const;

const retryDelays = [30_000, 120_000, 600_000, 1_800_000] as const;

/** What a failed send means for the activity: wait, ask the server, or ask the person. */
export function afterRefusal(activity: Activity, problem: Problem, now: number): Activity {
  const attempts = activity.attempts + 1;
  const base = { ...activity, attempts, problem, changedAt: now };
  if (problem.code === 'already_logged') return { ...base, fate: 'asking', attempts: 0, nextAt: now };
  if (isUnclear(problem)) return { ...base, fate: 'asking', attempts: 0, nextAt: now + askDelays[0] };
  if (neverArrived(problem)) {
    const delay = problem.retryAfterMs ?? retryDelays[Math.min(attempts - 1, retryDelays.length - 1)] ?? 0;
    return { ...base, fate: 'waiting', nextAt: now + delay };
  }
  // A session that is gone keeps the log; it is due as soon as there is a session again.
  if (needsReconnect(problem)) return { ...base, fate: 'waiting', nextAt: now };
  return withoutNext({ ...base, fate: 'needs_you' });
}

/** No network, or a server that says that it has not begun to work (503, 41/index.js:3449). */
function neverArrived(problem: Problem): boolean {
  return problem.code === 'offline' || problem.status === 503;
}

const unclear: ReadonlySet<Problem['code']> = new Set([
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
function isUnclear(problem: Problem): boolean {
  return unclear.has(problem.code) && !neverArrived(problem);
}

/** What the server answers when it is asked whether it has the log. */
export function afterAsking(activity: Activity, logId: string | undefined, now: number): Activity {
  if (logId !== undefined) return afterSuccess(activity, logId, now);
  const attempts = activity.attempts + 1;
  const delay = askDelays[attempts];
  const base = { ...activity, attempts, changedAt: now };
  if (delay === undefined)
    return withoutNext({ ...base, fate: 'needs_you', problem: { code: 'unclear_outcome' } });
  return { ...base, fate: 'asking', nextAt: now + delay };
}

export function afterSuccess(activity: Activity, logId: string, now: number): Activity {
  const { problem: _problem, ...rest } = withoutNext(activity);
  return { ...rest, fate: 'logged', logId, changedAt: now };
}

/**
 * A record that was being sent when the worker died: nobody knows whether the request arrived, so the server
 * is asked before anything else.
 */
export function afterRestart(activity: Activity, now: number): Activity {
  if (activity.fate !== 'sending') return activity;
  return { ...activity, fate: 'asking', attempts: 0, nextAt: now + askDelays[0], changedAt: now };
}

function withoutNext(activity: Activity): Activity {
  const { nextAt: _nextAt, ...rest } = activity;
  return rest;
}
