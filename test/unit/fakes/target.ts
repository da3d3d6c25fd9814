import { readConnectorTarget } from '../../../src/core/crm/connector-manifest';
import type { ConnectorTarget } from '../../../src/core/crm/connector-target';

/** What a page gives the worker of this manifest, to be connected. */
export function targetOf(manifest: unknown, id: string, name: string): ConnectorTarget {
  const target = readConnectorTarget(manifest, { id, name, access: 'public', ownerAccountId: '' });
  if (!target) throw new Error('No connector');
  return target;
}
