import { ownerKey, type Connection } from '../../core/crm/account';
import {
  activityId,
  withLaterCall,
  withOperations,
  type Activity,
  type ActivityKind,
} from '../../core/activity/activity';
import type { Call } from '../../core/activity/call';
import { mergeConversation, type Conversation } from '../../core/activity/conversation';
import { isAutomatic } from '../../core/activity/automatic-kind';
import { finalDataAt } from '../../core/activity/final-data';
import { noAutomaticLogging, type LoggingRules } from '../../core/settings/logging-rules';
import { withOpenMessages } from '../../core/activity/open-messages';
import { activities, messageClaims } from '../../storage/activity/activities';
import { readItem } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { changeActivity, removeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { noteAutomaticCalls } from './earlier-calls';
import { readRulesInForce } from './logging-rules-in-force';
import {
  connection as storedConnection,
  findOwner,
  requireIdentity,
} from '../../storage/sign-in/session-owner';

interface Recorder {
  readonly account: string;
  readonly rules: LoggingRules;
  /** Without one, activities are kept for the next one (`adoptActivities`). */
  readonly connection: Connection | null;
}

async function currentRecorder(): Promise<Recorder> {
  const identity = await requireIdentity();
  const connection = await readItem(storedConnection);
  const rules = connection ? await readRulesInForce() : noAutomaticLogging;
  return { account: ownerKey(identity, connection), rules, connection };
}

/**
 * The call log's record arrives 5 to 35 s after the end of a call; automatic logging waits for it, so that one
 * request suffices; ms.
 */
const recordPatienceMs = 60_000;

/** Messages within this time are logged together; ms. */
const conversationPatienceMs = 20_000;

/** Records a call as *to do*, or queues its log by the person's rules; a known call is updated. */
export async function recordCall(
  context: Context,
  call: Call,
  isFinal: boolean,
): Promise<{ activityId: string }> {
  const owner = await currentRecorder();
  await noteAutomaticCalls(owner.account, owner.rules.call, context.now());
  const { activityId: id } = await keepCall(context, owner, call, isFinal);
  return { activityId: id };
}

const historyMs = 7 * 24 * 3_600_000;

/**
 * Records calls of the last week that ended while no panel was open, as *to do* whatever the rules say: opening the
 * panel must not write a week of history to the CRM. The outbox's rounds take up those that are to be logged
 * (background/activity/earlier-calls.ts).
 */
export async function recordCalls(context: Context, calls: readonly Call[]): Promise<void> {
  const recorder = await currentRecorder();
  const owner = { ...recorder, rules: noAutomaticLogging };
  const since = context.now() - historyMs;
  let hasNews = false;
  for (const call of calls)
    if (call.startTime > since) {
      const { isFresh } = await keepCall(context, owner, call, true);
      hasNews ||= isFresh;
    }
  await noteAutomaticCalls(recorder.account, recorder.rules.call, context.now(), hasNews);
}

async function keepCall(
  context: Context,
  owner: Recorder,
  call: Call,
  isFinal: boolean,
): Promise<{ activityId: string; isFresh: boolean }> {
  const id = activityId(owner.account, 'call', call.sessionId);
  const now = context.now();
  let isFresh = false;
  await changeActivity(id, (known) => {
    isFresh = !known;
    if (known) return hurry(withLaterCall(known, call, isFinal, now), isFinal, now);
    const isOnce = owner.rules.waitsForFinalData;
    const fresh: Activity = {
      ...blank(id, owner, 'call', now),
      call,
      ...(isFinal && { isFinal }),
      ...(isOnce && { isOnce }),
    };
    const patience = isFinal ? 0 : recordPatienceMs;
    return startAutomatic(fresh, owner.rules, isOnce ? finalDataAt(fresh, now) : now + patience);
  });
  return { activityId: id, isFresh };
}

/** What a log waited for has arrived: the record, and for one that is logged once whatever else was to follow. */
function hurry(activity: Activity, isFinal: boolean, now: number): Activity {
  const { fate, operations, attempts, isOnce, logId } = activity;
  if (fate !== 'waiting' || attempts > 0) return activity;
  if (isOnce && logId === undefined) return { ...activity, nextAt: finalDataAt(activity, now) };
  return isFinal && operations[0]?.kind === 'resolve' ? { ...activity, nextAt: now } : activity;
}

function blank(id: string, { account, connection }: Recorder, kind: ActivityKind, now: number): Activity {
  return {
    id,
    account,
    kind,
    fate: 'todo',
    operations: [],
    attempts: 0,
    createdAt: now,
    changedAt: now,
    ...(connection
      ? { crm: { name: connection.connectorName, connectorId: connection.connectorId } }
      : { nextAt: now }),
  };
}

function startAutomatic(activity: Activity, rules: LoggingRules, nextAt: number): Activity {
  if (!isAutomatic(rules, activity.kind, activity.conversation?.messages)) return activity;
  return withOperations(activity, [{ kind: 'resolve' }], nextAt);
}

/**
 * Records a day of messages, or queues its log by the rules; new messages of a logged day are logged too, and so is the
 * whole of a day that was left to do once the rules log one of them.
 */
export async function recordConversation(
  context: Context,
  conversation: Conversation,
): Promise<{ activityId: string }> {
  return keepConversation(context, await currentRecorder(), conversation);
}

async function keepConversation(
  context: Context,
  owner: Recorder,
  conversation: Conversation,
): Promise<{ activityId: string }> {
  const id = activityId(owner.account, conversation.kind, conversation.conversationLogId);
  const { own, elsewhere } = await claimMessages(owner.account, id, conversation);
  // The day may be known under another key: the widget's key contains the date in the browser's language.
  const [first] = elsewhere;
  if (own.length === 0 && first !== undefined) return { activityId: first };
  const now = context.now();
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
    const { messages } = known.conversation;
    const merged = mergeConversation(known.conversation, mine);
    if (merged.messages.length === messages.length) return known;
    const soon = now + conversationPatienceMs;
    const later: Activity = { ...known, conversation: merged, changedAt: now };
    const news = merged.messages.filter(({ id: one }) => !messages.some((message) => message.id === one));
    if (known.fate === 'todo' && isAutomatic(owner.rules, conversation.kind, news))
      return withOperations(later, [{ kind: 'resolve' }], soon);
    return withOpenMessages(later, soon);
  });
  return { activityId: id };
}

/**
 * Activities recorded while no CRM was connected become *to do* for the one connected now. Each is stored under its
 * new id before the old one is removed, so that a dying worker loses none.
 */
export async function adoptActivities(context: Context): Promise<void> {
  const found = await findOwner();
  if (!found) return;
  const suffix = `@${ownerKey(found.identity, null)}`;
  const { due } = await readItem(activitySummary);
  const homeless = Object.keys(due).filter((id) => id.endsWith(suffix));
  if (homeless.length === 0) return;
  const owner = { ...(await currentRecorder()), rules: noAutomaticLogging };
  for (const id of homeless) {
    const activity = await activities.get(id);
    if (!activity) continue;
    const { call, conversation, isFinal } = activity;
    if (call) await keepCall(context, owner, call, isFinal === true);
    if (conversation) await keepConversation(context, owner, conversation);
    await removeActivity(activity);
  }
}

/** Which of the day's messages belong to this activity, and to which ones the others belong. */
async function claimMessages(account: string, id: string, { messages }: Conversation) {
  const elsewhere: string[] = [];
  const own: Conversation['messages'] = [];
  // The widget sends the whole day with each message; only new ones need claiming.
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
