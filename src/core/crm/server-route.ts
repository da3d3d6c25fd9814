import type { Purpose } from '../basics/token-table';

/** A server route whose answer is only displayed; the screen that shows it parses it. */
export interface ServerRoute {
  /** GET where none is named. */
  readonly method?: 'POST' | 'DELETE';
  readonly path: string;
  /** Decides which tokens go with it. */
  readonly purpose: Purpose;
  /** Its answer contains stored credentials in clear. The page gets them one at a time, when a person asks for one. */
  readonly holdsSecrets?: true;
}

const managed = { purpose: 'managed_sign_in' } as const;

/** The only routes that a page may call; the gate adds the tokens. All of them are safe to repeat. */
export const serverRoutes = {
  /** Contacts by number (core 1.7.41 index.js:1472). */
  contacts: { purpose: 'contacts', path: '/contact' },
  /** Contacts by name (core 1.7.41 index.js:2828). */
  contactSearch: { purpose: 'contacts', path: '/custom/contact/search' },
  /** The person's call-backs (core 1.7.41 index.js:2689). */
  callBacks: { purpose: 'call_backs', path: '/calldown' },
  /** Sessions that have a log (core 1.7.41 index.js:2304). */
  callLogs: { purpose: 'log', path: '/callLog' },
  /** The CRM's host as given at sign-in (core 1.7.41 index.js:1181). */
  hostname: { purpose: 'crm_facts', path: '/hostname' },
  /** The plugin's own answer, passed through; empty when the plugin is not registered (core 1.7.41 index.js:3162). */
  pluginLicence: { purpose: 'plugin_licence', path: '/plugin/licenseStatus' },
  /** Values of the CRM that fields have their options from; only in 1.7.41 (core 1.7.41 index.js:1551). */
  accountData: { purpose: 'crm_facts', path: '/accountData' },
  /** Of all connectors and of this one, by version (core 1.7.41 index.js:219). */
  releaseNotes: { purpose: 'crm_facts', path: '/releaseNotes' },
  /** Reads anew what the CRM says of the person; only in 1.7.41 (core 1.7.41 index.js:1026). */
  refreshUserInfo: { purpose: 'crm_facts', method: 'POST', path: '/user/refreshInfo' },
  /** Whether it names an address for reports of problems; asked without a session (core 1.7.41 index.js:2999). */
  problemReports: { purpose: 'server_check', path: '/debug/report/url' },
  /** The connector's licence (core 1.7.41 index.js:318). */
  licence: { purpose: 'crm_facts', path: '/licenseStatus' },
  /**
   * Which sign-in fields admins have filled in for this person; called before there is a session (core 1.7.41
   * index.js:444).
   */
  managedAuthState: { purpose: 'sign_in_fields', path: '/apiKeyManagedAuthState' },
  /** Only in 1.7.41 (core 1.7.41 index.js:475). */
  managedOAuthState: {
    purpose: 'sign_in_fields',
    path: '/oauthManagedAuthState',
    holdsSecrets: true,
  },
  /** core 1.7.41 index.js:699 */
  cacheManagedOAuth: { ...managed, method: 'POST', path: '/admin/managedOAuth/cache' },
  /** core 1.7.41 index.js:726 */
  dropManagedOAuthCache: { ...managed, method: 'DELETE', path: '/admin/managedOAuth/cache' },
  /** core 1.7.41 index.js:745 */
  removeManagedOAuth: { ...managed, method: 'DELETE', path: '/admin/managedOAuth/account' },
  /** core 1.7.41 index.js:617 */
  managedAuth: { ...managed, path: '/admin/managedAuth', holdsSecrets: true },
  /** core 1.7.41 index.js:652 */
  saveManagedAuth: { ...managed, method: 'POST', path: '/admin/managedAuth' },
  /**
   * Values that the connector offers for one managed field; for admins, also before there is a session (core 1.7.42,
   * src/api/README.md).
   */
  managedAuthOptions: {
    ...managed,
    method: 'POST',
    path: '/admin/managedAuth/options',
  },
  /** Also stores new automatic matches, although it only reads (core 1.7.41 index.js:771). */
  userMapping: { purpose: 'user_mapping', method: 'POST', path: '/admin/userMapping' },
  /** core 1.7.41 index.js:834 */
  restartUserMapping: { purpose: 'user_mapping', method: 'POST', path: '/admin/reinitializeUserMapping' },
  /** core 1.7.41 index.js:2888 */
  companyReport: { purpose: 'reports', path: '/ringcentral/admin/report' },
  /** core 1.7.41 index.js:2934 */
  userReport: { purpose: 'reports', path: '/ringcentral/admin/userReport' },
} as const satisfies { readonly [name: string]: ServerRoute };

export type ServerRouteName = keyof typeof serverRoutes;

export const serverRouteNames = Object.keys(serverRoutes).filter(
  (name): name is ServerRouteName => name in serverRoutes,
);
