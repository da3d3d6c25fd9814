import * as v from 'valibot';
import { listingSchema } from '../directory/catalog';
import { declaredLogSchema } from './declared-log-field';
import { safeUrlSchema } from '../basics/safe-url-schema';
import { isPublicHost } from '../basics/url';

/** A connector that is to be connected, as a page has read it of its manifest (core/crm/connector-manifest.ts). */
export const connectorTargetSchema = v.object({
  connectorId: v.string(),
  listing: listingSchema,
  /** The platform's name on its server. */
  platform: v.string(),
  displayName: v.string(),
  serverUrl: safeUrlSchema,
  /** The page on which sign-ins to plugins end, when the connector names one of its own. */
  redirectPage: v.optional(safeUrlSchema),
  /** Names the proxy configuration that the server uses for it; '' for none. */
  proxyId: v.string(),
  /** Host name that the connector fixes; '' where a person names or chooses it, or none is needed. */
  fixedHostname: v.pipe(
    v.string(),
    v.check((host) => host === '' || isPublicHost(host)),
  ),
  declaredLog: declaredLogSchema,
});
export type ConnectorTarget = Readonly<v.InferOutput<typeof connectorTargetSchema>>;
