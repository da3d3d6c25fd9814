import * as v from 'valibot';
import { fail } from '../basics/problem';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

/**
 * What an organisation sets on its computers (`storage.managed`, public/managed_schema.json). An empty text is a value
 * that could not be read: nothing is allowed in its place.
 */
export const policySchema = v.object({
  /** The only CRM connector that may be connected. */
  connectorId: v.optional(v.string()),
  /** The only App Connect server, whatever the connector names. */
  serverUrl: v.optional(v.string()),
  ringCentralClientId: v.optional(v.string()),
  /** Path and version of the dialer's page; its origin is fixed when the extension is built. */
  dialerPath: v.optional(v.string()),
  dialerVersion: v.optional(v.string()),
  /** Locked preferences, as they were given: what cannot be read is locked all the same. */
  preferences: v.record(v.string(), v.unknown()),
  withholdSessionToken: v.optional(v.boolean()),
  allowMediaToken: v.optional(v.boolean()),
  /** Names of values that could not be read. */
  broken: v.array(v.string()),
});

export type Policy = v.InferOutput<typeof policySchema>;

export const noPolicy: Policy = { preferences: {}, broken: [] };

/** True where a connection is not the one that is allowed. */
export function forbidsConnection(
  policy: Policy,
  { connectorId, serverUrl }: { connectorId: string; serverUrl: string },
): boolean {
  const isOtherConnector = policy.connectorId !== undefined && policy.connectorId !== connectorId;
  const isOtherServer =
    policy.serverUrl !== undefined &&
    (policy.serverUrl === '' || new URL(policy.serverUrl).origin !== new URL(serverUrl).origin);
  return isOtherConnector || isOtherServer;
}

/**
 * The server that a connector is reached through: the organisation's, whatever the connector names.
 * @throws ProblemError `policy` where this connector or every server is forbidden
 */
export function serverUnderPolicy(
  policy: Policy,
  { connectorId, serverUrl: named }: { connectorId: string; serverUrl: SafeUrl },
): SafeUrl {
  const serverUrl = parseSafeUrl(policy.serverUrl) ?? named;
  return forbidsConnection(policy, { connectorId, serverUrl }) ? fail('policy') : serverUrl;
}
