import * as v from 'valibot';
import { optionalFlag, optionalNumber, optionalText, texts } from '../basics/schema-parts';
import { listingSchema } from '../directory/catalog';
import { connectorTermsSchema } from './connector-change';
import { declaredLogSchema } from './declared-log-field';

/** The person in RingCentral, and the hashes by which App Connect knows them (GET /userInfoHash). */
export const identitySchema = v.object({
  /** Raw RingCentral ids, as the directory and the `/plugin/*` routes expect them. */
  accountId: v.string(),
  extensionId: v.string(),
  extensionNumber: v.string(),
  name: v.string(),
  email: v.string(),
  /** The rest of their own contact, as one level of texts; connectors may ask for parts of it. */
  contact: v.optional(v.record(v.string(), v.string())),
  /** As last read: when they sign in, and daily. */
  isAdmin: v.boolean(),
  /** RingCentral no longer accepts the sign-in: what needs it waits until they sign in again. */
  hasEnded: optionalFlag,
});

export type Identity = v.InferOutput<typeof identitySchema>;

/**
 * What a server can do. Each flag is probed by itself, daily and when an answer contradicts it; nothing is derived
 * from a version (src/api/README.md, Two generations).
 */
export const capabilitiesSchema = v.object({
  /**
   * Takes the RingCentral token in the header `X-RC-Access-Token`; older servers want it in the query or login body.
   */
  rcTokenInHeader: v.boolean(),
  /** Plugins run for the whole account once registered; otherwise they run from each user's own settings. */
  accountPlugins: v.boolean(),
  /** Has `POST /pluginAsyncTask`; otherwise plugins report by callback and the client learns nothing directly. */
  pollsTasks: v.boolean(),
  /** Has `/calldown`: call-backs can be scheduled. */
  callBacks: optionalFlag,
  /**
   * Its list of interfaces names `getManagedAuthOptions`, had by the connector or not: it has
   * `POST /admin/managedAuth/options`, stores what an admin types into managed fields while connecting, and is made to
   * merge an admin's settings into what a plugin gets (core 1.7.42; src/api/README.md, Two generations).
   */
  managedOptions: optionalFlag,
  /** Connector interfaces that the server implements. */
  interfaces: texts,
});

export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

/** The connection to one CRM through one App Connect server. */
export const connectionSchema = v.object({
  serverUrl: v.string(),
  /** The connector's name on the server. */
  platform: v.string(),
  connectorId: v.string(),
  connectorName: v.string(),
  /** The CRM user's name. */
  userName: v.string(),
  hashedAccountId: v.string(),
  hashedExtensionId: v.string(),
  capabilities: capabilitiesSchema,
  /** When the server was last asked for them; missing or 0: they are due. Epoch ms. */
  capabilitiesReadAt: optionalNumber,
  /** Page on which plugin sign-ins end, if the connector names one. */
  redirectPage: optionalText,
  /** The CRM's host as the person entered or chose it, so that they need not do it again. */
  hostname: optionalText,
  /** Identifies the connector's manifest in the directory; missing in older records until a page has read it. */
  listing: v.optional(listingSchema),
  /** The log fields that the manifest declares, as a page last read them. */
  declaredLog: v.optional(declaredLogSchema),
  /** What the person relied on when they connected; missing in older records until a page has read it. */
  terms: v.optional(connectorTermsSchema),
  /** How the connector writes logs, as a log that was read has shown (core/activity/composed-log/format-of.ts). */
  logFormat: optionalText,
  /** The sign-in that made this connection. A sign-in that was interrupted recognises by it that it had succeeded. */
  signInId: optionalText,
  state: v.picklist(['connected', 'revoked']),
});

export type Connection = v.InferOutput<typeof connectionSchema>;

/** Key of the RingCentral person, whatever they are connected to. */
export function personKey({ accountId, extensionId }: Identity): string {
  return `${accountId}|${extensionId}`;
}

export function isSamePerson(a: Identity, b: Identity): boolean {
  return personKey(a) === personKey(b);
}

/** True where the owner of a record, by owner key, is this person, with whatever CRM. */
export function isOf(owner: string, person: string): boolean {
  return owner.startsWith(`${person}|`);
}

/** True when both are the same CRM behind the same server: what is known about one holds for the other. */
export function isSameCrm(a: Connection, b: Connection): boolean {
  return a.platform === b.platform && new URL(a.serverUrl).host === new URL(b.serverUrl).host;
}

/**
 * Key of the owner of records: RingCentral person, server and CRM together. Changing any of them changes it. Without
 * a connection, it keys what was recorded before any CRM was connected.
 */
export function ownerKey(identity: Identity, connection: Connection | null): string {
  const { accountId, extensionId } = identity;
  const crm = connection ? [new URL(connection.serverUrl).host, connection.platform] : ['', ''];
  return [accountId, extensionId, ...crm].join('|');
}
