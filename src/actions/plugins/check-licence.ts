import { noLicence, readLicence, type Licence } from '../../core/plugins/licence';
import { personalKey } from '../../core/sign-in/plugin-account';
import { fail, ProblemError, toProblem } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { licences } from '../../storage/plugins/plugin-answers';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { askServer } from '../crm/ask-server';

/**
 * Asks for a plugin's licence. Without an answer, the last one is kept with its age and the reason: a licence is for
 * display and blocks nothing. Throws `ProblemError`.
 */
export async function checkLicence({ pluginId }: { pluginId: string }): Promise<void> {
  const person = (await readItem(identity)) ?? fail('not_signed_in');
  const crm = (await readItem(connection)) ?? fail('not_connected');
  const key = personalKey(person, crm, pluginId);
  const keep = (licence: Licence) => call('keepPluginAnswers', { licences: { [key]: licence } });
  try {
    const query = { rcAccountId: person.accountId, pluginId };
    const licence = await askServer(
      'pluginLicence',
      { query },
      (body) => readLicence(body, systemClock.now()) ?? fail('unexpected', { host: hostOf(crm.serverUrl) }),
    );
    await keep(licence);
  } catch (error) {
    const before = (await readItem(licences))[key] ?? noLicence;
    await keep({ ...before, problem: toProblem(error) });
    throw error;
  }
}

/**
 * Checks every plugin that requires a licence, each separately, so that one failure does not stop the others. The
 * older server has no such route.
 */
export async function checkLicences(): Promise<void> {
  if (!(await readItem(connection))?.capabilities.accountPlugins) return;
  const { plugins } = await readItem(installedPlugins);
  const licensed = plugins.filter((plugin) => plugin.requireLicense);
  const checks = await Promise.allSettled(licensed.map(({ id: pluginId }) => checkLicence({ pluginId })));
  for (const check of checks) {
    if (check.status === 'rejected' && !(check.reason instanceof ProblemError)) throw check.reason;
  }
}
