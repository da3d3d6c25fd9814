import { pluginWriteId } from '../../core/plugins/admin-write';
import {
  afterFailure,
  isLicenceDue,
  noLicence,
  ownLicenceKey,
  readLicence,
  readOwnLicence,
  type Licence,
} from '../../core/plugins/licence';
import { personalKey } from '../../core/sign-in/plugin-account';
import { fail, ProblemError, toProblem } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { adminWrites } from '../../storage/plugins/admin-writes';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { licences } from '../../storage/plugins/plugin-answers';
import { findOwner, requireConnection, requireIdentity } from '../../storage/sign-in/session-owner';
import { askServer } from '../crm/ask-server';

/**
 * Asks for a plugin's licence. Without an answer, the last one is kept with its age and the reason: a licence is for
 * display and blocks nothing. Throws `ProblemError`.
 */
export async function checkLicence({ pluginId }: { pluginId: string }): Promise<void> {
  const person = await requireIdentity();
  const crm = await requireConnection();
  await askAndKeep(personalKey(person, crm, pluginId), () =>
    askServer(
      'pluginLicence',
      { query: { rcAccountId: person.accountId, pluginId } },
      (body) => readLicence(body, systemClock.now()) ?? fail('unexpected', { host: hostOf(crm.serverUrl) }),
    ),
  );
}

/**
 * Checks every plugin that requires a licence and was not asked about today, each separately, so that one failure does
 * not stop the others. The older server has no such route.
 * @param isPressed a person wants to know: all are asked about
 */
export async function checkLicences(isPressed = false): Promise<void> {
  const { identity, connection } = (await findOwner()) ?? {};
  if (!identity || !connection?.capabilities.accountPlugins) return;
  const { plugins } = await readItem(installedPlugins);
  const known = await readItem(licences);
  const written = await readItem(adminWrites);
  const isDue = (pluginId: string) =>
    isLicenceDue(
      known[personalKey(identity, connection, pluginId)],
      written[pluginWriteId(pluginId)]?.writtenAt ?? 0,
      systemClock.now(),
    );
  const due = plugins.filter(({ id, requireLicense }) => requireLicense && (isPressed || isDue(id)));
  const checks = await Promise.allSettled(due.map(({ id: pluginId }) => checkLicence({ pluginId })));
  for (const check of checks) {
    if (check.status === 'rejected' && !(check.reason instanceof ProblemError)) throw check.reason;
  }
}

/** The same for the connector's own licence. Throws `ProblemError`. */
export async function checkOwnLicence(isPressed = false): Promise<void> {
  const crm = await requireConnection();
  const key = ownLicenceKey(await requireIdentity(), crm);
  if (!isPressed && !isLicenceDue((await readItem(licences))[key], 0, systemClock.now())) return;
  await askAndKeep(key, () =>
    askServer(
      'licence',
      {},
      (body) =>
        readOwnLicence(body, systemClock.now()) ?? fail('unexpected', { host: hostOf(crm.serverUrl) }),
    ),
  );
}

async function askAndKeep(key: string, ask: () => Promise<Licence>): Promise<void> {
  const keep = (licence: Licence) => call('keepPluginAnswers', { licences: { [key]: licence } });
  try {
    await keep(await ask());
  } catch (error) {
    const before = (await readItem(licences))[key] ?? noLicence;
    await keep(afterFailure(before, toProblem(error), systemClock.now()));
    throw error;
  }
}
