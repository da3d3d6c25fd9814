import { ownerKey } from '../../core/crm/account';
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
import { randomShare } from '../../platform/random';
import { currentRecorder, takeTurn, type Recorder } from './recorder';
import { findOwner } from '../../storage/sign-in/session-owner';

/**
 * The call log's record arrives 5 to 35 s after the end of a call; automatic logging waits for it, so that one
 * request suffices; ms.
 */
const recordPatienceMs = 60_000;

/** Messages within this time are logged together; ms. */
const conversationPatienceMs = 20_000;

/**
 * All computers of a person hear of a call or message at once. Each waits for up to this time, by chance, so that one
 * comes first and the server tells the others that the log is there; ms.
 */
const apartMs = 30_000;

function timeApart({ random }: Context): number {
  return randomShare(random) * apartMs;
}

/** Records a call as *to do*, or queues its log by the person's rules; a known call is updated. */
export async function recordCall(
  context: Context,
  call: Call,
  isFinal: boolean,
): Promise<{ activityId: string }> {
  return keepCall(context, await currentRecorder(context), call, isFinal);
}

const historyMs = 7 * 24 * 3_600_000;

/**
 * Records calls of the last week that ended while no panel was open: as *to do*, since opening the panel must not write
 * a week of history to the CRM. Those since calls are logged automatically are logged where that is wanted, some at a
 * time.
 */
export async function recordCalls(context: Context, calls: readonly Call[]): Promise<void> {
  const recorder = await currentRecorder(context);
  const now = context.now();
  for (const call of calls.filter(({ startTime }) => startTime > now - historyMs)) {
    const { rules, since, account } = recorder;
    const isLate = rules.syncsEarlierCalls && call.startTime > since;
    const isFresh = isLate && !(await activities.get(activityId(account, 'call', call.sessionId)));
    const owner = { ...recorder, rules: isLate ? rules : noAutomaticLogging };
    await keepCall(context, owner, call, true, isFresh ? await takeTurn(context) : 0);
  }
}

/** @param turn not logged automatically before; epoch ms */
async function keepCall(
  context: Context,
  owner: Recorder,
  call: Call,
  isFinal: boolean,
  turn = 0,
): Promise<{ activityId: string }> {
  const id = activityId(owner.account, 'call', call.sessionId);
  const now = context.now();
  const apart = timeApart(context);
  await changeActivity(id, (known) => {
    if (known) return hurry(known, withLaterCall(known, call, isFinal, now), now, apart);
    const isOnce = owner.rules.waitsForFinalData;
    const fresh: Activity = {
      ...blank(id, owner, 'call', now),
      call,
      ...(isFinal && { isFinal }),
      ...(isOnce && { isOnce }),
    };
    const soonest = isOnce ? finalDataAt(fresh, now) : isFinal ? now : now + recordPatienceMs;
    return startAutomatic(fresh, owner.rules, Math.max(turn, turn ? soonest : soonest + apart));
  });
  return { activityId: id };
}

/** What a log waited for has arrived: the record, and for one that is logged once whatever else was to follow. */
function hurry(known: Activity, later: Activity, now: number, apart: number): Activity {
  const { fate, operations, attempts, isOnce, logId } = later;
  if (later === known || fate !== 'waiting' || attempts > 0) return later;
  const isByItself = operations[0]?.kind === 'resolve';
  const wait = isByItself ? apart : 0;
  if (isOnce && logId === undefined) return { ...later, nextAt: finalDataAt(later, now) + wait };
  const isRecord = later.isFinal && !known.isFinal;
  return isRecord && isByItself ? { ...later, nextAt: now + wait } : later;
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
  return keepConversation(context, await currentRecorder(context), conversation);
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
  const soon = now + (conversation.kind === 'sms' ? conversationPatienceMs : 0) + timeApart(context);
  const mine = { ...conversation, messages: own };
  await changeActivity(id, (known) => {
    if (!known?.conversation) {
      const fresh: Activity = { ...blank(id, owner, conversation.kind, now), conversation: mine };
      return startAutomatic(fresh, owner.rules, soon);
    }
    const merged = mergeConversation(known.conversation, mine);
    if (merged.messages.length === known.conversation.messages.length) return known;
    const later: Activity = { ...known, conversation: merged, changedAt: now };
    return known.fate === 'todo' ? startAutomatic(later, owner.rules, soon) : withOpenMessages(later, soon);
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
  const owner = { ...(await currentRecorder(context)), rules: noAutomaticLogging };
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
