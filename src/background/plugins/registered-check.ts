import type { ServerSession } from '../../api/basics/app-connect';
import { unregisterPlugin, type Registration } from '../../api/plugins/registration';
import { getAdminColumns } from '../../api/settings/settings';
import { accessSchema } from '../../core/directory/catalog';
import { ownerKey } from '../../core/crm/account';
import { objectOf, partOf } from '../../core/basics/json';
import { parseIf } from '../../core/basics/shape';
import { readRecord } from '../../core/settings/admin-column';
import { plainText } from '../../core/basics/text';
import { settingsKey } from '../../core/plugins/plugin-key';
import type { Consent } from '../../core/plugins/consent';
import { isCovered } from '../../core/plugins/consent-change';
import { ignoreProblem, type Problem } from '../../core/basics/problem';
import { readItem } from '../../storage/basics/item';
import { installations } from '../../storage/plugins/installations';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import { asAdmin } from '../settings/admin-document';
import { withRingCentral } from '../sign-in/server-session';
import type { Context } from '../worker/context';
import { setInstallation } from './install-saga';
import { readPublished } from './published';

interface Registered {
  readonly plugin: Registration;
  readonly consent: Consent;
  /** Writes down what is to be said, before anything is done about it. */
  readonly note: (problem: Problem) => Promise<void>;
}

/**
 * The server has read the manifest itself when it registered. Must stay: it is held by
 * test/unit/background/plugins/fresh-manifest.test.ts. What is published now and differs from what was agreed to is
 * unregistered, and so is what cannot be read. Returns what to say of it, with the host that was given the admin's token.
 */
export async function takeOutUnlessAgreed(
  context: Context,
  session: ServerSession,
  { plugin, consent, note }: Registered,
): Promise<Problem | undefined> {
  const asked = await readPublished(context, plugin).catch(() => undefined);
  if (asked && isCovered(asked, consent)) return undefined;
  const host = (asked ?? consent).hosts['userRegisterEndpointUrl'];
  const byRegistration = session.capabilities.accountPlugins;
  const problem: Problem = {
    code: asked ? 'moved_meanwhile' : 'unchecked',
    ...(byRegistration && host !== undefined && { host }),
  };
  await note(problem);
  if (!byRegistration) return problem;
  const { accountId } = await requireIdentity();
  // It stays in need of repair; who has the token matters more than why this failed.
  await unregisterPlugin(context.http, session, plugin, accountId).catch(ignoreProblem);
  return problem;
}

/** When the worker starts: looks at what a killed one had the server register, and could not look at any more. */
export async function checkInterrupted(context: Context): Promise<void> {
  for (const { pluginId, consent, intent, step, problem: known } of Object.values(
    await readItem(installations),
  )) {
    const isKnown = known?.code === 'moved_meanwhile' || known?.code === 'unchecked';
    if (!consent || intent === 'uninstall' || step === 'settings' || isKnown) continue;
    await asAdmin(() =>
      withRingCentral(context, async (session, connection) => {
        const admin = ownerKey(await requireIdentity(), connection);
        const note = (problem: Problem) =>
          setInstallation(admin, pluginId, (current) => current && { ...current, problem });
        const { userSettings } = await getAdminColumns(context.http, session);
        const plugin = readRegistration(pluginId, userSettings);
        if (plugin) await takeOutUnlessAgreed(context, session, { plugin, consent, note });
      }),
    );
  }
}

/** How a plugin is known to the server, from the record that was written before it was registered. */
function readRegistration(pluginId: string, userSettings: unknown): Registration | undefined {
  const record = readRecord('userSettings', userSettings, settingsKey(pluginId));
  const value = objectOf(partOf(record, 'value'));
  const { name, ownerRcAccountId } = value;
  const access = parseIf(accessSchema, value['access']);
  if (typeof name !== 'string' || !access) return undefined;
  return { pluginId, name, access, ownerAccountId: plainText(ownerRcAccountId, 40) };
}
