import { withoutNext, type Activity } from './activity';
import type { ReturnMessage } from '../basics/answer';
import type { Contact } from '../crm/contact';
import type { CrmLog } from './crm-log';
import type { Operation } from './operation-order';
import { needsReconnect, type Problem } from '../basics/problem';

/** After an unclear send the server is asked after 1, 5 and 15 minutes (design rule 7); ms. */
export const askDelays = [60_000, 300_000, 900_000] as const;

const retryDelays = [30_000, 120_000, 600_000, 1_800_000] as const;

/** What a failed request means for the activity: wait, ask the server, or ask the person. */
export function afterRefusal(activity: Activity, problem: Problem, now: number): Activity {
  const attempts = activity.attempts + 1;
  const { sent: _sent, ...before } = activity;
  const base = { ...before, attempts, problem, changedAt: now };
  const kind = activity.operations[0]?.kind;
  const isQuestion = kind === 'resolve';
  // A session that is gone keeps the log; it is due as soon as there is a session again.
  if (needsReconnect(problem)) return { ...base, fate: 'waiting', nextAt: now };
  if (neverArrived(problem) || (isQuestion && isUnclear(problem))) {
    const delay = problem.retryAfterMs ?? retryDelays[Math.min(attempts - 1, retryDelays.length - 1)] ?? 0;
    return { ...base, fate: 'waiting', nextAt: now + delay };
  }
  if (problem.code === 'already_logged' && kind === 'create')
    return { ...base, fate: 'asking', attempts: 0, nextAt: now };
  if (isUnclear(problem)) return { ...base, ...unclear({ ...activity, problem }, now) };
  return withoutNext({ ...base, fate: 'needs_you' });
}

/**
 * The first request may have arrived, and the server may still be working on it: it is asked in a while. Messages
 * have no question; the same time is left to the server before a person looks.
 */
function unclear(activity: Activity, now: number): Activity {
  const base = { ...activity, attempts: 0, maybeSent: true, changedAt: now };
  return { ...base, fate: 'asking', nextAt: now + askDelays[0] };
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

/** No network, or a server that says that it has not begun to work (503, core 1.7.41 index.js:3449). */
function neverArrived(problem: Problem): boolean {
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
function isUnclear(problem: Problem): boolean {
  return unclearCodes.has(problem.code) && !neverArrived(problem);
}

/** The first request is done; the next one is due at once, and after the last the log is logged. */
export function afterSuccess(activity: Activity, said: ReturnMessage | undefined, now: number): Activity {
  const { problem: _problem, maybeSent: _maybe, sent, said: _before, ...rest } = withoutNext(activity);
  const [done, ...operations] = activity.operations;
  const isWritten = done?.kind === 'create' || done?.kind === 'update';
  return {
    ...rest,
    operations,
    attempts: 0,
    changedAt: now,
    ...newWords(activity, said, isWritten || done?.kind === 'messages', now),
    ...(isWritten && sent && { delivered: sent }),
    ...(operations.length > 0 ? goOn(operations, now) : { fate: 'logged' }),
  };
}

function goOn([next]: readonly Operation[], now: number): Partial<Activity> {
  if (next?.kind === 'messages' && next.maybeThere)
    return { fate: 'needs_you', problem: { code: 'unclear_outcome' } };
  return { fate: 'waiting', nextAt: now };
}

/** What was said of the log itself is worth more than that its disposition was saved as well; a warning is not. */
function newWords(activity: Activity, said: ReturnMessage | undefined, isLog: boolean, now: number) {
  if (said?.message && (isLog || said.level !== 'success')) return { said: { ...said, at: now } };
  return !isLog && activity.said ? { said: activity.said } : {};
}

/** The server was asked and did not have it (yet): asked again, and after the third time a person is. */
export function afterAsking(activity: Activity, now: number): Activity {
  const attempts = activity.attempts + 1;
  const delay = askDelays[attempts];
  const base = { ...activity, attempts, changedAt: now };
  return delay === undefined ? askPerson(base) : { ...base, fate: 'asking', nextAt: now + delay };
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
  return unclear(activity, now);
}

/** The server has these messages for this contact. */
export function withRecorded(activity: Activity, contactId: string, ids: readonly string[]): Activity {
  const known = activity.recorded?.[contactId] ?? [];
  return {
    ...activity,
    logId: activity.logId ?? '',
    recorded: { ...activity.recorded, [contactId]: [...new Set([...known, ...ids])] },
  };
}

/** The CRM has a log that was not written here: what it holds counts as told, so that an update is told apart from it. */
export function withTheirLog(activity: Activity, { logId, note, subject }: CrmLog): Activity {
  if (activity.logId !== undefined) return activity;
  const duration = activity.call?.duration ?? 0;
  return { ...activity, logId, delivered: { note, subject, additional: {}, duration } };
}

/** The contact that was made takes the place of the one that was wished for. */
export function withContact(activity: Activity, contact: Contact): Activity {
  const { newContact: _made, ...form } = activity.form ?? { subject: '', note: '', additional: {} };
  const operations = activity.operations.map((operation) =>
    operation.kind === 'messages' && !operation.contact ? { ...operation, contact } : operation,
  );
  return { ...activity, form: { ...form, contact }, operations };
}
