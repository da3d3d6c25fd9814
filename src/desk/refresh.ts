import { call } from '../protocol/client';
import { checkPlugins } from './plugin-checks';

/**
 * Reads the settings anew and puts in force what the admins set: locks and defaults reach the plugins only by what
 * is written here (facts of the core: it stores what a user posts). `maxAgeMs`: nothing is done when the last refresh
 * is younger. Throws `ProblemError`.
 */
export async function refreshSettings(maxAgeMs?: number): Promise<void> {
  await call('refreshSettings', maxAgeMs === undefined ? {} : { maxAgeMs });
  void checkPlugins();
}
