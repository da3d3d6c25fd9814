import { useCallback, useMemo } from 'react';
import type { ActivityKind } from '../../../core/activity/activity';
import type { ActivityLine } from '../../../core/activity/activity-line';
import type { Problem } from '../../../core/basics/problem';
import { readNewestAgain } from '../../shared/newest-lines';
import { useRenewal } from '../../shared/renewal';
import { useQuery } from '../../shared/request';
import { usePanel, usePanelStore } from '../../app/store';
import { usePersonKey } from '../../shared/use-owner-key';
import { isUnder, type ActivityFilter } from './activity-groups';
import { searchActivities } from './activity-search';
import { useLeftToServer } from '../../shared/left-to-server';
import { useActivityCounts } from './use-activity-counts';

export interface ActivityQuery {
  readonly filter: ActivityFilter | undefined;
  readonly kind: ActivityKind | undefined;
  readonly search: string;
  readonly limit: number;
}

export interface LoadedActivities {
  readonly lines: readonly ActivityLine[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
}

/** The newest activities, which are in memory. */
export function useNewest({ filter, kind }: Pick<ActivityQuery, 'filter' | 'kind'>): LoadedActivities {
  const store = usePanelStore();
  const newest = usePanel((state) => state.newestLines);
  const problem = usePanel((state) => state.newestProblem);
  const counts = useActivityCounts();
  const isLeft = useLeftToServer();
  const reload = useCallback(() => void readNewestAgain(store), [store]);
  if (!newest) return { lines: [], total: 0, isLoading: problem === undefined, problem, reload };
  const lines = newest.filter(
    (line) => isUnder(filter, line, isLeft) && (kind === undefined || line.kind === kind),
  );
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const total =
    newest.length >= all
      ? lines.length
      : Math.max(filter && filter !== 'missedToday' ? counts[filter] : all, lines.length);
  return { lines, total, isLoading: false, problem, reload };
}

/** All other activities, read from the records again after every change. */
export function useSearch({ filter, kind, search, limit }: ActivityQuery): LoadedActivities {
  const isLeft = useLeftToServer();
  const person = usePersonKey();
  const input = useMemo(
    () => ({
      person,
      isLeft,
      ...(filter && { filter }),
      ...(kind && { kind }),
      ...(search && { search }),
      offset: 0,
      limit,
    }),
    [person, isLeft, filter, kind, search, limit],
  );
  const { output, isLoading, problem, reload } = useQuery(searchActivities, input);
  const again = useCallback(() => reload(input), [reload, input]);
  useRenewal(again, input);
  useRenewal(
    again,
    usePanel((state) => state.activitySummary),
  );
  return { lines: output?.lines ?? [], total: output?.total ?? 0, isLoading, problem, reload: again };
}
