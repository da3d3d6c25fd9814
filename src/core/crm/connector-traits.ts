import * as v from 'valibot';
import { optionalFlag, optionalNumber } from '../basics/schema-parts';
import { isHostileKey, isObject, partOf, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import type { Identity } from './account';

/** What a connector's manifest says of the requests to its server. */
export const connectorTraitsSchema = v.object({
  /** How long the server may take (`requestConfig.timeout`); ms. */
  timeoutMs: optionalNumber,
  /** Contacts are looked up in the CRM each time, past the server's cache (`page.disableContactCache`). */
  refreshesContacts: optionalFlag,
  /** It takes no disposition in a request of its own (`disableDisposition`). */
  skipsDisposition: optionalFlag,
  /**
   * What goes into each log, and into signing in, of the person's own contact in RingCentral: its part by the log's key
   * (`rcAdditionalSubmission`).
   */
  ofPerson: v.optional(v.record(v.string(), v.string())),
});
export type ConnectorTraits = v.InferOutput<typeof connectorTraitsSchema>;

const shortestTimeout = 5;
/** The browser ends a worker's fetch after 30 s; this leaves time to write down what became of it. */
const longestTimeout = 28;

export function readConnectorTraits(platform: JsonObject): ConnectorTraits {
  const seconds = partOf(platform['requestConfig'], 'timeout');
  const isTime = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  const ofPerson = readPersonParts(platform['rcAdditionalSubmission']);
  return {
    ...(isTime && { timeoutMs: 1000 * Math.min(Math.max(seconds, shortestTimeout), longestTimeout) }),
    ...(partOf(platform['page'], 'disableContactCache') === true && { refreshesContacts: true }),
    ...(platform['disableDisposition'] === true && { skipsDisposition: true }),
    ...(Object.keys(ofPerson).length > 0 && { ofPerson }),
  };
}

const mostParts = 20;

/**
 * Security: a manifest may ask for the person's own contact and nothing else of what RingCentral says; held by
 * test/unit/core/crm/connector-traits.test.ts.
 */
const contactPath = /^(?:cachedData\.)?extensionInfo\.contact\.([\w.]{1,100})$/;

function readPersonParts(value: unknown): { [key: string]: string } {
  const parts: { [key: string]: string } = {};
  for (const item of Array.isArray(value) ? value.slice(0, mostParts) : []) {
    if (!isObject(item)) continue;
    const key = plainText(item['id'], 100);
    const part = contactPath.exec(plainText(item['path'], 200))?.[1];
    if (key && !isHostileKey(key) && part !== undefined) parts[key] = part;
  }
  return parts;
}

/** What this connector gets of the person's contact in RingCentral; parts that they have not filled in are left out. */
export function personParts(
  traits: ConnectorTraits | undefined,
  { email, contact }: Pick<Identity, 'email' | 'contact'>,
): { [key: string]: string } {
  const asked = Object.entries(traits?.ofPerson ?? {});
  const known: { readonly [part: string]: string } = { email, ...contact };
  return Object.fromEntries(
    asked.flatMap(([key, part]) => {
      const value = Object.hasOwn(known, part) ? known[part] : undefined;
      return value ? [[key, value]] : [];
    }),
  );
}
