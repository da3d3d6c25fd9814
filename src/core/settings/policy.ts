import * as v from 'valibot';
import { optionalFlag, optionalText, texts } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';
import { fail } from '../basics/problem';
import { dialerAbilities } from './dialer-ability';
import { formerPreferenceNames } from './former-preference';
import { preferenceNames } from './panel-preference';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

/**
 * What an organisation sets on its computers (`storage.managed`, public/managed_schema.json). An empty text stands
 * for an unreadable value and allows nothing.
 */
export const policySchema = v.object({
  /** The only CRM connector that may be used. */
  connectorId: optionalText,
  /** The only App Connect server that may be used, whatever the connector names. */
  serverUrl: optionalText,
  ringCentralClientId: optionalText,
  /** Path and version of the dialer's page; its origin is fixed when the extension is built. */
  dialerPath: optionalText,
  dialerVersion: optionalText,
  /** Abilities that the dialer is started without (core/settings/dialer-ability.ts). */
  dialerWithout: v.optional(texts),
  /**
   * Locked preferences and client settings, these also under our former names; unparsed: an unreadable one is locked
   * too.
   */
  preferences: objectSchema,
  withholdSessionToken: optionalFlag,
  allowMediaToken: optionalFlag,
  /** The only plugins that may be installed (core/settings/allowed-plugins.ts). */
  allowedPlugins: v.optional(texts),
  /** Names of unreadable values. */
  broken: texts,
});

export type Policy = v.InferOutput<typeof policySchema>;

export const noPolicy: Policy = { preferences: {}, broken: [] };

const nothingAllowed = {
  connectorId: '',
  serverUrl: '',
  ringCentralClientId: '',
  dialerPath: '',
  dialerVersion: '',
  dialerWithout: [...dialerAbilities],
  withholdSessionToken: true,
  allowMediaToken: false,
  allowedPlugins: [],
};

/** In force while the kept policy cannot be read, until the browser has told it again: every value at its strictest. */
export const strictPolicy: Policy = {
  ...nothingAllowed,
  preferences: Object.fromEntries([...preferenceNames, ...formerPreferenceNames].map((name) => [name, null])),
  broken: [...Object.keys(nothingAllowed), 'preferences'],
};

/** True when the policy does not allow this connection. */
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
 * Server to use for a connector: the policy's, if it names one, else the connector's.
 * @throws ProblemError `policy` when this connector or every server is forbidden
 */
export function serverUnderPolicy(
  policy: Policy,
  { connectorId, serverUrl: named }: { connectorId: string; serverUrl: SafeUrl },
): SafeUrl {
  const serverUrl = parseSafeUrl(policy.serverUrl) ?? named;
  return forbidsConnection(policy, { connectorId, serverUrl }) ? fail('policy') : serverUrl;
}
