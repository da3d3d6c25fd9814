import * as v from 'valibot';
import { listingSchema } from '../directory/catalog';
import { connectorTermsSchema } from './connector-change';
import { declaredLogSchema } from './declared-log-field';
import { safeUrlSchema } from '../basics/safe-url-schema';
import { isPublicHost } from '../basics/url';

/** A connector about to be connected, as a page read it from the manifest (core/crm/connector-manifest.ts). */
export const connectorTargetSchema = v.object({
  connectorId: v.string(),
  listing: listingSchema,
  /** The platform's name on the server. */
  platform: v.string(),
  displayName: v.string(),
  serverUrl: safeUrlSchema,
  /** Page on which plugin sign-ins end, if the connector names one. */
  redirectPage: v.optional(safeUrlSchema),
  /** Proxy configuration that the server uses for it; '' for none. */
  proxyId: v.string(),
  /** Host name fixed by the connector; '' when the person enters or chooses one, or none is needed. */
  fixedHostname: v.custom<string>((host) => host === '' || isPublicHost(host)),
  declaredLog: declaredLogSchema,
  terms: connectorTermsSchema,
});
export type ConnectorTarget = Readonly<v.InferOutput<typeof connectorTargetSchema>>;
