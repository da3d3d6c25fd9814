import { useCallback, useMemo } from 'react';
import { lineOf, type ActivityLine } from '../../../core/activity/activity-line';
import { isSameDay } from '../../../core/basics/local-time';
import { systemClock } from '../../../platform/clock';
import { activities } from '../../../storage/activity/activities';
import { useRenewal } from '../../shared/renewal';
import { useQuery } from '../../shared/request';
import { useLoggedByServer } from '../../shared/server-logged';
import { usePanel } from '../../app/store';
import { isUnder, type StateFilter } from './activity-groups';
import { useLeftToServer, type IsLeftToServer } from '../../shared/left-to-server';

const none: readonly ActivityLine[] = [];

/** How many activities there are per filter; calls left to the server are not counted as to do. */
export function useActivityCounts(): { readonly [filter in StateFilter]: number } {
  const { counts } = usePanel((state) => state.activitySummary);
  const newest = usePanel((state) => state.newestLines) ?? none;
  const isLeft = useLeftToServer();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // If the newest are not all, only the records tell which are left to the server; without such a server they are not
  // read.
  const isPart = useLoggedByServer() && counts.todo > 0 && newest.length < all;
  const input = useMemo(() => ({ isLeft: isPart ? isLeft : undefined, counts }), [isPart, isLeft, counts]);
  const { output, reload } = useQuery(countLeft, input);
  useRenewal(
    useCallback(() => reload(input), [reload, input]),
    input,
  );
  const left = (isPart ? output : undefined) ?? newest.filter(isLeft).length;
  return { ...counts, todo: Math.max(0, counts.todo - left), byServer: left };
}

/** How many calls were missed today; `undefined` where today has more calls than are in memory. */
export function useMissedToday(): number | undefined {
  const newest = usePanel((state) => state.newestLines) ?? none;
  const counts = usePanel((state) => state.activitySummary.counts);
  const isLeft = useLeftToServer();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  // Those that need somebody stand before all others, however old they are.
  const oldest = newest.findLast(({ fate }) => fate !== 'needs_you');
  const isPart = newest.length < all && (!oldest || isSameDay(oldest.startedAt, systemClock.now()));
  return isPart ? undefined : newest.filter((line) => isUnder('missedToday', line, isLeft)).length;
}

async function countLeft({ isLeft }: { isLeft: IsLeftToServer | undefined }): Promise<number | undefined> {
  if (!isLeft) return undefined;
  return (await activities.all()).filter((activity) => isLeft(lineOf(activity))).length;
}
