import type { ServerSession } from '../api/app-connect';
import { hashIdentity, readCapabilities } from '../api/server-info';
import type { Connection } from '../core/account';
import { loadConnector } from './connector';
import type { Context } from './context';
import { requireIdentity } from './session-owner';

/** A connector that is about to be connected, and the connection that it would make. */
export async function describeTarget(context: Context, connectorId: string, chosenHostname: string) {
  const identity = await requireIdentity();
  const { item, manifest } = await loadConnector(context, connectorId);
  const { serverUrl, redirectUri, fixedHostname } = manifest;
  const [hashes, capabilities] = await Promise.all([
    hashIdentity(context.http, serverUrl, identity),
    readCapabilities(context.http, serverUrl, manifest.platform),
  ]);
  const connection: Connection = {
    ...hashes,
    capabilities,
    serverUrl,
    platform: manifest.platform,
    connectorId: item.id,
    connectorName: manifest.displayName,
    userName: '',
    ...(redirectUri && { redirectPage: redirectUri }),
    ...(chosenHostname && !fixedHostname && { hostname: chosenHostname }),
    state: 'connected',
  };
  const connector = {
    platform: manifest.platform,
    connectorId: item.id,
    isPrivate: item.access !== 'public',
  };
  return {
    connection,
    connector,
    hostname: fixedHostname || chosenHostname,
    proxyId: manifest.proxyId,
  };
}

/** Before there is a session of its own. */
export function sessionBeforeLogin(connection: Connection, ringCentralToken = ''): ServerSession {
  const { serverUrl, capabilities, hashedAccountId, hashedExtensionId } = connection;
  return {
    serverUrl,
    capabilities,
    hashedAccountId,
    hashedExtensionId,
    token: '',
    ringCentralToken,
    keepToken: async () => {},
  };
}
