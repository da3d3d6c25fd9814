import { earlyReadings } from '../../core/tasks/task-schedule';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { readNewestTasks } from '../../storage/tasks/task-store';

/** ms */
const slack = 500;

interface FreshReading {
  /** When it is due from now; ms. */
  readonly inMs: number;
  readonly read: () => Promise<void>;
}

/** The next early reading of the log that was written last; `undefined` when they are over. */
export async function nextReading(): Promise<FreshReading | undefined> {
  const [newest] = await readNewestTasks({ state: 'pending' }, 1);
  if (newest?.watch.by !== 'note') return undefined;
  const since = systemClock.now() - newest.startedAt;
  const after = earlyReadings.find((time) => time > since);
  // A timer may ring a little early, and the worker would find nothing due.
  return after === undefined
    ? undefined
    : { inMs: after - since + slack, read: () => call('readFreshNotes', {}) };
}
