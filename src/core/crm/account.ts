import * as v from 'valibot';
import { listingSchema } from '../directory/catalog';
import { declaredLogSchema } from './declared-log-field';

/** The RingCentral person, and the hashes by which App Connect knows them (route GET /userInfoHash). */
export const identitySchema = v.object({
  /** Raw RingCentral ids: for the directory and `/plugin/*` routes. */
  accountId: v.string(),
  extensionId: v.string(),
  extensionNumber: v.string(),
  name: v.string(),
  email: v.string(),
  isAdmin: v.boolean(),
});

export type Identity = v.InferOutput<typeof identitySchema>;

/** What a server can do; each flag stands by itself, versions are not guessed (facts/app-connect-server.md §8.1). */
export const capabilitiesSchema = v.object({
  /** RingCentral token in the header `X-RC-Access-Token`; else in query or login body, as the older server wants. */
  rcTokenInHeader: v.boolean(),
  /** Plugins run by an account-level registration; else from each user's own settings. */
  accountPlugins: v.boolean(),
  /** `POST /pluginAsyncTask` exists; else background work reports by callback. */
  pollsTasks: v.boolean(),
  /** `/calldown` exists: call-backs can be scheduled. */
  callBacks: v.optional(v.boolean()),
  /** Connector interfaces that the server implements. */
  interfaces: v.array(v.string()),
});

export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

/** The connection to one CRM through one App Connect server. */
export const connectionSchema = v.object({
  serverUrl: v.string(),
  /** The connector's name as the server knows it. */
  platform: v.string(),
  connectorId: v.string(),
  connectorName: v.string(),
  /** The CRM user's name. */
  userName: v.string(),
  hashedAccountId: v.string(),
  hashedExtensionId: v.string(),
  capabilities: capabilitiesSchema,
  /** The page on which sign-ins to plugins end, when the connector names one of its own. */
  redirectPage: v.optional(v.string()),
  /** The CRM's host, where the person named or chose it: they need not do it again. */
  hostname: v.optional(v.string()),
  /** By what its connector's manifest is asked for; missing in older records, until a page has read it. */
  listing: v.optional(listingSchema),
  /** What that manifest declares of logs, as a page last read it. */
  declaredLog: v.optional(declaredLogSchema),
  /** The window's sign-in that made it: one that was cut off knows by it that it had arrived. */
  signInId: v.optional(v.string()),
  state: v.picklist(['connected', 'revoked']),
});

export type Connection = v.InferOutput<typeof connectionSchema>;

/** The RingCentral person, whatever they are connected to. */
export function personKey({ accountId, extensionId }: Identity): string {
  return `${accountId}|${extensionId}`;
}

/** True where both are the same CRM behind the same server: what is known of one holds for the other. */
export function isSameCrm(a: Connection, b: Connection): boolean {
  return a.platform === b.platform && new URL(a.serverUrl).host === new URL(b.serverUrl).host;
}

/**
 * Whose records these are: changing the RingCentral person, the server or the CRM changes it. Without a connection, of
 * the person's that no CRM has yet.
 */
export function ownerKey(identity: Identity, connection: Connection | null): string {
  const { accountId, extensionId } = identity;
  const crm = connection ? [new URL(connection.serverUrl).host, connection.platform] : ['', ''];
  return [accountId, extensionId, ...crm].join('|');
}
