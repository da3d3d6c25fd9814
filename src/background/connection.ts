import type { ServerSession } from '../api/app-connect';
import { logInWithApiKey, logOut, type Login } from '../api/session';
import { isSameCrm, type Connection } from '../core/account';
import { needsReconnect, ProblemError } from '../core/problem';
import { sessionToken } from '../storage/credentials';
import { crmFarewell, crmSignIn } from '../storage/crm-access';
import { readItem, writeItem } from '../storage/item';
import * as managed from '../storage/managed';
import * as view from '../storage/view';
import type { Context } from './context';
import { endFlow, findFlows } from './oauth-flows';
import { ringCentralAccessToken } from './ring-central';
import { openSession } from './server-session';
import { describeTarget, sessionBeforeLogin } from './server-target';

/**
 * Connects the CRM by API key. RingCentral token, account and extension go with the login: without them the
 * server would never run a plugin for this person (facts/app-connect-server.md §2.2–2.4).
 */
export async function connect(
  context: Context,
  connectorId: string,
  values: { [key: string]: unknown },
  chosenHostname = '',
): Promise<void> {
  const { connection, connector, hostname, proxyId } = await describeTarget(
    context,
    connectorId,
    chosenHostname,
  );
  const session = sessionBeforeLogin(connection, await ringCentralAccessToken(context));
  const login = await logInWithApiKey(context.http, session, { ...connector, hostname, proxyId, values });
  await dropSignIn(context);
  await establish(context, connection, login);
}

/**
 * Takes over a fresh login. Another CRM that was connected is left: its ledger and outbox stay, what was read of its
 * server goes.
 */
export async function establish(
  context: Context,
  connection: Connection,
  { token, userName }: Login,
): Promise<void> {
  const before = await readItem(view.connection);
  const left = before && !isSameCrm(before, connection) ? before : undefined;
  const session = left && (await openOldSession(left));
  // The token first: a connection without its token would look connected and fail.
  await writeItem(sessionToken, { token, serverUrl: connection.serverUrl });
  await writeItem(view.connection, { ...connection, userName });
  await writeItem(crmFarewell, null);
  if (!left) return;
  await writeItem(view.installations, view.installations.fallback);
  await forgetServer();
  if (session) await sayFarewell(context, left, session);
}

async function openOldSession(connection: Connection): Promise<ServerSession | undefined> {
  if (connection.state === 'revoked' || (await readItem(sessionToken))?.serverUrl !== connection.serverUrl)
    return undefined;
  // The token that it may renew meanwhile is of no use, and must not take the place of the new one.
  return { ...(await openSession(connection, '')), keepToken: async () => {} };
}

/** Leaves the CRM: the server is told, and whether or not it answers, the token is forgotten. Logs stay. */
export async function disconnect(context: Context): Promise<void> {
  await dropSignIn(context);
  const connection = await readItem(view.connection);
  const session = connection && (await openOldSession(connection));
  await writeItem(crmFarewell, null);
  await writeItem(sessionToken, null);
  await writeItem(view.connection, null);
  await forgetServer();
  if (session) await sayFarewell(context, connection, session);
}

/** A sign-in in its own window that something else has overtaken. */
async function dropSignIn(context: Context): Promise<void> {
  for (const { id } of await findFlows(({ kind }) => kind === 'crm')) await endFlow(context, id);
  await writeItem(crmSignIn, null);
}

/** What was read of a server that is no longer asked. */
async function forgetServer(): Promise<void> {
  await writeItem(view.installedPlugins, view.installedPlugins.fallback);
  await writeItem(view.registrations, view.registrations.fallback);
  await writeItem(managed.settingRecords, managed.settingRecords.fallback);
}

/** A session that the server does not know any more needs no end. */
async function sayFarewell(
  context: Context,
  { connectorName }: Connection,
  session: ServerSession,
): Promise<void> {
  try {
    await logOut(context.http, session);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    if (!needsReconnect(problem)) await writeItem(crmFarewell, { connectorName, problem });
  }
}
