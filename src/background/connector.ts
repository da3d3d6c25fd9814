import { readConnectorManifest } from '../core/connector-manifest';
import { findPlatform } from '../core/connector-platform';
import { fail } from '../core/problem';
import type { ConnectorDetails } from '../protocol/methods';
import type { Context } from './context';
import { findItem, loadManifest } from './directory';

/** A connector's line and manifest; the screen that shows it parses it. */
export async function getConnector(context: Context, connectorId: string): Promise<ConnectorDetails> {
  const item = await findItem(context, 'connector', connectorId);
  return { name: item.name, manifest: await loadManifest(context, 'connector', item) };
}

export async function loadConnector(context: Context, connectorId: string) {
  const item = await findItem(context, 'connector', connectorId);
  const body = await loadManifest(context, 'connector', item);
  const manifest = readConnectorManifest(body, item.name) ?? fail('manifest');
  const { platform = {} } = findPlatform(body, item.name);
  return { item, manifest, platform };
}
