import { draftName } from '../../core/forms/draft-name';
import { accountKey } from '../../core/crm/account';
import { canQueue, withOperations, type Activity } from '../../core/activity/activity';
import type { LogForm } from '../../core/activity/call';
import type { CrmLog } from '../../core/activity/crm-log';
import { sameJson } from '../../core/basics/json';
import { planCall, planMessages, type Operation } from '../../core/activity/operation-order';
import { afterRestart, withTheirLog } from '../../core/activity/after-request';
import { fail } from '../../core/basics/problem';
import { setAlarm } from '../../platform/alarm';
import { withLock } from '../../platform/lock';
import { activities } from '../../storage/activity/activities';
import { readItem, updateItem } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { drafts } from '../../storage/basics/drafts';
import * as owner from '../../storage/sign-in/session-owner';
import { changeActivity } from './activity-store';
import type { Context } from '../worker/context';
import { askAbout } from './outbox-ask';
import { send } from './outbox-send';
import { adoptActivities, currentAccount } from './recording';

export const outboxAlarm = 'outbox';

/** A round that takes longer than this was ended with its worker; ms. */
const safetyMs = 120_000;
const pauseMs = 1000;

/**
 * Writes the log down; it is sent by `flushOutbox`, whatever becomes of the panel.
 * @param isUpdate the person means to change a log that is there; else one that is there is left alone
 * @param there the log that is meant, where somebody else wrote it
 */
export async function queueLog(
  context: Context,
  activityId: string,
  form: LogForm,
  isUpdate = false,
  there?: CrmLog,
): Promise<void> {
  const account = await currentAccount();
  const setsDisposition = await canSetDisposition();
  const now = context.clock.now();
  const written = await changeActivity(activityId, (stored) => {
    // What is on its way or already there must not go a second time.
    if (!stored || stored.account !== account || !canQueue(stored)) return stored;
    if (stored.problem?.code === 'unclear_outcome') return stored;
    const known = there && isUpdate ? withTheirLog(stored, there) : stored;
    if (known.logId !== undefined && !isUpdate) return stored;
    const operations = planLog(known, form, setsDisposition);
    return withOperations({ ...known, form, changedAt: now }, operations, now);
  });
  if (written?.account !== account) return fail('not_found');
  await updateItem(drafts, ({ [draftName.log(activityId)]: _saved, ...others }) => others);
}

function planLog(known: Activity, form: LogForm, setsDisposition: boolean): Operation[] {
  const { conversation, logId, delivered, recorded } = known;
  if (!conversation) return planCall(form, { isLogged: logId !== undefined, delivered, setsDisposition });
  const ids = conversation.messages.map((message) => message.id);
  return planMessages(form, ids, (contactId) => recorded?.[contactId] ?? []);
}

async function canSetDisposition(): Promise<boolean> {
  const connection = await readItem(owner.connection);
  return connection?.capabilities.interfaces.includes('upsertCallDisposition') ?? false;
}

/**
 * Takes over what a person has decided about activities (core/activity/activity-decision.ts); what is due is sent by
 * `flushOutbox`. Throws `stale` at the first that is no longer what was decided about.
 */
export async function replaceActivities(
  changes: readonly { readonly expected: Activity; readonly record: Activity }[],
): Promise<void> {
  for (const { expected, record } of changes) {
    let isSame = true;
    await changeActivity(expected.id, (known) => {
      isSame = sameJson(known, expected);
      return isSame ? record : known;
    });
    if (!isSame) fail('stale');
  }
}

/**
 * Sends what is due and asks about what is unclear, one after the other; sets the alarm for the rest.
 * @param dueBefore what is due later is left alone; epoch ms
 */
export async function flushOutbox(context: Context, dueBefore?: number): Promise<void> {
  await withLock('outbox', async () => {
    const until = () => Math.max(dueBefore ?? 0, context.clock.now());
    await adoptActivities(context);
    await recoverOutbox(context);
    let open = await openEntries();
    // Whatever ends this worker in the middle: somebody comes back to what it leaves.
    if (open.length > 0) await setAlarm(outboxAlarm, context.clock.now() + safetyMs);
    const done = new Set<string>();
    let next = await nextDue(open, until(), done);
    while (next) {
      await advance(context, next, until);
      done.add(next.id);
      open = await openEntries();
      next = await nextDue(open, until(), done);
    }
    const times = open.map(([, time]) => time);
    // What is due already and could not go on now is not tried again in the same breath.
    const soonest = context.clock.now() + pauseMs;
    await setAlarm(outboxAlarm, times.length > 0 ? Math.max(Math.min(...times), soonest) : undefined);
  });
}

/** Under the lock nobody else is sending: a record that says so belonged to a worker that died. */
async function recoverOutbox(context: Context): Promise<void> {
  const { due } = await readItem(activitySummary);
  const now = context.clock.now();
  for (const { id, fate } of (await activities.getMany(Object.keys(due))).values())
    if (fate === 'sending') await changeActivity(id, (known) => known && afterRestart(known, now));
}

/** When each goes on (epoch ms), by activity. */
type OpenEntries = [id: string, time: number][];

/** What can go on by itself: of the CRM that is connected now. Without a session, nothing can. */
async function openEntries(): Promise<OpenEntries> {
  const due = Object.entries((await readItem(activitySummary)).due);
  if (due.length === 0) return [];
  const connection = await readItem(owner.connection);
  const identity = await readItem(owner.identity);
  if (!connection || !identity || connection.state === 'revoked') return [];
  const suffix = `@${accountKey(identity, connection)}`;
  return due.filter(([id]) => id.endsWith(suffix));
}

/** The one that is due the longest; each is taken up once a round. */
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

/** One request after the other, as long as the next is due at once: of one session they keep their order. */
async function advance(context: Context, activity: Activity, until: () => number): Promise<void> {
  let current: Activity | undefined = activity;
  let steps = activity.operations.length + 2;
  while (current?.nextAt !== undefined && current.nextAt <= until() && steps > 0) {
    steps -= 1;
    const before: Activity = current;
    const after = before.fate === 'asking' ? await askAbout(context, before) : await send(context, before);
    current = after && hasAdvanced(before, after) ? after : undefined;
  }
}

function hasAdvanced(before: Activity, after: Activity): boolean {
  return (
    after.operations.length !== before.operations.length ||
    after.operations[0]?.kind !== before.operations[0]?.kind
  );
}
