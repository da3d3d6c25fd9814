import * as v from 'valibot';
import { callSchema, counterpart, logFormSchema, numberOfParty, type Call, type Party } from './call';
import { conversationSchema, messageKinds } from './conversation';
import { fateSchema } from './fate';
import { sameJson } from '../basics/json';
import { contentSchema, hasLateParts } from './log-content';
import { operationSchema, type Operation } from './operation-order';
import { problemSchema } from '../basics/problem';

/** A CRM's name for people, and where it is connected. */
const crmNameSchema = v.object({ name: v.string(), connectorId: v.string() });

export const activityKinds = ['call', ...messageKinds] as const;

/** One call, or one day of a conversation, with everything that a person typed for it and what is still to be sent. */
export const activitySchema = v.object({
  /** See `activityId`. */
  id: v.string(),
  /** Whose it is (core/crm/account.ts accountKey). */
  account: v.string(),
  /** The CRM that it was recorded for, for when another one is connected. */
  crm: v.optional(crmNameSchema),
  kind: v.picklist(activityKinds),
  call: v.optional(callSchema),
  conversation: v.optional(conversationSchema),
  /** The call log has closed the call: its length and result are the last word. */
  isFinal: v.optional(v.boolean()),
  /** The only contact that the CRM had for the number when it was recorded: for lists, not for logging. */
  knownAs: v.optional(v.string()),
  form: v.optional(logFormSchema),
  fate: fateSchema,
  /** Requests still to be made, in order; the first is the one that `fate` speaks of. */
  operations: v.array(operationSchema),
  /** An earlier sending of the first request may have arrived. */
  maybeSent: v.optional(v.boolean()),
  /** How often the first request was sent or asked about. */
  attempts: v.number(),
  /** When it is sent or asked about next; epoch ms. */
  nextAt: v.optional(v.number()),
  problem: v.optional(problemSchema),
  /** When the request that is under way, or was last, was sent. */
  sentAt: v.optional(v.number()),
  /** What the request that is under way tells the CRM, and what the CRM was told last. */
  sent: v.optional(contentSchema),
  delivered: v.optional(contentSchema),
  /** The record in the CRM; '' where a person said that it is there. */
  logId: v.optional(v.string()),
  /** Message ids that the server recorded, by contact id. */
  recorded: v.optional(v.record(v.string(), v.array(v.string()))),
  /** What the server said of the last request. */
  said: v.optional(
    v.object({
      message: v.string(),
      level: v.picklist(['success', 'warning', 'danger', 'info']),
      ttl: v.number(),
      details: v.array(v.object({ title: v.string(), items: v.array(v.string()) })),
      at: v.number(),
    }),
  ),
  createdAt: v.number(),
  changedAt: v.number(),
});

export type Activity = v.InferOutput<typeof activitySchema>;
export type ActivityKind = Activity['kind'];

/** Keyed by account, kind and session (or the widget's key of the day): the same in all windows and after a restart. */
export function activityId(account: string, kind: ActivityKind, key: string): string {
  return `${kind}:${key}@${account}`;
}

/** Session of a call; for messages the key of their day. */
export function sessionOf({ call, conversation }: Pick<Activity, 'call' | 'conversation'>): string {
  return call?.sessionId ?? conversation?.conversationLogId ?? '';
}

/** The other side; the first of a group. */
export function otherParty({ call, conversation }: Pick<Activity, 'call' | 'conversation'>): Party {
  return call ? counterpart(call) : (conversation?.correspondents[0] ?? {});
}

export function otherNumber(activity: Pick<Activity, 'call' | 'conversation'>): string {
  return numberOfParty(otherParty(activity));
}

/** When it began; of messages, when the newest came. Epoch ms. */
export function startedAt({
  call,
  conversation,
  createdAt,
}: Pick<Activity, 'call' | 'conversation' | 'createdAt'>) {
  return call?.startTime ?? conversation?.messages[0]?.creationTime ?? createdAt;
}

/** What is on its way may not be changed; everything else can be written (again). */
export function canQueue({ fate }: Activity): boolean {
  return fate !== 'sending' && fate !== 'asking';
}

/** Starts the requests of a plan; with nothing to do, what is logged stays logged. */
export function withOperations(activity: Activity, operations: Operation[], nextAt: number): Activity {
  const { problem: _solved, maybeSent: _before, ...rest } = withoutNext(activity);
  if (operations.length === 0)
    return { ...rest, fate: rest.logId === undefined ? 'todo' : 'logged', operations };
  return { ...rest, fate: 'waiting', operations, attempts: 0, nextAt };
}

/** How long late parts of a call are waited for, so that one update carries them all; ms. */
const gatherMs = 90_000;

/**
 * What a later report adds to a call: a recording, a summary, the final length. A log that the CRM has gets one
 * update for all of it.
 */
export function withLaterCall(activity: Activity, call: Call, isFinal: boolean, now: number): Activity {
  const before = activity.call ?? call;
  // Another window may still report the end of a call whose record is already here.
  const known = activity.isFinal && !isFinal ? { duration: before.duration, result: before.result } : {};
  const merged = { ...before, ...call, ...known };
  if (sameJson(merged, activity.call) && (activity.isFinal === true || !isFinal)) return activity;
  const changed: Activity = {
    ...activity,
    call: merged,
    ...((isFinal || activity.isFinal) && { isFinal: true }),
    changedAt: now,
  };
  return withLateUpdate(changed, now);
}

/** Plans the update that brings the CRM what came late; while something else is to be sent, it goes with that. */
export function withLateUpdate(activity: Activity, now: number): Activity {
  const { fate, logId, form, call, delivered } = activity;
  if (fate !== 'logged' || !logId || !form || !call || !delivered) return activity;
  if (!hasLateParts(call, delivered)) return activity;
  return { ...activity, operations: [{ kind: 'update' }], attempts: 0, nextAt: now + gatherMs };
}

export function withoutNext(activity: Activity): Activity {
  const { nextAt: _nextAt, ...rest } = activity;
  return rest;
}
