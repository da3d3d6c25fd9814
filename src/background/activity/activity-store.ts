import * as v from 'valibot';
import { startedAt, type Activity } from '../../core/activity/activity';
import { summarizeActivities, withChange } from '../../core/activity/activity-summary';
import { isOf } from '../../core/crm/account';
import { withLock } from '../../platform/lock';
import { activities, messageClaims } from '../../storage/activity/activities';
import { defineItem, readItem, updateItem, writeItem } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { readPersonKey } from '../../storage/sign-in/session-owner';

/**
 * Whether the summary agrees with the records. Kept for the browser session, to notice when a worker died between the
 * two writes; each new browser session counts once.
 */
const journal = defineItem(
  'activityJournal',
  v.picklist(['unknown', 'changing', 'settled']),
  'unknown',
  'session',
);

/**
 * Changes one activity and the summary that the panel paints from, exclusively. Returns the stored activity; `change`
 * returns its argument to change nothing.
 */
export async function changeActivity(
  id: string,
  change: (known: Activity | undefined) => Activity | undefined,
): Promise<Activity | undefined> {
  return whileChanging(async () => {
    let before: Activity | undefined;
    let isNews = false;
    const after = await activities.update(id, (known) => {
      before = known;
      const changed = change(known);
      isNews = changed !== known;
      return changed;
    });
    if (after && isNews) {
      const known = await readItem(activitySummary);
      const { person } = known;
      // It came late: its owner has left.
      if (person !== undefined && !isOf(after.account, person)) return after;
      const summary = withChange(known, before, after);
      await (summary ? writeItem(activitySummary, { ...known, ...summary }) : countActivities());
    }
    return after;
  });
}

/** Removes one activity and counts again, exclusively. */
export async function removeActivity(activity: Activity): Promise<void> {
  await whileChanging(async () => {
    await forget(activity);
    await countActivities();
  });
}

/** With the claims on its messages, which nobody else can have. */
async function forget({ id, account, conversation }: Activity): Promise<void> {
  for (const message of conversation?.messages ?? []) await messageClaims.remove(`${message.id}@${account}`);
  await activities.remove(id);
}

/**
 * An event may arrive before its worker's `settleActivities`; its change must not hide what the last worker left half
 * done.
 */
async function whileChanging<T>(change: () => Promise<T>): Promise<T> {
  return withLock('activities', async () => {
    const state = await readItem(journal);
    if (state === 'settled') await writeItem(journal, 'changing');
    const result = await change();
    if (state === 'changing') await countActivities();
    if (state !== 'unknown') await writeItem(journal, 'settled');
    return result;
  });
}

/** At each start of the worker, and when another person is here: counts anew what a summary lacks. */
export async function settleActivities(now: number): Promise<void> {
  await withLock('activities', async () => {
    const state = await readItem(journal);
    const { person } = await readItem(activitySummary);
    if (state === 'settled' && person === (await readPersonKey())) return;
    if (state === 'unknown') await dropOldActivities(now);
    await countActivities();
    await writeItem(journal, 'settled');
  });
}

async function countActivities(): Promise<void> {
  const person = await readPersonKey();
  const all = (await activities.all()).filter(({ account }) => isOf(account, person));
  await updateItem(activitySummary, ({ revision }) => ({
    ...summarizeActivities(all, revision + 1),
    person,
  }));
}

const day = 24 * 3_600_000;
const settledDays = 30;
const undecidedDays = 90;

/** Settled activities are kept for a month, those never logged for three; those on their way, for ever. */
async function dropOldActivities(now: number): Promise<void> {
  for (const activity of await activities.all()) {
    const age = (now - startedAt(activity)) / day;
    const isSettled = activity.fate === 'logged' || activity.fate === 'ignored';
    const isOld = isSettled ? age > settledDays : activity.fate === 'todo' && age > undecidedDays;
    if (isOld && activity.nextAt === undefined) await forget(activity);
  }
}
