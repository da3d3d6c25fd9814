import { earlierCalls, roundEvery, startEarlier } from '../../core/activity/earlier-calls';
import { isYounger } from '../../core/basics/age';
import { activities } from '../../storage/activity/activities';
import { activitySummary } from '../../storage/activity/activity-summary';
import { automaticCalls } from '../../storage/activity/automatic-calls';
import { readItem, updateItem } from '../../storage/basics/item';
import { askableOwnerKey } from '../tasks/task-ledger';
import type { Context } from '../worker/context';
import { changeActivity } from './activity-store';
import { readRulesInForce } from './logging-rules-in-force';

/**
 * Notes since when calls are logged automatically, or that they are not.
 * @param hasNews calls of before are known by now that were not at the last look
 */
export async function noteAutomaticCalls(
  owner: string,
  isOn: boolean,
  now: number,
  hasNews = false,
): Promise<void> {
  await updateItem(automaticCalls, (known) => {
    if (!isOn) return null;
    // One from before the clock was set back begins anew.
    if (known?.owner !== owner || known.since > now)
      return { owner, since: now, lookedAt: hasNews ? 0 : now, foundAt: 0 };
    return hasNews ? { ...known, lookedAt: known.foundAt } : known;
  });
}

/**
 * Queues the logs of calls that ended while no panel was open, some at a time (core/activity/earlier-calls.ts). Part of
 * every round of the outbox, which an open panel causes every ten minutes (panel/app/settings-freshness.ts): there is no
 * alarm for it.
 */
export async function queueEarlierCalls(context: Context): Promise<void> {
  const now = context.now();
  const before = await readItem(automaticCalls);
  if (before && isYounger(before.lookedAt, roundEvery, now)) return;
  const owner = await askableOwnerKey();
  if (owner === undefined) return;
  const rules = await readRulesInForce();
  await noteAutomaticCalls(owner, rules.call, now);
  const known = await readItem(automaticCalls);
  if (!known || !rules.syncsEarlierCalls) return;
  const { counts } = await readItem(activitySummary);
  const found = counts.todo > 0 ? earlierCalls(await activities.all(), known) : [];
  for (const { id } of found)
    await changeActivity(id, (stored) => stored && startEarlier(stored, known, now));
  await updateItem(
    automaticCalls,
    (stored) => stored && { ...stored, lookedAt: now, ...(found.length > 0 && { foundAt: now }) },
  );
}
