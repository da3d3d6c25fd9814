import type { Activity, Fate } from '../../core/activity';
import { groupBy } from '../../core/group';

export const filters = ['needsYou', 'waiting', 'todo', 'logged'] as const;
export type ActivityFilter = (typeof filters)[number];

const fatesOf: { readonly [filter in ActivityFilter]: readonly Fate[] } = {
  needsYou: ['needs_you'],
  waiting: ['waiting', 'sending', 'asking'],
  todo: ['todo'],
  logged: ['logged'],
};

export interface ActivityGroups {
  /** Only a person can go on with these; newest first. */
  readonly needsYou: readonly Activity[];
  /** The others by the day of their beginning, newest first. */
  readonly days: readonly { readonly startedAt: number; readonly activities: readonly Activity[] }[];
}

/** The list as it is shown: what needs somebody on top, then day by day. `undefined` filters nothing. */
export function groupActivities(
  all: readonly Activity[],
  filter: ActivityFilter | undefined,
): ActivityGroups {
  const shown = all
    .filter(({ fate }) => filter === undefined || fatesOf[filter].includes(fate))
    .toSorted((a, b) => b.call.startTime - a.call.startTime);
  const others = shown.filter(({ fate }) => fate !== 'needs_you');
  const days = groupBy(others, ({ call }) => new Date(call.startTime).toDateString());
  return {
    needsYou: shown.filter(({ fate }) => fate === 'needs_you'),
    days: [...days.values()].map((activities) => ({
      startedAt: activities[0]?.call.startTime ?? 0,
      activities,
    })),
  };
}
