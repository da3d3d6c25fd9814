import type { ActivityLine } from '../../../core/activity/activity-line';
import { countOfFate } from '../../../core/activity/activity-summary';
import { groupBy } from '../../../core/basics/group';
import type { IsLeftToServer } from '../../shared/left-to-server';

export const filters = ['needsYou', 'waiting', 'todo', 'byServer', 'logged', 'ignored'] as const;
export type ActivityFilter = (typeof filters)[number];

/** The filter under which an activity is found. */
export function filterOf(line: ActivityLine, isLeft: IsLeftToServer): ActivityFilter {
  return isLeft(line) ? 'byServer' : countOfFate(line.fate);
}

export interface ActivityGroups {
  /** Activities that need a person; newest first. */
  readonly needsYou: readonly ActivityLine[];
  /** The others by the day on which they began, newest first. */
  readonly days: readonly { readonly startedAt: number; readonly lines: readonly ActivityLine[] }[];
}

/** The list as shown: activities that need a person first, then day by day. */
export function groupActivities(all: readonly ActivityLine[]): ActivityGroups {
  const shown = all.toSorted((a, b) => b.startedAt - a.startedAt);
  const others = shown.filter(({ fate }) => fate !== 'needs_you');
  const days = groupBy(others, ({ startedAt }) => new Date(startedAt).toDateString());
  return {
    needsYou: shown.filter(({ fate }) => fate === 'needs_you'),
    days: [...days.values()].map((lines) => ({ startedAt: lines[0]?.startedAt ?? 0, lines })),
  };
}
