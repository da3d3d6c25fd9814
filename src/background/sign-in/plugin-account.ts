import { manifestKey } from '../../core/directory/catalog';
import { getAuthState, logOutAccount } from '../../api/sign-in/plugin-server';
import { settingsKey } from '../../core/plugins/plugin-key';
import { isObject } from '../../core/basics/json';
import { personalKey, type PluginAccount } from '../../core/sign-in/plugin-account';
import { resolveRules } from '../../core/settings/managed-preference';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import { hostWithPort } from '../../core/basics/host';
import { withholdsToken } from '../../core/plugins/token-withholding';
import { getAdminDocument } from '../../api/settings/settings';
import { sessionToken } from '../../storage/sign-in/credentials';
import type { Input } from '../../protocol/methods';
import { readItem, updateItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import type { PluginFlow } from '../../storage/sign-in/sign-in-flows';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { ownAnswers } from '../../storage/plugins/own-answers';
import { pluginAccounts } from '../../storage/sign-in/plugin-accounts';
import type { Context } from '../worker/context';
import { requireDeclared } from '../directory/declared-address';
import { keptAdmin, requireAgreed } from './agreed-address';
import { withServer } from './server-session';
import { requireConnection, requireIdentity } from '../../storage/sign-in/session-owner';

/** The connection, and the key under which the person's account of an installed plugin is stored. */
export async function requireAccount(pluginId: string) {
  const identity = await requireIdentity();
  const connection = await requireConnection();
  const { plugins } = await readItem(installedPlugins);
  if (!plugins.some(({ id }) => id === pluginId)) fail('not_found');
  return { connection, key: personalKey(identity, connection, pluginId) };
}

async function setAccount(
  context: Context,
  key: string,
  change: (before: PluginAccount | undefined) => Omit<PluginAccount, 'changedAt'>,
): Promise<void> {
  const changedAt = context.now();
  await updateItem(pluginAccounts, (all) => ({ ...all, [key]: { ...change(all[key]), changedAt } }));
}

/** What is known now, whatever was before. */
export async function setState(
  context: Context,
  key: string,
  state: PluginAccount['state'],
  problem?: Problem,
): Promise<void> {
  await setAccount(context, key, () => ({ state, ...(problem && { problem }) }));
}

/** Asks the plugin whether the account is connected and stores its answer next to what is known here. */
export async function checkAccount(
  context: Context,
  { pluginId, authStateUrl }: Input<'checkAccount'>,
): Promise<void> {
  const { key } = await requireAccount(pluginId);
  await requireAgreed(await keptAdmin(), pluginId, 'signInState', authStateUrl);
  const said = await getAuthState(context.http, authStateUrl);
  await setAccount(context, key, (before) => settleBySaying(before, said));
}

function settleBySaying(before: PluginAccount | undefined, said: boolean): Omit<PluginAccount, 'changedAt'> {
  const { changedAt: _at, ...known } = before ?? { state: 'not_connected', changedAt: 0 };
  if (known.state === 'connecting') return known;
  // After a delivery with unclear outcome the plugin's answer decides; otherwise the known state stays.
  if (known.state === 'unknown') return { state: said ? 'connected' : 'not_connected', said };
  return { ...known, said };
}

/**
 * Logs out on the plugin's side. The session token is sent along unless the organisation withholds it. Where no admin
 * has agreed to the plugin, the person decides (`consent_needed`), once for each host.
 */
export async function logOutOfAccount(
  context: Context,
  { pluginId, logoutUrl, shownHost }: Input<'logOutOfAccount'>,
): Promise<void> {
  const { connection, key } = await requireAccount(pluginId);
  await requireDeclared(manifestKey('plugin', pluginId), 'logoutUrl', logoutUrl);
  const admin = await withServer(context, (session) => getAdminDocument(context.http, session));
  const record = admin[settingsKey(pluginId)];
  if (!isObject(record)) return fail('not_found');
  const isDecided = await requireAgreed(admin, pluginId, 'logOut', logoutUrl);
  const stored = await readItem(sessionToken);
  const { withholdSessionToken } = resolveRules(admin, await readItem(managed.policy));
  const isOurs =
    stored?.serverUrl === connection.serverUrl && !withholdSessionToken && !withholdsToken(record);
  if (isOurs && !isDecided) await requireOwnAnswer(context, `${key}|logOut`, { logoutUrl, shownHost });
  await logOutAccount(context.http, logoutUrl, isOurs ? stored.token : '');
  await setState(context, key, 'not_connected');
}

/** A token goes to a host that no admin was asked about only after the person has seen its name. */
async function requireOwnAnswer(
  context: Context,
  key: string,
  { logoutUrl, shownHost }: { readonly logoutUrl: string; readonly shownHost?: string | undefined },
): Promise<void> {
  const host = hostWithPort(logoutUrl);
  const at = `${key}|${host}`;
  if ((await readItem(ownAnswers))[at]) return;
  if (shownHost !== host) fail('consent_needed', { host });
  await updateItem(ownAnswers, (all) => ({ ...all, [at]: { at: context.now() } }));
}

/** After a delivery whose answer was invisible: the plugin's own answer decides; the delivery is never repeated. */
export async function settleUnclear(
  context: Context,
  { pluginId, key, authStateUrl }: PluginFlow,
): Promise<void> {
  await setState(context, key, 'unknown');
  if (authStateUrl === undefined) return;
  try {
    await checkAccount(context, { pluginId, authStateUrl });
  } catch (error) {
    await setState(context, key, 'unknown', toProblem(error));
  }
}
