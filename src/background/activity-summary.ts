import type { Activity, Fate } from '../core/activity';
import { activities } from '../storage/collections';
import { writeItem } from '../storage/item';
import { activitySummary } from '../storage/view';

/** How many activities the panel paints without asking. */
const newestCount = 30;

/** Writes what the panel paints from. */
export async function summarizeActivities(): Promise<void> {
  const all = await activities.all();
  const count = (...fates: Fate[]) => all.filter((activity) => fates.includes(activity.fate)).length;
  await writeItem(activitySummary, {
    counts: {
      needsYou: count('needs_you'),
      waiting: count('waiting', 'sending', 'asking'),
      logged: count('logged'),
      todo: count('todo'),
    },
    newest: all.toSorted(byUrgency).slice(0, newestCount),
  });
}

function byUrgency(a: Activity, b: Activity): number {
  const first = Number(b.fate === 'needs_you') - Number(a.fate === 'needs_you');
  return first || b.call.startTime - a.call.startTime;
}
