import type { Activity } from '../../core/activity/activity';
import { activities } from './activities';
import { readItem } from '../basics/item';
import { activitySummary } from './activity-summary';

/** The newest activities, in the summary's order, without any removed meanwhile. */
export async function readNewestActivities(): Promise<Activity[]> {
  const { newest } = await readItem(activitySummary);
  const found = await activities.getMany(newest.map(({ id }) => id));
  return [...found.values()];
}
