import { checkLicences } from './licence';
import { checkRegistrations } from './registration-check';

/** What is asked after each refresh of the settings, whichever screen is open; nobody waits for it. */
export async function checkPlugins(): Promise<void> {
  await Promise.allSettled([checkRegistrations(), checkLicences()]);
}
