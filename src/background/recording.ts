import { accountKey } from '../core/account';
import {
  activityId,
  withLaterCall,
  withOperations,
  type Activity,
  type ActivityKind,
} from '../core/activity';
import type { Call } from '../core/call';
import { mergeConversation, type Conversation } from '../core/conversation';
import { isAutomatic, type LoggingRules } from '../core/logging-rules';
import { planMessages } from '../core/operation';
import { messageClaims } from '../storage/collections';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import { changeActivity } from './activity-store';
import type { Context } from './context';
import { requireConnection, requireIdentity } from './session-owner';

export async function currentAccount(): Promise<string> {
  const identity = await requireIdentity();
  const connection = await requireConnection();
  return accountKey(identity, connection);
}

/** The call log's record comes 5 to 35 s after the end; automatic logging waits for it, so that one request is enough. */
const recordPatienceMs = 60_000;

/** Messages follow each other: those of half a minute go together; ms. */
const conversationPatienceMs = 20_000;

/** Keeps a call as *to do*, or has it logged by the person's rules; a known one learns what is new. */
export async function recordCall(
  context: Context,
  call: Call,
  isFinal: boolean,
): Promise<{ activityId: string }> {
  const account = await currentAccount();
  const rules = await readItem(view.loggingRules);
  const id = activityId(account, 'call', call.sessionId);
  const now = context.clock.now();
  await changeActivity(id, (known) => {
    if (known) return hurry(withLaterCall(known, call, isFinal, now), isFinal, now);
    const fresh: Activity = { ...blank(id, account, 'call', now), call, ...(isFinal && { isFinal }) };
    return startAutomatic(fresh, rules, isFinal ? now : now + recordPatienceMs);
  });
  return { activityId: id };
}

const historyMs = 7 * 24 * 3_600_000;

/**
 * Calls that ended while no panel was open, of the last week: *to do*, whatever the rules say. Nobody should find
 * that opening the panel has written a week of history to the CRM.
 */
export async function recordCalls(context: Context, calls: readonly Call[]): Promise<void> {
  const account = await currentAccount();
  const now = context.clock.now();
  for (const call of calls.filter(({ startTime }) => now - startTime < historyMs)) {
    const id = activityId(account, 'call', call.sessionId);
    await changeActivity(id, (known) =>
      known
        ? hurry(withLaterCall(known, call, true, now), true, now)
        : { ...blank(id, account, 'call', now), call, isFinal: true },
    );
  }
}

/** The record that automatic logging waited for is here. */
function hurry(activity: Activity, isFinal: boolean, now: number): Activity {
  const isResolving = activity.fate === 'waiting' && activity.operations[0]?.kind === 'resolve';
  return isFinal && isResolving && activity.attempts === 0 ? { ...activity, nextAt: now } : activity;
}

function blank(id: string, account: string, kind: ActivityKind, now: number): Activity {
  return { id, account, kind, fate: 'todo', operations: [], attempts: 0, createdAt: now, changedAt: now };
}

function startAutomatic(activity: Activity, rules: LoggingRules, nextAt: number): Activity {
  if (!isAutomatic(rules, activity.kind)) return activity;
  return withOperations(activity, [{ kind: 'resolve' }], nextAt);
}

/** Keeps a day of messages, or has it logged by the rules; what is new of a day that is logged is logged too. */
export async function recordConversation(
  context: Context,
  conversation: Conversation,
): Promise<{ activityId: string }> {
  const account = await currentAccount();
  const rules = await readItem(view.loggingRules);
  const id = activityId(account, conversation.kind, conversation.conversationLogId);
  const { own, elsewhere } = await claimMessages(account, id, conversation);
  // Known under another name of the day: the widget's key has the date in the browser's language.
  const [first] = elsewhere;
  if (own.length === 0 && first !== undefined) return { activityId: first };
  const now = context.clock.now();
  const mine = { ...conversation, messages: own };
  await changeActivity(id, (known) => {
    if (!known?.conversation) {
      const fresh: Activity = { ...blank(id, account, conversation.kind, now), conversation: mine };
      return startAutomatic(fresh, rules, now + (conversation.kind === 'sms' ? conversationPatienceMs : 0));
    }
    const merged = mergeConversation(known.conversation, mine);
    if (merged.messages.length === known.conversation.messages.length) return known;
    return withOpenMessages({ ...known, conversation: merged, changedAt: now }, now + conversationPatienceMs);
  });
  return { activityId: id };
}

/** Which messages of the day belong to this activity, and whose the others are. */
async function claimMessages(account: string, id: string, { messages }: Conversation) {
  const elsewhere: string[] = [];
  const own: Conversation['messages'] = [];
  for (const message of messages) {
    const owner = await messageClaims.update(`${message.id}@${account}`, (known) => known ?? id);
    if (owner === id) own.push(message);
    else if (owner !== undefined) elsewhere.push(owner);
  }
  return { own, elsewhere };
}

/** A day that is logged, or about to be, takes in the messages that are not with its contacts yet. */
export function withOpenMessages(activity: Activity, nextAt: number): Activity {
  const { fate, form, conversation, recorded, operations: before } = activity;
  // A person is being asked about some of them: what is new comes after.
  if (before.some((operation) => operation.kind === 'messages' && operation.maybeThere)) return activity;
  const isOnItsWay = fate === 'logged' || (fate === 'waiting' && before[0]?.kind === 'messages');
  if (!isOnItsWay || !form || !conversation) return activity;
  const ids = conversation.messages.map((message) => message.id);
  const operations = planMessages(form, ids, (contactId) => recorded?.[contactId] ?? []);
  // A lively conversation must not push its own log ahead for ever.
  const soonest = fate === 'waiting' ? Math.min(activity.nextAt ?? nextAt, nextAt) : nextAt;
  return operations.length > 0 ? withOperations(activity, operations, soonest) : activity;
}
