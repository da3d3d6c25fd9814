import { needingPerson, type Activity } from './activity';
import type { FoundLog } from './crm-log-answer';
import type { Operation } from './operation-order';
import { isTransient, type Problem } from '../basics/problem';

/** After an unclear send, the server is asked after these delays; ms. */
export const askDelays = [60_000, 300_000, 900_000] as const;

/** Nothing has left this machine, or the server says that it has not begun to work. */
export function neverArrived({ code }: Problem): boolean {
  return code === 'offline' || code === 'not_started';
}

/** Besides what has stopped a request on its way: answers that say no more than that somebody worked on it. */
const doubtfulAnswers: ReadonlySet<Problem['code']> = new Set(['unclear_outcome', 'unexpected', 'bug']);

/**
 * The request may have been carried out without our knowing, so sending it again could create a second record. An
 * unreadable answer counts too: some server worked on it.
 */
export function isUnclear(problem: Problem): boolean {
  return !neverArrived(problem) && (isTransient(problem) || doubtfulAnswers.has(problem.code));
}

/**
 * The first request may have arrived, and the server may still be working on it, so it is asked later. There is no
 * way to ask about messages; the same time passes before a person is asked.
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

/** The server was asked and does not have it (yet): ask again later, and after the third time ask the person. */
export function afterAsking(activity: Activity, now: number): Activity {
  const attempts = activity.attempts + 1;
  const delay = askDelays[attempts];
  const asked = { ...activity, attempts, changedAt: now };
  return delay === undefined ? askPerson(asked) : { ...asked, fate: 'asking', nextAt: now + delay };
}

function askPerson(activity: Activity): Activity {
  return needingPerson(
    activity,
    { ...activity.problem, code: 'unclear_outcome' },
    oneByOne(activity.operations),
  );
}

/**
 * The CRM may hold some of these messages. Sending all of them again could write those twice, so the person is asked
 * about each one, oldest first, in the order in which the server writes them.
 */
function oneByOne([head, ...others]: readonly Operation[]): Operation[] {
  if (head?.kind !== 'messages') return head ? [head, ...others] : [];
  return [...head.ids.toReversed().map((id) => ({ ...head, ids: [id], maybeThere: true })), ...others];
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
  return afterUnclear(activity, now);
}

/**
 * Whether the log that the CRM has of this call is the one that was sent. A note shows it: plugins and the CRM add to
 * it. An empty one proves nothing: then it takes the subject that was sent, and no other contact. Where the connector
 * tells no note at all, a request that may have arrived has.
 */
export function isOwnLog(
  { form, maybeSent }: Pick<Activity, 'form' | 'maybeSent'>,
  { note, subject, contactName }: Pick<FoundLog, 'note' | 'subject' | 'contactName'>,
): boolean {
  const own = form?.note.trim() ?? '';
  const theirs = note?.trim() ?? '';
  if (own !== '' && theirs !== '') return theirs.startsWith(own);
  if (own !== '') return note === undefined && maybeSent === true;
  const isAboutThem = contactName === '' || contactName === form?.contact?.name;
  return isAboutThem && subject !== '' && subject === form?.subject;
}
