import * as v from 'valibot';
import { optionalText } from '../core/basics/schema-parts';
import { safeUrlSchema } from '../core/basics/safe-url-schema';
import { isPublicHost } from '../core/basics/url';
import type { Capabilities, Identity } from '../core/crm/account';
import { connectorTargetSchema } from '../core/crm/connector-target';
import { connectorTermsSchema } from '../core/crm/connector-change';
import { declaredLogSchema } from '../core/crm/declared-log-field';
import { listingSchema } from '../core/directory/catalog';
import { signInPageSchema } from '../core/sign-in/sign-in-page';
import { method } from './method';
import { id, nothing, values } from './input';

const hostname = v.optional(v.custom<string>(isPublicHost));

/** A sign-in in a window of its own: to a plugin's third party or, where no plugin is named, to the CRM. */
const underWay = () => v.object({ pluginId: v.optional(id) });

/** Signing in and out: RingCentral, the CRM, and the third parties of plugins. */
export const signInMethods = {
  /** Signs in to RingCentral in the browser's own window. */
  signIn: method<Identity>()(nothing),
  signOut: nothing,
  /** The one-time code of a silent sign-in for the dialer. `null` when the person has to sign in. */
  getDialerCode: method<{ callbackUri: string } | null>()(nothing),
  /** One page of the account's extensions as RingCentral returns it, from 1. */
  getExtensionPage: method<unknown>()(() => v.object({ page: v.number() })),
  /**
   * Asks the connector's server what the organisation has set for sign-in, before there is a session; the screen
   * parses the answer. `body`: for `managedAuthOptions`, with what was typed so far.
   */
  askConnector: method<{ answer: unknown; capabilities: Capabilities }>()(() =>
    v.object({
      target: connectorTargetSchema,
      route: v.picklist(['managedAuthState', 'managedOAuthState', 'managedAuthOptions']),
      body: v.optional(values),
    }),
  ),
  /** `hostname`: the CRM's, if the person enters or chooses it. */
  connect: () => v.object({ target: connectorTargetSchema, values, hostname }),
  /** Answers when the window has opened, or failed to open; the result appears in the view. */
  connectByWindow: () => v.object({ target: connectorTargetSchema, hostname, page: signInPageSchema }),
  /**
   * What a page has just read from the connector's manifest, for automatic logging; ignored for any other connector.
   */
  renewConnector: () =>
    v.object({
      connectorId: id,
      listing: v.optional(listingSchema),
      declaredLog: v.optional(declaredLogSchema),
      logFormat: optionalText,
      terms: v.optional(connectorTermsSchema),
    }),
  /** The person has seen what has changed in the connector's manifest; ignored for any other connector. */
  acceptConnector: () => v.object({ connectorId: id, terms: connectorTermsSchema }),
  /** Whether this CRM is connected by signing in to RingCentral; only to this host. */
  keepConnecting: () => v.object({ connectorId: id, serverHost: v.string(), isOn: v.boolean() }),
  /** If the server could not be told, the view says so. */
  disconnect: nothing,
  /**
   * Answers when the window has opened, or failed to open; the result appears in the view. Addresses must be named in
   * the plugin's manifest and agreed to.
   */
  connectAccount: () =>
    v.object({
      pluginId: id,
      authorizationUrl: safeUrlSchema,
      authStateUrl: v.optional(safeUrlSchema),
    }),
  showSignInWindow: underWay,
  cancelSignIn: underWay,
  checkAccount: () => v.object({ pluginId: id, authStateUrl: safeUrlSchema }),
  /** `shownHost`: the host that the person was shown and let have the token. */
  logOutOfAccount: () => v.object({ pluginId: id, logoutUrl: safeUrlSchema, shownHost: optionalText }),
} as const;
