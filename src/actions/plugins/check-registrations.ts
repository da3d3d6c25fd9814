import { isYounger } from '../../core/basics/age';
import type { InstalledPlugin } from '../../core/plugins/installed-plugin';
import { ProblemError } from '../../core/basics/problem';
import {
  isRegistrationSuspect,
  readRegistrationState,
  type RegistrationState,
} from '../../core/plugins/registration-state';
import { systemClock } from '../../platform/clock';
import { withFreeLock } from '../../platform/lock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { readNewestActivities } from '../../storage/activity/newest-activities';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { registrations } from '../../storage/plugins/plugin-answers';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { askServer } from '../crm/ask-server';

const hour = 3_600_000;
const mostAtATime = 4;

/**
 * For admins: asks the server for the state of each installed plugin's registration, at most once an hour, or at once
 * when a log failed in the way it does with a wiped registration (src/api/README.md, Plugins).
 */
export async function checkRegistrations(): Promise<void> {
  await withFreeLock('registration-check', async () => {
    const person = await readItem(identity);
    const crm = await readItem(connection);
    if (!person?.isAdmin || !crm?.capabilities.accountPlugins) return;
    const { checkedAt } = await readItem(registrations);
    const now = systemClock.now();
    if (isYounger(checkedAt, hour, now) && !(await hasSuspectLog(checkedAt))) return;
    const { plugins } = await readItem(installedPlugins);
    const states: { [pluginId: string]: RegistrationState } = {};
    const left = [...plugins];
    await Promise.all(
      Array.from({ length: mostAtATime }, async () => {
        for (let plugin = left.shift(); plugin; plugin = left.shift()) {
          const state = await stateOf(plugin, person.accountId);
          if (state) states[plugin.id] = state;
        }
      }),
    );
    await call('keepPluginAnswers', { registrations: { states, checkedAt: now } });
  });
}

async function hasSuspectLog(since: number): Promise<boolean> {
  return (await readNewestActivities()).some(
    (activity) => activity.changedAt > since && isRegistrationSuspect(activity.problem?.message),
  );
}

/** `undefined` when the server cannot be asked now. */
async function stateOf(plugin: InstalledPlugin, accountId: string): Promise<RegistrationState | undefined> {
  try {
    return await askServer(
      'pluginLicence',
      { query: { rcAccountId: accountId, pluginId: plugin.id } },
      (body) => readRegistrationState(body, plugin.hasLicenseAddress === true),
    );
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
