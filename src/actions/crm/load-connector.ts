import { isYounger } from '../../core/basics/age';
import { readConnectorTarget, readDeclaredLog } from '../../core/crm/connector-manifest';
import { manifestKey } from '../../core/directory/catalog';
import { findPlatform } from '../../core/directory/connector-platform';
import type { ConnectorTarget } from '../../core/crm/connector-target';
import type { JsonObject } from '../../core/basics/json';
import { serverUnderPolicy } from '../../core/settings/policy';
import { fail } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { readItem } from '../../storage/basics/item';
import { policy } from '../../storage/settings/managed';
import { connection } from '../../storage/sign-in/session-owner';
import { findItem } from '../directory/list-catalog';
import { loadManifest } from '../directory/load-manifest';

/** A connector from the directory, about to be connected. */
export interface ConnectorDetails {
  readonly name: string;
  /** Unparsed; core/sign-in/connector-sign-in.ts reads it. */
  readonly manifest: unknown;
  readonly target: ConnectorTarget;
  /** Host of the App Connect server behind it. */
  readonly serverHost: string;
}

/** Throws `ProblemError`; `policy` if the organisation does not allow it. */
export async function loadConnector(connectorId: string): Promise<ConnectorDetails> {
  const item = await findItem('connector', connectorId);
  const manifest = await loadManifest('connector', item);
  const target = readConnectorTarget(manifest, item) ?? fail('manifest');
  const serverHost = hostOf(serverUnderPolicy(await readItem(policy), target));
  const { listing, declaredLog } = target;
  await call('renewConnector', { connectorId, listing, declaredLog });
  return { name: item.name, manifest, target, serverHost };
}

/**
 * Reads the connected CRM's part of its manifest again and passes what automatic logging needs to the worker.
 * `maxAgeMs`: one that was read since stands, and nothing is passed on. Throws `ProblemError`.
 */
export async function loadConnectedPlatform(maxAgeMs = 0): Promise<JsonObject> {
  const {
    connectorId: id,
    listing: known,
    declaredLog,
  } = (await readItem(connection)) ?? fail('not_connected');
  const { name, access, ownerAccountId } = known ?? (await findItem('connector', id));
  const kept = declaredLog && (await manifestCache.get(manifestKey('connector', id)));
  const recent = kept && isYounger(kept.fetchedAt, maxAgeMs, systemClock.now()) ? kept.body : undefined;
  const { platform: read } = findPlatform(recent, name);
  if (read) return read;
  const body = await loadManifest('connector', { id, access, ownerAccountId });
  const platform = findPlatform(body, name).platform ?? fail('manifest');
  const listing = { name, access, ownerAccountId };
  await call('renewConnector', { connectorId: id, listing, declaredLog: readDeclaredLog(platform) });
  return platform;
}
