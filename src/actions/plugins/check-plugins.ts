import { checkLicences } from './check-licence';
import { checkRegistrations } from './check-registrations';

/** What is asked after each refresh of the settings, whichever screen is open; nobody waits for it. */
export async function checkPlugins(): Promise<void> {
  await Promise.allSettled([checkRegistrations(), checkLicences()]);
}
