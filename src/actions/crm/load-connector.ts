import { isYounger } from '../../core/basics/age';
import { readConnectorTerms, readConnectorTarget, readDeclaredLog } from '../../core/crm/connector-manifest';
import { manifestKey } from '../../core/directory/catalog';
import { connectorAt, findConnector } from '../../core/directory/connector-overrides';
import { findPlatform } from '../../core/directory/connector-platform';
import type { ConnectorTarget } from '../../core/crm/connector-target';
import type { JsonObject } from '../../core/basics/json';
import { serverUnderPolicy } from '../../core/settings/policy';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
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
  /** Where it leads before a host of the CRM is chosen. */
  readonly start: ConnectorPlace;
  /** Where it leads for this host of the CRM: `manifest` where that is no safe address, `policy` where it is forbidden. */
  readonly at: (hostname: string) => ConnectorPlace | { readonly problem: Problem };
}

export interface ConnectorPlace {
  readonly target: ConnectorTarget;
  /** Host of the App Connect server behind it. */
  readonly serverHost: string;
}

/** Throws `ProblemError`; `policy` if the organisation does not allow it. */
export async function loadConnector(connectorId: string): Promise<ConnectorDetails> {
  const item = await findItem('connector', connectorId);
  const manifest = await loadManifest('connector', item);
  const allowed = await readItem(policy);
  const placeAt = (hostname: string): ConnectorPlace => {
    const target = readConnectorTarget(connectorAt(manifest, item.name, hostname), item) ?? fail('manifest');
    return { target, serverHost: hostOf(serverUnderPolicy(allowed, target)) };
  };
  const start = placeAt('');
  const { listing, declaredLog, terms } = start.target;
  await call('renewConnector', { connectorId, listing, declaredLog, terms });
  return { name: item.name, manifest, start, at: (hostname) => settled(() => placeAt(hostname)) };
}

function settled<T>(work: () => T): T | { readonly problem: Problem } {
  try {
    return work();
  } catch (error) {
    return { problem: toProblem(error) };
  }
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
    hostname,
  } = (await readItem(connection)) ?? fail('not_connected');
  const { name, access, ownerAccountId } = known ?? (await findItem('connector', id));
  const kept = declaredLog && (await manifestCache.get(manifestKey('connector', id)));
  const recent = kept && isYounger(kept.fetchedAt, maxAgeMs, systemClock.now()) ? kept.body : undefined;
  const read = findConnector(recent, { platform: name, hostname });
  if (read) return read;
  const manifest = await loadManifest('connector', { id, access, ownerAccountId });
  const body = connectorAt(manifest, name, hostname ?? '');
  const { platform = fail('manifest') } = findPlatform(body, name);
  const listing = { name, access, ownerAccountId };
  await call('renewConnector', {
    connectorId: id,
    listing,
    declaredLog: readDeclaredLog(platform),
    terms: readConnectorTerms(body, platform),
  });
  return platform;
}
