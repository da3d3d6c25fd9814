/** A route of an App Connect server whose answer is only shown, so that the screen which shows it parses it. */
interface ServerRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** It wants the RingCentral token as well: for the account, or to see that the person is an admin. */
  readonly asRingCentral: boolean;
  /** Its answer has stored credentials in clear; the page gets them one by one, when a person asks for one. */
  readonly holdsSecrets?: true;
}

/** These and no others may be asked for by a page; tokens are added by the worker. Each may be repeated. */
export const serverRoutes = {
  /** Who in the CRM has a number (core 1.7.41 index.js:1472). */
  contacts: { method: 'GET', path: '/contact', asRingCentral: false },
  /** By name (core 1.7.41 index.js:2828). */
  contactSearch: { method: 'GET', path: '/custom/contact/search', asRingCentral: false },
  /** Which sessions have a log (core 1.7.41 index.js:2304). */
  callLogs: { method: 'GET', path: '/callLog', asRingCentral: false },
  /** The CRM's host as it was given at login (core 1.7.41 index.js:1181). */
  hostname: { method: 'GET', path: '/hostname', asRingCentral: false },
  /** A plugin's own answer passed through; empty when the server has no registration of it (core 1.7.41 index.js:3162). */
  pluginLicence: { method: 'GET', path: '/plugin/licenseStatus', asRingCentral: false },
  /** The connector's licence (core 1.7.41 index.js:318). */
  licence: { method: 'GET', path: '/licenseStatus', asRingCentral: false },
  /** What admins have filled in of a sign-in page for this person; asked before there is a session (core 1.7.41 index.js:444). */
  managedAuthState: { method: 'GET', path: '/apiKeyManagedAuthState', asRingCentral: true },
  /** (core 1.7.41 index.js:475; newer generation only.) */
  managedOAuthState: {
    method: 'GET',
    path: '/oauthManagedAuthState',
    asRingCentral: true,
    holdsSecrets: true,
  },
  /** (core 1.7.41 index.js:699.) */
  cacheManagedOAuth: { method: 'POST', path: '/admin/managedOAuth/cache', asRingCentral: true },
  /** (core 1.7.41 index.js:726.) */
  dropManagedOAuthCache: { method: 'DELETE', path: '/admin/managedOAuth/cache', asRingCentral: true },
  /** (core 1.7.41 index.js:745.) */
  removeManagedOAuth: { method: 'DELETE', path: '/admin/managedOAuth/account', asRingCentral: true },
  /** (core 1.7.41 index.js:617.) */
  managedAuth: { method: 'GET', path: '/admin/managedAuth', asRingCentral: true, holdsSecrets: true },
  /** (core 1.7.41 index.js:652.) */
  saveManagedAuth: { method: 'POST', path: '/admin/managedAuth', asRingCentral: true },
  /** Writes new automatic matches as it reads (core 1.7.41 index.js:771). */
  userMapping: { method: 'POST', path: '/admin/userMapping', asRingCentral: true },
  /** (core 1.7.41 index.js:834.) */
  restartUserMapping: { method: 'POST', path: '/admin/reinitializeUserMapping', asRingCentral: true },
  /** (core 1.7.41 index.js:2888.) */
  companyReport: { method: 'GET', path: '/ringcentral/admin/report', asRingCentral: false },
  /** (core 1.7.41 index.js:2934.) */
  userReport: { method: 'GET', path: '/ringcentral/admin/userReport', asRingCentral: false },
} as const satisfies { readonly [name: string]: ServerRoute };

export type ServerRouteName = keyof typeof serverRoutes;

export const serverRouteNames = Object.keys(serverRoutes).filter(
  (name): name is ServerRouteName => name in serverRoutes,
);
