import { lineOf } from '../../core/activity/activity-line';
import { toProblem } from '../../core/basics/problem';
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
