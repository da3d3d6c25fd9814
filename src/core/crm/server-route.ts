/** A server route whose answer is only displayed; the screen that shows it parses it. */
export interface ServerRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Also sends the RingCentral token, to identify the account or to prove that the person is an admin. */
  readonly asRingCentral?: true;
  /** Its answer contains stored credentials in clear. The page gets them one at a time, when a person asks for one. */
  readonly holdsSecrets?: true;
}

/** The only routes that a page may call; the worker adds the tokens. All of them are safe to repeat. */
export const serverRoutes = {
  /** Contacts by number (core 1.7.41 index.js:1472). */
  contacts: { method: 'GET', path: '/contact' },
  /** Contacts by name (core 1.7.41 index.js:2828). */
  contactSearch: { method: 'GET', path: '/custom/contact/search' },
  /** Sessions that have a log (core 1.7.41 index.js:2304). */
  callLogs: { method: 'GET', path: '/callLog' },
  /** The CRM's host as given at sign-in (core 1.7.41 index.js:1181). */
  hostname: { method: 'GET', path: '/hostname' },
  /** The plugin's own answer, passed through; empty when the plugin is not registered (core 1.7.41 index.js:3162). */
  pluginLicence: { method: 'GET', path: '/plugin/licenseStatus' },
  /** The connector's licence (core 1.7.41 index.js:318). */
  licence: { method: 'GET', path: '/licenseStatus' },
  /**
   * Which sign-in fields admins have filled in for this person; called before there is a session (core 1.7.41
   * index.js:444).
   */
  managedAuthState: { method: 'GET', path: '/apiKeyManagedAuthState', asRingCentral: true },
  /** Only in 1.7.41 (core 1.7.41 index.js:475). */
  managedOAuthState: {
    method: 'GET',
    path: '/oauthManagedAuthState',
    asRingCentral: true,
    holdsSecrets: true,
  },
  /** core 1.7.41 index.js:699 */
  cacheManagedOAuth: { method: 'POST', path: '/admin/managedOAuth/cache', asRingCentral: true },
  /** core 1.7.41 index.js:726 */
  dropManagedOAuthCache: { method: 'DELETE', path: '/admin/managedOAuth/cache', asRingCentral: true },
  /** core 1.7.41 index.js:745 */
  removeManagedOAuth: { method: 'DELETE', path: '/admin/managedOAuth/account', asRingCentral: true },
  /** core 1.7.41 index.js:617 */
  managedAuth: { method: 'GET', path: '/admin/managedAuth', asRingCentral: true, holdsSecrets: true },
  /** core 1.7.41 index.js:652 */
  saveManagedAuth: { method: 'POST', path: '/admin/managedAuth', asRingCentral: true },
  /** Also stores new automatic matches, although it only reads (core 1.7.41 index.js:771). */
  userMapping: { method: 'POST', path: '/admin/userMapping', asRingCentral: true },
  /** core 1.7.41 index.js:834 */
  restartUserMapping: { method: 'POST', path: '/admin/reinitializeUserMapping', asRingCentral: true },
  /** core 1.7.41 index.js:2888 */
  companyReport: { method: 'GET', path: '/ringcentral/admin/report' },
  /** core 1.7.41 index.js:2934 */
  userReport: { method: 'GET', path: '/ringcentral/admin/userReport' },
} as const satisfies { readonly [name: string]: ServerRoute };

export type ServerRouteName = keyof typeof serverRoutes;

export const serverRouteNames = Object.keys(serverRoutes).filter(
  (name): name is ServerRouteName => name in serverRoutes,
);
