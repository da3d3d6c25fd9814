import { hashIdentity, readCapabilities } from '../api/server-info';
import { logInWithApiKey, logOut } from '../api/session';
import type { Connection, Identity } from '../core/account';
import { readConnectorManifest, type ConnectorManifest } from '../core/connector-manifest';
import { findPlatform } from '../core/connector-platform';
import { fail, ProblemError } from '../core/problem';
import { forbidsConnection } from '../core/policy';
import { hostOf, parseSafeUrl } from '../core/url';
import type { ConnectorOffer } from '../protocol/methods';
import { sessionToken } from '../storage/credentials';
import { readItem, writeItem } from '../storage/item';
import * as managed from '../storage/managed';
import * as view from '../storage/view';
import type { Context } from './context';
import { findItem, loadManifest } from './directory';
import { applyPreferences } from './preferences';
import { ringCentralAccessToken } from './ring-central';
import { withServer } from './server-session';
import { requireIdentity } from './session-owner';

export async function getConnector(context: Context, connectorId: string): Promise<ConnectorOffer> {
  const { manifest, platform } = await loadConnector(context, connectorId);
  const { displayName, auth, serverUrl } = manifest;
  return { displayName, authType: auth.type, serverHost: hostOf(serverUrl), platform };
}

export async function loadConnector(context: Context, connectorId: string) {
  const item = await findItem(context, 'connector', connectorId);
  const body = await loadManifest(context, 'connector', item);
  const manifest = readConnectorManifest(body, item.name) ?? fail('manifest');
  const { platform = {} } = findPlatform(body, item.name);
  return { item, manifest: await underPolicy(connectorId, manifest), platform };
}

/** The organisation may fix the connector, and the server whatever the connector names. */
async function underPolicy(connectorId: string, manifest: ConnectorManifest): Promise<ConnectorManifest> {
  const policy = await readItem(managed.policy);
  const serverUrl = parseSafeUrl(policy.serverUrl) ?? manifest.serverUrl;
  if (forbidsConnection(policy, { connectorId, serverUrl })) fail('policy');
  return { ...manifest, serverUrl };
}

/**
 * Connects the CRM by API key. RingCentral token, account and extension go with the login: without them the
 * server would never run a plugin for this person (facts/app-connect-server.md §2.2–2.4).
 */
export async function connect(
  context: Context,
  connectorId: string,
  values: { [key: string]: unknown },
): Promise<void> {
  const identity = await requireIdentity();
  const { item, manifest } = await loadConnector(context, connectorId);
  const base = await describeServer(context, manifest, identity);
  const ringCentralToken = await ringCentralAccessToken(context);
  const login = await logInWithApiKey(
    context.http,
    { ...base, serverUrl: manifest.serverUrl, token: '', ringCentralToken, keepToken: async () => {} },
    {
      platform: manifest.platform,
      connectorId: item.id,
      isPrivate: item.access !== 'public',
      hostname: manifest.fixedHostname,
      values,
    },
  );
  const connection: Connection = {
    ...base,
    serverUrl: manifest.serverUrl,
    platform: manifest.platform,
    connectorId: item.id,
    connectorName: manifest.displayName,
    userName: login.userName,
    ...(manifest.redirectUri && { redirectPage: manifest.redirectUri }),
    state: 'connected',
  };
  // The token first: a connection without its token would look connected and fail.
  await writeItem(sessionToken, { token: login.token, serverUrl: manifest.serverUrl });
  await writeItem(view.connection, connection);
}

async function describeServer(context: Context, manifest: ConnectorManifest, identity: Identity) {
  const [hashes, capabilities] = await Promise.all([
    hashIdentity(context.http, manifest.serverUrl, identity),
    readCapabilities(context.http, manifest.serverUrl, manifest.platform),
  ]);
  return { ...hashes, capabilities };
}

/** Leaves the CRM: the server is told, and whether or not it answers, the token is forgotten. Logs stay. */
export async function disconnect(context: Context): Promise<void> {
  try {
    await withServer((session) => logOut(context.http, session));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  await writeItem(sessionToken, null);
  await writeItem(view.connection, null);
  await writeItem(view.installedPlugins, view.installedPlugins.fallback);
  await writeItem(managed.settingRecords, managed.settingRecords.fallback);
  await applyPreferences();
}
