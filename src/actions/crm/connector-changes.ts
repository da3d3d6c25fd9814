import { connectorChanges, type ConnectorChange, type ConnectorTerms } from '../../core/crm/connector-change';
import { readConnectorTarget } from '../../core/crm/connector-manifest';
import { connectorAt } from '../../core/directory/connector-overrides';
import { manifestKey } from '../../core/directory/catalog';
import { serverUnderPolicy } from '../../core/settings/policy';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import { policy } from '../../storage/settings/managed';
import { connection } from '../../storage/sign-in/session-owner';

/** The connected CRM's manifest as it was last read, and what in it differs from what the person relied on. */
export interface PublishedConnector {
  /** Unparsed, with the values for this CRM's host. */
  readonly body: unknown;
  readonly terms: ConnectorTerms;
  readonly changes: readonly ConnectorChange[];
}

/** `undefined` where nothing was read, or nobody could connect by it. Throws `policy`. */
export async function findPublishedConnector(): Promise<PublishedConnector | undefined> {
  const crm = await readItem(connection);
  const kept = crm && (await manifestCache.get(manifestKey('connector', crm.connectorId)));
  if (!crm || !kept) return undefined;
  const { connectorId: id, platform: name, hostname = '', listing } = crm;
  const body = connectorAt(kept.body, name, hostname);
  const target = readConnectorTarget(body, { id, ...(listing ?? unlisted), name });
  if (!target) return undefined;
  const serverUrl = serverUnderPolicy(await readItem(policy), target);
  const { terms } = target;
  return { body, terms, changes: connectorChanges(crm, { serverUrl, terms }) };
}

const unlisted = { access: 'public', ownerAccountId: '' } as const;
