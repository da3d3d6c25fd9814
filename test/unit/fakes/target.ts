import type { ConnectorDetails } from '../../../src/actions/crm/load-connector';
import { hostOf } from '../../../src/core/basics/url';
import { readConnectorTarget } from '../../../src/core/crm/connector-manifest';
import type { ConnectorTarget } from '../../../src/core/crm/connector-target';

/** What a page gives the worker of this manifest, to be connected. */
export function targetOf(manifest: unknown, id: string, name: string): ConnectorTarget {
  const target = readConnectorTarget(manifest, { id, name, access: 'public', ownerAccountId: '' });
  if (!target) throw new Error('No connector');
  return target;
}

/** A connector as its screen has it; it leads to the same place for every host of the CRM. */
export function detailsOf(manifest: unknown, id: string, name: string): ConnectorDetails {
  const target = targetOf(manifest, id, name);
  const start = { target, serverHost: hostOf(target.serverUrl) };
  return { name, manifest, start, at: () => start };
}
