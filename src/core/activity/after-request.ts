import { withoutNext, type Activity } from './activity';
import type { ReturnMessage } from '../basics/answer';
import type { Contact } from '../crm/contact';
import type { CrmLog } from './crm-log';
import type { Operation } from './operation-order';
import { needsReconnect, type Problem } from '../basics/problem';

/** After an unclear send, the server is asked after these delays; ms. */
export const askDelays = [60_000, 300_000, 900_000] as const;

const retryDelays = [30_000, 120_000, 600_000, 1_800_000] as const;

/** What a failed request means for the activity: wait and retry, ask the server, or ask the person. */
export function afterRefusal(activity: Activity, problem: Problem, now: number): Activity {
  const attempts = activity.attempts + 1;
  const { sent: _sent, ...before } = activity;
  const base = { ...before, attempts, problem, changedAt: now };
  const kind = activity.operations[0]?.kind;
  const isQuestion = kind === 'resolve';
  // Without a session the log is kept; it is due as soon as there is a session again.
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
 * The first request may have arrived, and the server may still be working on it, so it is asked later. There is no
 * way to ask about messages; the same time passes before a person is asked.
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
 * The CRM may hold some of these messages. Sending all of them again could write those twice, so the person is asked
 * about each one, oldest first, in the order in which the server writes them.
 */
function oneByOne([head, ...others]: readonly Operation[]): Operation[] {
  if (head?.kind !== 'messages') return head ? [head, ...others] : [];
  return [...head.ids.toReversed().map((id) => ({ ...head, ids: [id], maybeThere: true })), ...others];
}

/** No network, or a server that refused before doing anything (503, core 1.7.41 index.js:3449). */
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
 * The request may have been carried out without our knowing, so sending it again could create a second record. An
 * unreadable answer counts too: some server worked on it.
 */
function isUnclear(problem: Problem): boolean {
  return unclearCodes.has(problem.code) && !neverArrived(problem);
}

/** The first request succeeded; the next is due at once. After the last one the activity is logged. */
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

/**
 * A success message about the log itself is kept rather than one about its disposition; a warning always replaces it.
 */
function newWords(activity: Activity, said: ReturnMessage | undefined, isLog: boolean, now: number) {
  if (said?.message && (isLog || said.level !== 'success')) return { said: { ...said, at: now } };
  return !isLog && activity.said ? { said: activity.said } : {};
}

/** The server was asked and does not have it (yet): ask again later, and after the third time ask the person. */
export function afterAsking(activity: Activity, now: number): Activity {
  const attempts = activity.attempts + 1;
  const delay = askDelays[attempts];
  const base = { ...activity, attempts, changedAt: now };
  return delay === undefined ? askPerson(base) : { ...base, fate: 'asking', nextAt: now + delay };
}

const shortestSilence = 60_000;
const longestSilence = 600_000;

/** The server could not be asked: wait as long as the question has been open, between one and ten minutes. */
export function afterSilence(activity: Activity, now: number): Activity {
  const stands = now - activity.changedAt;
  return { ...activity, nextAt: now + Math.min(Math.max(stands, shortestSilence), longestSilence) };
}

/** The worker died while sending, so nobody knows whether the request arrived. Only a search is safe to repeat. */
export function afterRestart(activity: Activity, now: number): Activity {
  if (activity.fate !== 'sending') return activity;
  if (activity.operations[0]?.kind === 'resolve') return { ...activity, fate: 'waiting', nextAt: now };
  return unclear(activity, now);
}

/** The server has logged these messages for this contact. */
export function withRecorded(activity: Activity, contactId: string, ids: readonly string[]): Activity {
  const known = activity.recorded?.[contactId] ?? [];
  return {
    ...activity,
    logId: activity.logId ?? '',
    recorded: { ...activity.recorded, [contactId]: [...new Set([...known, ...ids])] },
  };
}

/**
 * The CRM has a log that was not written by this panel. What it holds counts as delivered, so that updates are
 * compared with it.
 */
export function withTheirLog(activity: Activity, { logId, note, subject }: CrmLog): Activity {
  if (activity.logId !== undefined) return activity;
  const duration = activity.call?.duration ?? 0;
  return { ...activity, logId, delivered: { note, subject, additional: {}, duration } };
}

/** The contact that was created replaces the one that was planned. */
export function withContact(activity: Activity, contact: Contact): Activity {
  const { newContact: _made, ...form } = activity.form ?? { subject: '', note: '', additional: {} };
  const operations = activity.operations.map((operation) =>
    operation.kind === 'messages' && !operation.contact ? { ...operation, contact } : operation,
  );
  return { ...activity, form: { ...form, contact }, operations };
}
