import { isYounger } from '../../core/basics/age';
import type { InstalledPlugin } from '../../core/plugins/installed-plugin';
import { readLicence, type Licence } from '../../core/plugins/licence';
import { ProblemError } from '../../core/basics/problem';
import {
  isRegistrationSuspect,
  readRegistrationState,
  type RegistrationState,
} from '../../core/plugins/registration-state';
import { personalKey } from '../../core/sign-in/plugin-account';
import { systemClock } from '../../platform/clock';
import { withFreeLock } from '../../platform/lock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { readNewestActivities } from '../../storage/activity/newest-activities';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { registrations } from '../../storage/plugins/plugin-answers';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { askServer } from '../crm/ask-server';

const day = 86_400_000;
const mostAtATime = 4;

/**
 * For admins: asks the server for the state of each installed plugin's registration, once a day, or at once when a
 * log failed in the way it does with a wiped registration (src/api/README.md, Plugins). The same answer is the plugin's
 * licence.
 */
export async function checkRegistrations(): Promise<void> {
  await withFreeLock('registration-check', async () => {
    const person = await readItem(identity);
    const crm = await readItem(connection);
    if (!person?.isAdmin || !crm?.capabilities.accountPlugins) return;
    const { checkedAt } = await readItem(registrations);
    const now = systemClock.now();
    if (isYounger(checkedAt, day, now) && !(await hasSuspectLog(checkedAt))) return;
    const { plugins } = await readItem(installedPlugins);
    const states: { [pluginId: string]: RegistrationState } = {};
    const licences: { [key: string]: Licence } = {};
    const left = [...plugins];
    await Promise.all(
      Array.from({ length: mostAtATime }, async () => {
        for (let plugin = left.shift(); plugin; plugin = left.shift()) {
          const found = await ask(plugin, person.accountId);
          if (!found) continue;
          states[plugin.id] = found.state;
          if (plugin.requireLicense && found.licence)
            licences[personalKey(person, crm, plugin.id)] = found.licence;
        }
      }),
    );
    await call('keepPluginAnswers', { licences, registrations: { states, checkedAt: now } });
  });
}

async function hasSuspectLog(since: number): Promise<boolean> {
  return (await readNewestActivities()).some(
    (activity) => activity.changedAt > since && isRegistrationSuspect(activity.problem?.message),
  );
}

interface Found {
  readonly state: RegistrationState;
  /** `undefined` for an answer that is none. */
  readonly licence: Licence | undefined;
}

/** `undefined` when the server cannot be asked now. */
async function ask(plugin: InstalledPlugin, accountId: string): Promise<Found | undefined> {
  try {
    return await askServer(
      'pluginLicence',
      { query: { rcAccountId: accountId, pluginId: plugin.id } },
      (body) => ({
        state: readRegistrationState(body, plugin.hasLicenseAddress === true),
        licence: readLicence(body, systemClock.now()),
      }),
    );
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
