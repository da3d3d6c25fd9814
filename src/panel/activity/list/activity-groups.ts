import type { ActivityLine } from '../../../core/activity/activity-line';
import { countOfFate } from '../../../core/activity/activity-summary';
import { groupBy } from '../../../core/basics/group';
import { isSameDay } from '../../../core/basics/local-time';
import { systemClock } from '../../../platform/clock';
import { isMissed } from '../../shared/activity-line-words';
import type { IsLeftToServer } from '../../shared/left-to-server';

export const stateFilters = ['needsYou', 'waiting', 'todo', 'byServer', 'logged', 'ignored'] as const;
export type StateFilter = (typeof stateFilters)[number];
export type ActivityFilter = StateFilter | 'missedToday';

/** Whether it is found under a filter; without one everything is. */
export function isUnder(
  filter: ActivityFilter | undefined,
  line: ActivityLine,
  isLeft: IsLeftToServer,
): boolean {
  if (filter === undefined) return true;
  if (filter === 'missedToday') return isMissed(line) && isSameDay(line.startedAt, systemClock.now());
  return (isLeft(line) ? 'byServer' : countOfFate(line.fate)) === filter;
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
