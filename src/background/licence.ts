import { getLicenceStatus } from '../api/licence';
import { noLicence, readLicence, type Licence } from '../core/licence';
import { personalKey } from '../core/plugin-account';
import { fail, ProblemError, toProblem } from '../core/problem';
import { hostOf } from '../core/url';
import { readItem, updateItem } from '../storage/item';
import * as view from '../storage/view';
import type { Context } from './context';
import { withServer } from './server-session';
import { requireIdentity } from './session-owner';

/**
 * Asks for a plugin's licence. When there is no answer, the last one stays with its age, and the reason beside it:
 * a licence is advice and never keeps anything from working.
 */
export async function checkLicence(context: Context, pluginId: string): Promise<void> {
  const identity = await requireIdentity();
  await withServer(async (session, connection) => {
    const key = personalKey(identity, connection, pluginId);
    const keep = (change: (before: Licence) => Licence) =>
      updateItem(view.licences, (all) => ({ ...all, [key]: change(all[key] ?? noLicence) }));
    try {
      const body = await getLicenceStatus(context.http, session, pluginId, identity.accountId);
      const licence =
        readLicence(body, context.clock.now()) ?? fail('unexpected', { host: hostOf(session.serverUrl) });
      await keep(() => licence);
    } catch (error) {
      await keep((before) => ({ ...before, problem: toProblem(error) }));
      throw error;
    }
  });
}

/**
 * Every plugin that asks for a licence, each by itself: one that fails does not keep the others from being asked. The
 * older server has no way to ask.
 */
export async function checkLicences(context: Context): Promise<void> {
  if (!(await readItem(view.connection))?.capabilities.accountPlugins) return;
  const { plugins } = await readItem(view.installedPlugins);
  const licensed = plugins.filter((plugin) => plugin.requireLicense);
  const checks = await Promise.allSettled(licensed.map(({ id }) => checkLicence(context, id)));
  for (const check of checks) {
    if (check.status === 'rejected' && !(check.reason instanceof ProblemError)) throw check.reason;
  }
}
