import { useCallback, useMemo } from 'react';
import { usePanel } from '../../app/store';
import { useLeftToServer } from '../../shared/left-to-server';
import { useRenewal } from '../../shared/renewal';
import { useQuery } from '../../shared/request';
import { usePersonKey } from '../../shared/use-owner-key';
import { searchActivities } from '../list/activity-search';
import type { ActivityQuery } from '../list/use-activity-list';

/** All that a filter finds, whatever their number: only those in sight are painted. */
export function useSelectable(
  { filter, kind, search }: Pick<ActivityQuery, 'filter' | 'kind' | 'search'>,
  isPaused: boolean,
) {
  const person = usePersonKey();
  const isLeft = useLeftToServer();
  const input = useMemo(
    () => ({ person, isLeft, filter, kind, search, offset: 0, limit: Number.MAX_SAFE_INTEGER }),
    [person, isLeft, filter, kind, search],
  );
  const { output, isLoading, problem, reload } = useQuery(searchActivities, input);
  const again = useCallback(() => reload(input), [reload, input]);
  useRenewal(again, input);
  const revision = usePanel((state) => state.activitySummary.revision);
  // While an action runs the rows stay where they are; afterwards they are read once.
  useRenewal(again, isPaused ? 0 : revision);
  return { lines: output?.lines, isLoading, problem, reload: again };
}
