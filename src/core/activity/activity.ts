import * as v from 'valibot';
import { optionalFlag, optionalNumber, optionalText, texts } from '../basics/schema-parts';
import { callSchema, counterpart, logInputSchema, numberOfParty, type Call, type Party } from './call';
import { conversationSchema, messageKinds } from './conversation';
import { fateSchema } from './fate';
import { sameJson } from '../basics/json';
import { contentSchema, hasLateParts } from './log-content';
import { operationSchema, type Operation } from './operation-order';
import { detailsSchema, problemSchema, type Problem } from '../basics/problem';

/** The CRM's display name and its connector. */
const crmNameSchema = v.object({ name: v.string(), connectorId: v.string() });

export const activityKinds = ['call', ...messageKinds] as const;

/** One call, or one day of a conversation, with everything a person typed for it and the requests still to be sent. */
export const activitySchema = v.object({
  /** See `activityId`. */
  id: v.string(),
  /** Key of the owner (core/crm/account.ts ownerKey). */
  account: v.string(),
  /** The CRM it was recorded for; shown once another one is connected. */
  crm: v.optional(crmNameSchema),
  kind: v.picklist(activityKinds),
  call: v.optional(callSchema),
  conversation: v.optional(conversationSchema),
  /** The call log has reported the call: duration and result are final. */
  isFinal: optionalFlag,
  /**
   * Name of the only contact that matched the number when the activity was recorded. For display; logging looks
   * again.
   */
  knownAs: optionalText,
  form: v.optional(logInputSchema),
  fate: fateSchema,
  /** It is logged once, with all that comes late (core/activity/final-data.ts), and not changed afterwards. */
  isOnce: optionalFlag,
  /** Requests still to be made, in order. `fate` describes the first one. */
  operations: v.array(operationSchema),
  /** The first request has been sent before and may have arrived. */
  maybeSent: optionalFlag,
  /** How often the first request was sent, or the server asked about it. */
  attempts: v.number(),
  /** When it is next sent or asked about; epoch ms. */
  nextAt: optionalNumber,
  problem: v.optional(problemSchema),
  /** When the current or most recent request was sent; epoch ms. */
  sentAt: optionalNumber,
  /** `sent`: what the current request tells the CRM; `delivered`: what the CRM was last told. */
  sent: v.optional(contentSchema),
  delivered: v.optional(contentSchema),
  /** The log's id in the CRM; '' when a person confirmed that the log exists but its id is unknown. */
  logId: optionalText,
  /** Ids of messages that the server has logged, by contact id. */
  recorded: v.optional(v.record(v.string(), texts)),
  /** What the server answered to the last request. */
  said: v.optional(
    v.object({
      message: v.string(),
      level: v.picklist(['success', 'warning', 'danger', 'info']),
      ttl: v.number(),
      details: v.array(detailsSchema),
      at: v.number(),
    }),
  ),
  createdAt: v.number(),
  changedAt: v.number(),
});

export type Activity = v.InferOutput<typeof activitySchema>;
export type ActivityKind = Activity['kind'];

/** Made of owner, kind and session (or the widget's key of the day): the same in every window and after a restart. */
export function activityId(account: string, kind: ActivityKind, key: string): string {
  return `${kind}:${key}@${account}`;
}

/** Session id of a call; for messages, the key of their day. */
export function sessionOf({ call, conversation }: Pick<Activity, 'call' | 'conversation'>): string {
  return call?.sessionId ?? conversation?.conversationLogId ?? '';
}

/** The other party; in a group conversation, the first one. */
export function otherParty({ call, conversation }: Pick<Activity, 'call' | 'conversation'>): Party {
  return call ? counterpart(call) : (conversation?.correspondents[0] ?? {});
}

export function otherNumber(activity: Pick<Activity, 'call' | 'conversation'>): string {
  return numberOfParty(otherParty(activity));
}

/** When the call began, or when the newest message came. Epoch ms. */
export function startedAt({
  call,
  conversation,
  createdAt,
}: Pick<Activity, 'call' | 'conversation' | 'createdAt'>) {
  return call?.startTime ?? conversation?.messages[0]?.creationTime ?? createdAt;
}

/** An activity that is being sent must not change; any other can be written (again). */
export function canQueue({ fate }: Activity): boolean {
  return fate !== 'sending' && fate !== 'asking';
}

/** Plans these requests. Without any, a logged activity stays logged. */
export function withOperations(activity: Activity, operations: Operation[], nextAt: number): Activity {
  const { problem: _solved, maybeSent: _before, ...rest } = withoutNext(activity);
  if (operations.length === 0)
    return { ...rest, fate: rest.logId === undefined ? 'todo' : 'logged', operations };
  return { ...rest, fate: 'waiting', operations, attempts: 0, nextAt };
}

/** It waits for a person, who is told why; `operations` are what remains for then. */
export function needingPerson(
  activity: Activity,
  problem: Problem,
  operations: readonly Operation[] = [],
): Activity {
  return { ...withoutNext(activity), fate: 'needs_you', problem, operations: [...operations] };
}

/** How long late parts of a call are collected, so that one update carries them all; ms. */
const gatherMs = 90_000;

/**
 * Adds what a later report knows about a call: a recording, a summary, the final duration. If the CRM already has the
 * log, one update carries all of it.
 */
export function withLaterCall(activity: Activity, call: Call, isFinal: boolean, now: number): Activity {
  const { startTime, duration, result } = activity.call ?? call;
  // Another window may still report the end of a call whose final record is already here.
  const known = activity.isFinal && !isFinal ? { startTime, duration, result } : {};
  const merged = { ...activity.call, ...call, ...known };
  if (sameJson(merged, activity.call) && (activity.isFinal === true || !isFinal)) return activity;
  const changed: Activity = {
    ...activity,
    call: merged,
    ...((isFinal || activity.isFinal) && { isFinal: true }),
    changedAt: now,
  };
  return withLateUpdate(changed, now);
}

/** Plans an update for what came late. If a request is waiting anyway, it carries the late parts. */
export function withLateUpdate(activity: Activity, now: number): Activity {
  const { fate, logId, form, call, delivered, isOnce } = activity;
  if (isOnce || fate !== 'logged' || !logId || !form || !call || !delivered) return activity;
  if (!hasLateParts(call, delivered)) return activity;
  return { ...activity, operations: [{ kind: 'update' }], attempts: 0, nextAt: now + gatherMs };
}

/** Nothing is put off for longer: a server that asks for more is asked again after a day; ms. */
const longestWait = 86_400_000;

/** An activity from before the clock was set back is due now, not only when its time has come once more. */
export function inThisTime(activity: Activity, now: number): Activity {
  const { nextAt, changedAt } = activity;
  if (nextAt === undefined || (changedAt <= now && nextAt <= now + longestWait)) return activity;
  return { ...activity, changedAt: now, nextAt: now };
}

export function withoutNext(activity: Activity): Activity {
  const { nextAt: _nextAt, ...rest } = activity;
  return rest;
}
