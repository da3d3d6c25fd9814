import { ProblemError } from '../../core/basics/problem';

/** How often work is repeated before giving up. */
const mostTimes = 3;

/**
 * Does work that reads a record and has the worker replace it. If the record changed in between, the worker writes
 * nothing and answers `stale`; the work is then repeated with the current record. Throws `ProblemError`.
 */
export async function onFresh<T>(work: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'stale' || times === mostTimes)
        throw error;
    }
  }
}
