import { readConnectorSignIn } from '../../core/sign-in/connector-sign-in';
import { connectorAt } from '../../core/directory/connector-overrides';
import { personKey } from '../../core/crm/account';
import { ignoreProblem } from '../../core/basics/problem';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { wantedConnections } from '../../storage/sign-in/crm-access';
import { identity } from '../../storage/sign-in/session-owner';
import { loadConnector } from '../crm/load-connector';

/**
 * After a sign-in to RingCentral: connects the CRM that the person wants connected by it, where their sign-in still goes
 * to the host that they were shown. Returns the connector that was tried, and whether it is connected.
 *
 * Security: the host that the person agreed to must be compared here, against the manifest as it is now; held by
 * test/unit/actions/sign-in/connect-as-wanted.test.ts.
 */
export async function connectAsWanted(): Promise<{ connectorId: string; isConnected: boolean } | undefined> {
  const person = await readItem(identity);
  const wanted = person && (await readItem(wantedConnections))[personKey(person)];
  if (!wanted) return undefined;
  const { connectorId } = wanted;
  try {
    const { name, manifest, start } = await loadConnector(connectorId);
    const offered = readConnectorSignIn(connectorAt(manifest, name, ''), name);
    if (!offered?.connectsBySignIn || start.serverHost !== wanted.serverHost)
      return { connectorId, isConnected: false };
    await call('connect', { target: start.target, values: {} });
    return { connectorId, isConnected: true };
  } catch (error) {
    // The connector's own screen says why it is refused, with everything that can be typed there.
    ignoreProblem(error);
    return { connectorId, isConnected: false };
  }
}
