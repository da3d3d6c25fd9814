import { isOf } from '../../core/crm/account';
import type { Activity } from '../../core/activity/activity';
import {
  afterConfirmed,
  afterIgnored,
  afterRetry,
  afterUnignored,
  afterUpdateAgain,
  canUnignore,
  isRepeatable,
} from '../../core/activity/activity-decision';
import { fail } from '../../core/basics/problem';
import { systemClock, type Clock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { activities } from '../../storage/activity/activities';
import { onFresh } from '../basics/retry-when-stale';
import { readPersonKey, requireOwnerKey } from '../../storage/sign-in/session-owner';

/** Carries out a person's decision about an activity: the worker records it and sends what is due. */

/** Returns what it was before, if that can be had back (`unignoreActivity`). */
export async function ignoreActivity(
  activityId: string,
  clock: Clock = systemClock,
): Promise<Activity | undefined> {
  let before: Activity | undefined;
  await decide(activityId, (known) => {
    const after = afterIgnored(known, clock.now());
    before = after.fate === 'ignored' && known.fate !== 'ignored' && canUnignore(known) ? known : undefined;
    return after;
  });
  return before;
}

/** Takes it back; what has become of it meanwhile stays. */
export async function unignoreActivity(before: Activity, clock: Clock = systemClock): Promise<void> {
  await decide(before.id, (known) => afterUnignored(known, before, clock.now()));
}

/** Sends an activity again. After an unclear outcome this means: the person says that the CRM does not have it. */
export async function retryActivity(activityId: string, clock: Clock = systemClock): Promise<void> {
  await decide(activityId, (known) => afterRetry(known, clock.now()));
}

/** The person looked and says that the CRM has it. */
export async function confirmLogged(activityId: string, clock: Clock = systemClock): Promise<void> {
  await decide(activityId, (known) => afterConfirmed(known, clock.now()));
}

/** Sends a log's update again with the person's own note, so that the plugins run again. Throws `not_found`. */
export async function updateLogAgain(activityId: string, clock: Clock = systemClock): Promise<void> {
  const account = await requireOwnerKey();
  await decide(activityId, (known) => {
    const after = known.account === account ? afterUpdateAgain(known, clock.now()) : known;
    return after === known ? fail('not_found') : after;
  });
}

/** Retries everything of this person that cannot end in a second record. */
export async function retryAll(clock: Clock): Promise<void> {
  await onFresh(async () => {
    const person = await readPersonKey();
    const open = (await activities.all()).filter((one) => isOf(one.account, person) && isRepeatable(one));
    await replace(open, (known) => afterRetry(known, clock.now()));
  });
}

type Decision = (known: Activity) => Activity;

async function decide(activityId: string, decision: Decision): Promise<void> {
  await onFresh(async () => {
    await replace([(await activities.get(activityId)) ?? fail('not_found')], decision);
  });
}

async function replace(found: readonly Activity[], decision: Decision): Promise<void> {
  const changes = found
    .map((expected) => ({ expected, record: decision(expected) }))
    .filter(({ expected, record }) => record !== expected);
  if (changes.length > 0) await call('replaceActivities', { changes });
}
