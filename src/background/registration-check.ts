import { getLicenceStatus } from '../api/licence';
import {
  isRegistrationSuspect,
  readRegistrationState,
  type RegistrationState,
} from '../core/registration-state';
import type { InstalledPlugin } from '../core/installed-plugin';
import { ProblemError } from '../core/problem';
import { withFreeLock } from '../platform/lock';
import { readItem, writeItem } from '../storage/item';
import { readNewest } from '../storage/newest-activities';
import * as view from '../storage/view';
import type { Context } from './context';
import { withServer } from './server-session';

const hour = 3_600_000;
const mostAtATime = 4;

/**
 * For admins: asks the server what it holds of each installed plugin, at most once an hour, and at once when a log
 * has failed as it does with a wiped registration (facts/app-connect-server.md §4.3).
 */
export async function checkRegistrations(context: Context): Promise<void> {
  await withFreeLock('registration-check', async () => {
    const identity = await readItem(view.identity);
    const connection = await readItem(view.connection);
    if (!identity?.isAdmin || !connection?.capabilities.accountPlugins) return;
    const { checkedAt } = await readItem(view.registrations);
    const now = context.clock.now();
    if (now - checkedAt < hour && !(await hasSuspectLog(checkedAt))) return;
    const { plugins } = await readItem(view.installedPlugins);
    const states: { [pluginId: string]: RegistrationState } = {};
    const left = [...plugins];
    await Promise.all(
      Array.from({ length: mostAtATime }, async () => {
        for (let plugin = left.shift(); plugin; plugin = left.shift()) {
          const state = await stateOf(context, plugin, identity.accountId);
          if (state) states[plugin.id] = state;
        }
      }),
    );
    await writeItem(view.registrations, { states, checkedAt: now });
  });
}

/** After a registration was written or taken away, what was known of it says nothing any more. */
export async function forgetRegistrations(): Promise<void> {
  await writeItem(view.registrations, view.registrations.fallback);
}

async function hasSuspectLog(since: number): Promise<boolean> {
  return (await readNewest()).some(
    (activity) => activity.changedAt > since && isRegistrationSuspect(activity.problem?.message),
  );
}

/** `undefined` when the server could not be asked now. */
async function stateOf(
  context: Context,
  plugin: InstalledPlugin,
  accountId: string,
): Promise<RegistrationState | undefined> {
  try {
    const body = await withServer((session) => getLicenceStatus(context.http, session, plugin.id, accountId));
    return readRegistrationState(body, plugin.hasLicenseAddress === true);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
