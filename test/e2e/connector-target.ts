import { readConnectorTarget } from '../../src/core/crm/connector-manifest';
import type { ConnectorTarget } from '../../src/core/crm/connector-target';
import { readPublished } from './published';

/** A connector as the screen that connects it has read it. `ask`: a call of the worker, with its output. */
export async function readTarget(
  ask: (method: string, input: object) => Promise<unknown>,
  connectorId: string,
): Promise<ConnectorTarget> {
  const { item, body } = await readPublished(ask, 'connector', connectorId);
  const target = readConnectorTarget(body, item);
  if (!target) throw new Error(`${connectorId}: ${JSON.stringify(body)}`);
  return target;
}
