import { logInWithApiKey, type Login } from '../../api/sign-in/session';
import type { Connection } from '../../core/crm/account';
import { personParts } from '../../core/crm/connector-traits';
import type { ConnectorTarget } from '../../core/crm/connector-target';
import { sameJson } from '../../core/basics/json';
import { crmSignIn, wantedConnections } from '../../storage/sign-in/crm-access';
import type { Input } from '../../protocol/methods';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import * as owner from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { noteFarewell, sayFarewells } from './farewell';
import { changeOwner, type OwnerChange } from './owner-change';
import { endFlow, findFlows } from './sign-in-flows';
import { ringCentralAccessToken } from './ring-central';
import { describeTarget, sessionBeforeLogin } from './server-target';

/**
 * Connects the CRM by API key. RingCentral token, account and extension are sent with the login; without them the
 * server would never run a plugin for this person (src/api/README.md, Signing in).
 */
export async function connect(
  context: Context,
  target: ConnectorTarget,
  values: { [key: string]: unknown },
  chosenHostname = '',
): Promise<void> {
  const { connection, connector, hostname, proxyId } = await describeTarget(context, target, chosenHostname);
  const session = sessionBeforeLogin(connection, await ringCentralAccessToken(context));
  const person = await owner.requireIdentity();
  const login = await logInWithApiKey(context.http, session, {
    ...connector,
    hostname,
    proxyId,
    values: { ...personParts(session.traits, person), ...values },
  });
  await dropSignIn(context);
  await establish(context, connection, login);
}

/** Stores a fresh login. If another CRM was connected, what belongs to it waits there, and its server is told. */
export async function establish(
  context: Context,
  connection: Connection,
  { token, userName }: Login,
): Promise<void> {
  await replaceOwner(context, {
    sessionToken: { token, serverUrl: connection.serverUrl },
    connection: { ...connection, userName },
  });
}

/** Stores what a page has just read from the connected connector's manifest. */
export async function renewConnector({
  connectorId,
  terms,
  ...read
}: Input<'renewConnector'>): Promise<void> {
  const connection = await readItem(owner.connection);
  if (connection?.connectorId !== connectorId) return;
  // What the person relied on stays: only they say that they have seen another.
  const renewed = (known: Connection) => ({ ...(terms && { terms }), ...known, ...read });
  if (sameJson(connection, renewed(connection))) return;
  await updateItem(owner.connection, (now) => (now?.connectorId === connectorId ? renewed(now) : now));
}

/** Stores what a person has seen of the connector's manifest. */
export async function acceptConnector({ connectorId, terms }: Input<'acceptConnector'>): Promise<void> {
  await updateItem(owner.connection, (now) => (now?.connectorId === connectorId ? { ...now, terms } : now));
}

/** Stores or forgets that a person wants their CRM connected by signing in to RingCentral. */
export async function keepConnecting({
  connectorId,
  serverHost,
  isOn,
}: Input<'keepConnecting'>): Promise<void> {
  const person = await owner.readPersonKey();
  if (person === '') return;
  await updateItem(wantedConnections, ({ [person]: _before, ...others }) =>
    isOn ? { ...others, [person]: { connectorId, serverHost } } : others,
  );
}

/** Who disconnects a CRM does not want it back by the next sign-in. */
export async function stopConnecting(): Promise<void> {
  const person = await owner.readPersonKey();
  await updateItem(wantedConnections, ({ [person]: _before, ...others }) => others);
}

/**
 * Disconnects the CRM. The server is told, and the token is forgotten whether or not it answers. Logs are kept.
 * @param besides what else changes about who is here, in the same write
 */
export async function disconnect(context: Context, besides: OwnerChange = {}): Promise<void> {
  await dropSignIn(context);
  await replaceOwner(context, { sessionToken: null, connection: null, ...besides });
}

async function replaceOwner(context: Context, change: OwnerChange): Promise<void> {
  await noteFarewell();
  await changeOwner(change);
  await sayFarewells(context);
}

/** Ends a sign-in in its own window that has been superseded. */
async function dropSignIn(context: Context): Promise<void> {
  for (const { id } of await findFlows(({ kind }) => kind === 'crm')) await endFlow(context, id);
  await writeItem(crmSignIn, null);
}
