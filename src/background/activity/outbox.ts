import * as draftName from '../../core/forms/draft-name';
import { canQueue, inThisTime, type Activity } from '../../core/activity/activity';
import { isAllowedMove } from '../../core/activity/activity-move';
import type { LogInput } from '../../core/activity/call';
import type { CrmLog } from '../../core/activity/crm-log';
import { sameJson } from '../../core/basics/json';
import { finalDataAt } from '../../core/activity/final-data';
import { withForm } from '../../core/activity/log-plan';
import { withTheirLog } from '../../core/activity/saved-log';
import { afterRestart } from '../../core/activity/unclear-log';
import { fail, type ProblemCode } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { activities } from '../../storage/activity/activities';
import { callBackChanges } from '../../storage/activity/call-back-changes';
import { readItem } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { readLoggingRules } from '../../storage/settings/preferences';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';
import { discardDraft } from '../sign-in/drafts';
import { askableOwnerKey } from '../tasks/task-ledger';
import { startTasksOf } from '../tasks/started-tasks';
import { changeActivity } from './activity-store';
import { sendCallBacks } from './call-back-changes';
import { canSetDisposition } from './dispositions';
import type { Context } from '../worker/context';
import { setOutboxAlarm, setSafetyAlarm } from './outbox-alarm';
import { askAbout } from './outbox-ask';
import { sendUnlessWriting } from './outbox-hold';
import { adoptActivities } from './recording';

interface LogOptions {
  /** The person wants to change an existing log; otherwise an existing log is left alone. */
  readonly isUpdate?: boolean;
  /** The existing log, if it was not written by this panel. */
  readonly theirLog?: CrmLog | undefined;
}

/**
 * Queues the log; `flushOutbox` sends it, even after the panel is closed. Where the activity has moved on meanwhile
 * nothing is written, the draft stays, and the problem says why: `stale` while it is being sent, `unclear_outcome`,
 * `already_logged`.
 */
export async function queueLog(
  context: Context,
  activityId: string,
  form: LogInput,
  { isUpdate = false, theirLog }: LogOptions = {},
): Promise<void> {
  const owner = await requireOwnerKey();
  const setsDisposition = await canSetDisposition();
  const { waitsForFinalData } = await readLoggingRules();
  const now = context.now();
  const found: ProblemCode[] = [];
  const written = await changeActivity(activityId, (stored) => {
    if (stored?.account !== owner) return stored;
    const known = theirLog && isUpdate ? withTheirLog(stored, theirLog) : stored;
    const obstacle = obstacleTo(known, isUpdate);
    if (!obstacle) return withSavedForm(known, form, { setsDisposition, waitsForFinalData }, now);
    // Pressed twice, or in two windows: it is what is being sent already.
    if (obstacle === 'unclear_outcome' || !sameJson(stored.form, form)) found.push(obstacle);
    return stored;
  });
  if (written?.account !== owner) return fail('not_found');
  for (const code of found) fail(code);
  await discardDraft(owner, draftName.log(activityId));
}

/** A call that is logged once waits for what is still to come, and its disposition goes with the log. */
function withSavedForm(
  activity: Activity,
  form: LogInput,
  rules: { readonly setsDisposition: boolean; readonly waitsForFinalData: boolean },
  now: number,
): Activity {
  const { call, logId, isOnce } = activity;
  const isNew = call !== undefined && logId === undefined;
  const waits = isNew && rules.waitsForFinalData;
  const planned = { ...activity, isOnce: isNew ? waits : isOnce === true };
  const written = withForm(planned, form, rules.setsDisposition && !waits, now);
  return waits ? { ...written, nextAt: finalDataAt(activity, now) } : written;
}

/** Why the log cannot be written: one that is being sent, or is in the CRM, is not sent a second time. */
function obstacleTo(activity: Activity, isUpdate: boolean): ProblemCode | undefined {
  if (!canQueue(activity)) return 'stale';
  if (activity.problem?.code === 'unclear_outcome') return 'unclear_outcome';
  return activity.logId !== undefined && !isUpdate ? 'already_logged' : undefined;
}

/**
 * Stores what a person decided about activities (core/activity/activity-decision.ts); `flushOutbox` sends what is
 * due. Throws `stale` at the first activity that has changed since, `invalid_input` at one that no decision can have
 * made.
 */
export async function replaceActivities(
  context: Context,
  changes: readonly { readonly expected: Activity; readonly record: Activity }[],
): Promise<void> {
  for (const { expected, record } of changes) {
    const found: ProblemCode[] = [];
    await changeActivity(expected.id, (known) => {
      if (!known || !sameJson(known, expected)) found.push('stale');
      else if (isAllowedMove(known, record)) return record;
      else found.push('invalid_input');
      return known;
    });
    for (const code of found) fail(code);
    const { logId = '', maybeSent, operations } = expected;
    // Whether it has arrived or not: its plugins may have run, and their text is nobody else's.
    if (maybeSent && operations[0]?.kind === 'update' && record.operations.length < operations.length)
      await startTasksOf(context, expected, { logId });
  }
}

/** How long a change of the call-back list waits for a server that was not there; ms. */
const callBackPatienceMs = 300_000;

/**
 * Sends what is due and asks about unclear outcomes, one at a time; sets the alarm for the rest.
 * @param dueBefore later entries are left alone; epoch ms
 */
export async function flushOutbox(context: Context, dueBefore?: number): Promise<void> {
  await withLock('outbox', async () => {
    const until = () => Math.max(dueBefore ?? 0, context.now());
    await adoptActivities(context);
    await recoverOutbox(context);
    let open = await openEntries();
    const changes = await readItem(callBackChanges);
    if (open.length + changes.length > 0) await setSafetyAlarm(context.now());
    const done = new Set<string>();
    let next = await nextDue(open, until(), done);
    while (next) {
      await advance(context, next, until);
      done.add(next.id);
      open = await openEntries();
      next = await nextDue(open, until(), done);
    }
    const times = open.map(([, time]) => time);
    if (changes.length > 0 && (await sendCallBacks(context))) times.push(context.now() + callBackPatienceMs);
    await setOutboxAlarm(times, context.now());
  });
}

/**
 * Under the lock nobody else is sending: an activity in the state `sending` was left by a worker that died. What was
 * put off before the clock was set back is due.
 */
async function recoverOutbox(context: Context): Promise<void> {
  const { due } = await readItem(activitySummary);
  const now = context.now();
  const recover = (known: Activity) => inThisTime(afterRestart(known, now), now);
  for (const activity of (await activities.getMany(Object.keys(due))).values())
    if (recover(activity) !== activity) await changeActivity(activity.id, (known) => known && recover(known));
}

/** When each activity is due (epoch ms), by id. */
type OpenEntries = [id: string, time: number][];

/** Activities that can proceed without a person: those of the connected CRM, and none without a session. */
async function openEntries(): Promise<OpenEntries> {
  const due = Object.entries((await readItem(activitySummary)).due);
  if (due.length === 0) return [];
  const account = await askableOwnerKey();
  return account === undefined ? [] : due.filter(([id]) => id.endsWith(`@${account}`));
}

/** The one that has been due longest; each is handled once per round. */
async function nextDue(
  open: OpenEntries,
  until: number,
  done: ReadonlySet<string>,
): Promise<Activity | undefined> {
  const due = open.filter(([id, time]) => time <= until && !done.has(id)).toSorted(([, a], [, b]) => a - b);
  for (const [id] of due) {
    const activity = await activities.get(id);
    if (activity?.nextAt !== undefined) return activity;
  }
  return undefined;
}

/**
 * Makes one request after another while the next is due immediately, so that requests for one session stay in order.
 */
async function advance(context: Context, activity: Activity, until: () => number): Promise<void> {
  let current: Activity | undefined = activity;
  let steps = activity.operations.length + 2;
  while (current?.nextAt !== undefined && current.nextAt <= until() && steps > 0) {
    steps -= 1;
    // Meanwhile another person or CRM may be here: what remains waits for its own.
    if (current.account !== (await askableOwnerKey())) return;
    const before: Activity = current;
    const after =
      before.fate === 'asking' ? await askAbout(context, before) : await sendUnlessWriting(context, before);
    current = after && hasAdvanced(before, after) ? after : undefined;
  }
}

function hasAdvanced(before: Activity, after: Activity): boolean {
  return (
    after.operations.length !== before.operations.length ||
    after.operations[0]?.kind !== before.operations[0]?.kind
  );
}
