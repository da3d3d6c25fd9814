import { activitySchema } from '../../core/activity/activity';
import { lineOf, type ActivityLine } from '../../core/activity/activity-line';
import { toProblem } from '../../core/basics/problem';
import { parseIf } from '../../core/basics/shape';
import { activities } from '../../storage/activity/activities';
import type { PanelState, PanelStore } from '../app/store';

type Newest = Pick<PanelState, 'activitySummary' | 'newestLines' | 'newestProblem'>;

/**
 * Shows the newest activities, and updates them with every summary. Counts and lines must belong together, so a
 * summary waits for its lines.
 */
export function followNewest(store: PanelStore): (summary: PanelState['activitySummary']) => Promise<void> {
  let asked = 0;
  let shown = 0;
  return async (summary) => {
    asked += 1;
    const turn = asked;
    const newest = await withLines(summary, store.getState().newestLines);
    if (turn < shown) return;
    shown = turn;
    store.setState(newest);
  };
}

/** The lines of activities that were read before their parser was there (storage/activity/newest-reading.ts). */
export function linesOf(stored: readonly unknown[]): ActivityLine[] {
  return stored.flatMap((raw) => {
    const activity = parseIf(activitySchema, raw);
    return activity ? [lineOf(activity)] : [];
  });
}

/** Reads the lines again after a failure. */
export async function readNewestAgain(store: PanelStore): Promise<void> {
  const { activitySummary, newestLines } = store.getState();
  store.setState(await withLines(activitySummary, newestLines));
}

async function withLines(
  activitySummary: PanelState['activitySummary'],
  before: PanelState['newestLines'],
): Promise<Newest> {
  try {
    const found = await activities.getMany(activitySummary.newest.map(({ id }) => id));
    return { activitySummary, newestLines: [...found.values()].map(lineOf), newestProblem: undefined };
  } catch (error) {
    return { activitySummary, newestLines: before, newestProblem: toProblem(error) };
  }
}
