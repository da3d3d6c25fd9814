import { startedAt, type Activity } from './activity';
import type { Fate } from './fate';
import { noActivities } from './no-activities';

export type ActivityCount = 'needsYou' | 'waiting' | 'logged' | 'todo' | 'ignored';

/** Position of an activity in the list, and what the list is sorted by. */
interface ActivityPlace {
  readonly id: string;
  readonly fate: Fate;
  readonly startedAt: number;
}

export interface ActivitySummary {
  readonly counts: { readonly [count in ActivityCount]: number };
  readonly newest: ActivityPlace[];
  readonly due: { readonly [activityId: string]: number };
  /** Grows with every change of any activity, even if nothing else in the summary changes. */
  readonly revision: number;
}

/** How many activities the panel shows before it has to load more. */
const newestCount = 30;

const countOf: { readonly [fate in Fate]: ActivityCount } = {
  todo: 'todo',
  waiting: 'waiting',
  sending: 'waiting',
  asking: 'waiting',
  logged: 'logged',
  needs_you: 'needsYou',
  ignored: 'ignored',
};

export function countOfFate(fate: Fate): ActivityCount {
  return countOf[fate];
}

export function summarizeActivities(all: readonly Activity[], revision: number): ActivitySummary {
  const counts = { ...noActivities.counts };
  const due: { [id: string]: number } = {};
  for (const { id, fate, nextAt } of all) {
    counts[countOf[fate]] += 1;
    if (nextAt !== undefined) due[id] = nextAt;
  }
  return { counts, newest: all.map(placeOf).toSorted(byUrgency).slice(0, newestCount), due, revision };
}

function placeOf(activity: Activity): ActivityPlace {
  return { id: activity.id, fate: activity.fate, startedAt: startedAt(activity) };
}

/** Activities that need a person come first, then the newest. */
export function byUrgency(a: Omit<ActivityPlace, 'id'>, b: Omit<ActivityPlace, 'id'>): number {
  const first = Number(b.fate === 'needs_you') - Number(a.fate === 'needs_you');
  return first || b.startedAt - a.startedAt;
}

/**
 * The summary after one activity has changed; `undefined` when the newest list can only be told by reading all
 * activities again.
 */
export function withChange(
  summary: ActivitySummary,
  before: Activity | undefined,
  after: Activity,
): ActivitySummary | undefined {
  const counts = { ...summary.counts };
  if (before) counts[countOf[before.fate]] -= 1;
  counts[countOf[after.fate]] += 1;
  const { [after.id]: _known, ...others } = summary.due;
  const due = after.nextAt === undefined ? others : { ...others, [after.id]: after.nextAt };
  const rest = summary.newest.filter(({ id }) => id !== after.id);
  const wasListed = rest.length < summary.newest.length;
  const isAll = Object.values(summary.counts).reduce((sum, count) => sum + count, 0) <= newestCount;
  const newest = [...rest, placeOf(after)].toSorted(byUrgency).slice(0, newestCount);
  // It dropped to the end of an incomplete list, so one that was not listed may now belong before it.
  if (wasListed && !isAll && newest.at(-1)?.id === after.id) return undefined;
  return { counts, newest, due, revision: summary.revision + 1 };
}
