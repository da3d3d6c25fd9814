import { accountKey } from '../../core/crm/account';
import {
  activityId,
  withLaterCall,
  withOperations,
  type Activity,
  type ActivityKind,
} from '../../core/activity/activity';
import type { Call } from '../../core/activity/call';
import { mergeConversation, type Conversation } from '../../core/activity/conversation';
import { isAutomatic, noAutomaticLogging, type LoggingRules } from '../../core/settings/logging-rules';
import { withOpenMessages } from '../../core/activity/open-messages';
import { activities, messageClaims } from '../../storage/activity/activities';
import { readItem } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { changeActivity, removeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { readRulesInForce } from './logging-rules-in-force';
import {
  connection as storedConnection,
  findOwner,
  requireConnection,
  requireIdentity,
} from '../../storage/sign-in/session-owner';

export async function currentAccount(): Promise<string> {
  await requireConnection();
  return (await whoRecords()).account;
}

interface Owner {
  readonly account: string;
  readonly rules: LoggingRules;
  readonly crm: Activity['crm'];
  /** No CRM is connected: what happens is kept, and due for the one that will be (`adoptActivities`). */
  readonly isHomeless: boolean;
}

async function whoRecords(): Promise<Owner> {
  const identity = await requireIdentity();
  const connection = await readItem(storedConnection);
  const rules = connection ? await readRulesInForce() : noAutomaticLogging;
  const crm = connection
    ? { name: connection.connectorName, connectorId: connection.connectorId }
    : undefined;
  return { account: accountKey(identity, connection), rules, crm, isHomeless: !connection };
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
  return keepCall(context, await whoRecords(), call, isFinal);
}

const historyMs = 7 * 24 * 3_600_000;

/**
 * Calls that ended while no panel was open, of the last week: *to do*, whatever the rules say. Nobody should find
 * that opening the panel has written a week of history to the CRM.
 */
export async function recordCalls(context: Context, calls: readonly Call[]): Promise<void> {
  const owner = { ...(await whoRecords()), rules: noAutomaticLogging };
  const since = context.clock.now() - historyMs;
  for (const call of calls) if (call.startTime > since) await keepCall(context, owner, call, true);
}

async function keepCall(
  context: Context,
  owner: Owner,
  call: Call,
  isFinal: boolean,
): Promise<{ activityId: string }> {
  const id = activityId(owner.account, 'call', call.sessionId);
  const now = context.clock.now();
  await changeActivity(id, (known) => {
    if (known) return hurry(withLaterCall(known, call, isFinal, now), isFinal, now);
    const fresh: Activity = { ...blank(id, owner, 'call', now), call, ...(isFinal && { isFinal }) };
    return startAutomatic(fresh, owner.rules, isFinal ? now : now + recordPatienceMs);
  });
  return { activityId: id };
}

/** The record that automatic logging waited for is here. */
function hurry(activity: Activity, isFinal: boolean, now: number): Activity {
  const isResolving = activity.fate === 'waiting' && activity.operations[0]?.kind === 'resolve';
  return isFinal && isResolving && activity.attempts === 0 ? { ...activity, nextAt: now } : activity;
}

function blank(id: string, { account, crm, isHomeless }: Owner, kind: ActivityKind, now: number): Activity {
  const fresh: Activity = {
    id,
    account,
    ...(crm && { crm }),
    kind,
    fate: 'todo',
    operations: [],
    attempts: 0,
    createdAt: now,
    changedAt: now,
  };
  return isHomeless ? { ...fresh, nextAt: now } : fresh;
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
  return keepConversation(context, await whoRecords(), conversation);
}

async function keepConversation(
  context: Context,
  owner: Owner,
  conversation: Conversation,
): Promise<{ activityId: string }> {
  const id = activityId(owner.account, conversation.kind, conversation.conversationLogId);
  const { own, elsewhere } = await claimMessages(owner.account, id, conversation);
  // Known under another name of the day: the widget's key has the date in the browser's language.
  const [first] = elsewhere;
  if (own.length === 0 && first !== undefined) return { activityId: first };
  const now = context.clock.now();
  const mine = { ...conversation, messages: own };
  await changeActivity(id, (known) => {
    if (!known?.conversation) {
      const fresh: Activity = { ...blank(id, owner, conversation.kind, now), conversation: mine };
      return startAutomatic(
        fresh,
        owner.rules,
        now + (conversation.kind === 'sms' ? conversationPatienceMs : 0),
      );
    }
    const merged = mergeConversation(known.conversation, mine);
    if (merged.messages.length === known.conversation.messages.length) return known;
    return withOpenMessages({ ...known, conversation: merged, changedAt: now }, now + conversationPatienceMs);
  });
  return { activityId: id };
}

/**
 * What happened while no CRM was connected becomes *to do* for the one that is connected now. Each is there under its
 * new name before the old one goes, so that a worker that dies in between loses none.
 */
export async function adoptActivities(context: Context): Promise<void> {
  const found = await findOwner();
  if (!found) return;
  const suffix = `@${accountKey(found.identity, null)}`;
  const { due } = await readItem(activitySummary);
  const homeless = Object.keys(due).filter((id) => id.endsWith(suffix));
  if (homeless.length === 0) return;
  const owner = { ...(await whoRecords()), rules: noAutomaticLogging };
  for (const id of homeless) {
    const { call, conversation, isFinal } = (await activities.get(id)) ?? {};
    if (call) await keepCall(context, owner, call, isFinal === true);
    if (conversation) await keepConversation(context, owner, conversation);
    await removeActivity(id);
  }
}

/** Which messages of the day belong to this activity, and whose the others are. */
async function claimMessages(account: string, id: string, { messages }: Conversation) {
  const elsewhere: string[] = [];
  const own: Conversation['messages'] = [];
  // The widget tells the whole day with each message: only what is new is to be claimed.
  const { conversation: known } = (await activities.get(id)) ?? {};
  const mine = new Set(known?.messages.map((message) => message.id));
  for (const message of messages) {
    const claimedBy = mine.has(message.id)
      ? id
      : await messageClaims.update(`${message.id}@${account}`, (other) => other ?? id);
    if (claimedBy === id) own.push(message);
    else if (claimedBy !== undefined) elsewhere.push(claimedBy);
  }
  return { own, elsewhere };
}
