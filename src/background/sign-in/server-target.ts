import { manifestKey } from '../../core/directory/catalog';
import type { ServerSession } from '../../api/basics/app-connect';
import { hashIdentity, readCapabilities } from '../../api/crm/server-info';
import type { Connection } from '../../core/crm/account';
import type { ConnectorTarget } from '../../core/crm/connector-target';
import { serverUnderPolicy } from '../../core/settings/policy';
import { readItem } from '../../storage/basics/item';
import * as managed from '../../storage/settings/managed';
import type { Context } from '../worker/context';
import { requireDeclared } from '../directory/declared-address';
import { ringCentralAccessToken } from './ring-central';
import { requireIdentity } from '../../storage/sign-in/session-owner';

/** A connector about to be connected, if the organisation allows it, and the connection it would make. */
export async function describeTarget(context: Context, target: ConnectorTarget, chosenHostname: string) {
  const identity = await requireIdentity();
  await requireDeclared(manifestKey('connector', target.connectorId), 'serverUrl', target.serverUrl);
  const serverUrl = serverUnderPolicy(await readItem(managed.policy), target);
  const { connectorId, listing, platform, displayName, redirectPage, fixedHostname, proxyId } = target;
  const ringCentralToken = await ringCentralAccessToken(context);
  const [hashes, capabilities] = await Promise.all([
    hashIdentity(context.http, serverUrl, identity),
    readCapabilities({ http: context.http, serverUrl, platform, ringCentralToken }),
  ]);
  const connection: Connection = {
    ...hashes,
    capabilities,
    capabilitiesReadAt: context.now(),
    serverUrl,
    platform,
    connectorId,
    connectorName: displayName,
    userName: '',
    listing,
    declaredLog: target.declaredLog,
    terms: target.terms,
    ...(redirectPage && { redirectPage }),
    ...(chosenHostname && !fixedHostname && { hostname: chosenHostname }),
    state: 'connected',
  };
  const connector = { platform, connectorId, isPrivate: listing.access !== 'public' };
  return { connection, connector, hostname: fixedHostname || chosenHostname, proxyId };
}

/** Used before the connection has a session of its own. */
export function sessionBeforeLogin(connection: Connection, ringCentralToken = ''): ServerSession {
  const { serverUrl, capabilities, hashedAccountId, hashedExtensionId, declaredLog } = connection;
  return {
    traits: declaredLog?.traits,
    serverUrl,
    capabilities,
    hashedAccountId,
    hashedExtensionId,
    token: '',
    ringCentralToken,
    keepToken: async () => {},
  };
}
