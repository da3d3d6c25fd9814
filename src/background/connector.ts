import { readConnectorManifest, type ConnectorManifest } from '../core/connector-manifest';
import { findPlatform } from '../core/connector-platform';
import { forbidsConnection } from '../core/policy';
import { fail } from '../core/problem';
import { hostOf, parseSafeUrl } from '../core/url';
import type { ConnectorDetails } from '../protocol/methods';
import { readItem } from '../storage/item';
import * as managed from '../storage/managed';
import type { Context } from './context';
import { findItem, loadManifest } from './directory';

/** A connector's name, manifest and server; the screen that shows it parses the rest. */
export async function getConnector(context: Context, connectorId: string): Promise<ConnectorDetails> {
  const { item, body, manifest } = await loadConnector(context, connectorId);
  return { name: item.name, manifest: body, serverHost: hostOf(manifest.serverUrl) };
}

export async function loadConnector(context: Context, connectorId: string) {
  const item = await findItem(context, 'connector', connectorId);
  const body = await loadManifest(context, 'connector', item);
  const manifest = readConnectorManifest(body, item.name) ?? fail('manifest');
  const { platform = {} } = findPlatform(body, item.name);
  return { item, body, manifest: await underPolicy(connectorId, manifest), platform };
}

/** The organisation may fix the connector, and the server whatever the connector names. */
async function underPolicy(connectorId: string, manifest: ConnectorManifest): Promise<ConnectorManifest> {
  const policy = await readItem(managed.policy);
  const serverUrl = parseSafeUrl(policy.serverUrl) ?? manifest.serverUrl;
  if (forbidsConnection(policy, { connectorId, serverUrl })) fail('policy');
  return { ...manifest, serverUrl };
}
