import { systemClock } from '../platform/clock';
import { call } from '../protocol/client';

/**
 * Reads the settings anew and puts in force what the admins set: locks and defaults reach the plugins only by what
 * is written here (facts of the core: it stores what a user posts). `maxAgeMs`: nothing is done when the last refresh
 * is younger. Throws `ProblemError`.
 */
export async function refreshSettings(maxAgeMs?: number): Promise<void> {
  await call('refreshSettings', maxAgeMs === undefined ? {} : { maxAgeMs });
  // Nobody waits for it, and no screen needs it to paint.
  import('./server-logged')
    .then(({ lookForServerLogs }) => lookForServerLogs(systemClock))
    .catch(() => undefined);
}
