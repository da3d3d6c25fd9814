import { readConnectorTarget } from '../../src/core/connector-manifest';
import type { ConnectorTarget } from '../../src/core/connector-target';

/** A public connector as the screen that connects it has read it. `ask`: a call of the worker, with its output. */
export async function readTarget(
  ask: (method: string, input: object) => Promise<unknown>,
  connectorId: string,
): Promise<ConnectorTarget> {
  const published = { id: connectorId, access: 'public', ownerAccountId: '' } as const;
  const body = await ask('getManifest', { kind: 'connector', ...published });
  const target = readConnectorTarget(body, { ...published, name: '' });
  if (!target) throw new Error(`${connectorId}: ${JSON.stringify(body)}`);
  return target;
}
