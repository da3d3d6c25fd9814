/**
 * Every purpose for which this extension makes a request, and which secret goes with it, where. The gate
 * (api/basics/http.ts) attaches secrets from this table and from nowhere else; src/README.md, Where each token goes, is
 * printed from it (test/bench/token-document.ts), and every browser test is held against it (test/stack/judge).
 */

/**
 * Whom a request goes to. `report_host`: where the connector's own server takes reports of problems. `named_host`:
 * where an address leads that a person has typed. `extension`: a file of our own, which leaves nothing.
 */
export type Party =
  | 'server'
  | 'ringcentral'
  | 'directory'
  | 'icon_host'
  | 'named_host'
  | 'plugin'
  | 'logging_service'
  | 'report_host'
  | 'extension';

export const tokenNames = [
  /** App Connect session token. */
  'session',
  /** RingCentral access token. */
  'ringCentral',
  'refreshToken',
  /** RingCentral's authorization code and its PKCE verifier (RFC 7636). */
  'signInCode',
  'codeVerifier',
  /** A code with which another client can act for this person at RingCentral. */
  'oneTimeCode',
  /** Session of a logging service; lives for one click. */
  'loggingSession',
  /** Address on which a CRM's or a plugin's sign-in ended; contains the provider's code. */
  'landing',
] as const;

/** What the gate attaches. */
export type Token = (typeof tokenNames)[number];

/** `crmCredentials`: an API key or password of the CRM, as a person has typed it. */
export type Secret = Token | 'crmCredentials';

/**
 * Part of the request, and name. `bearer`: in a header, after the word Bearer. `body *`: what a person has typed, in
 * whatever field the connector declares; the one place that the caller fills.
 */
export type Place = `${'header' | 'bearer' | 'query' | 'form' | 'body'} ${string}`;

/** The two generations of server (src/api/README.md) read some secrets in different places. */
export interface PlacesByGeneration {
  readonly callback: Place;
  readonly polling: Place;
}

type Places = { readonly [secret in Secret]?: Place | PlacesByGeneration };

/** The table's first column: every purpose, and whom it goes to. */
export const parties = {
  ringcentral_sign_in: 'ringcentral',
  ringcentral_renew: 'ringcentral',
  ringcentral_sign_out: 'ringcentral',
  ringcentral_person: 'ringcentral',
  ringcentral_people: 'ringcentral',
  ringcentral_code: 'ringcentral',
  directory: 'directory',
  icon: 'icon_host',
  manifest_file: 'named_host',
  server_check: 'server',
  generation_check: 'server',
  sign_in_fields: 'server',
  crm_sign_in: 'server',
  crm_landing: 'server',
  crm_sign_out: 'server',
  crm_facts: 'server',
  managed_sign_in: 'server',
  user_mapping: 'server',
  own_settings: 'server',
  account_settings: 'server',
  contacts: 'server',
  log: 'server',
  log_media: 'server',
  call_backs: 'server',
  task_poll: 'server',
  plugin_registration: 'server',
  plugin_licence: 'server',
  server_logging: 'server',
  reports: 'server',
  report_access: 'server',
  problem_report_address: 'server',
  problem_report: 'report_host',
  logging_open: 'logging_service',
  logging_settings: 'logging_service',
  logging_subscribe: 'logging_service',
  plugin_sign_in: 'plugin',
  plugin_landing: 'plugin',
  plugin_state: 'plugin',
  plugin_log_out: 'plugin',
  own_words: 'extension',
} as const satisfies { readonly [purpose: string]: Party };

export type Purpose = keyof typeof parties;

const bearer = 'bearer authorization';
const session: Places = { session: bearer };
const asAdmin: Places = {
  session: bearer,
  ringCentral: { callback: 'header x-rc-access-token', polling: 'query rcAccessToken' },
};
const atRingCentral: Places = { ringCentral: bearer };
const loggingSession: Places = { loggingSession: 'header x-access-token' };
const typed: Places = { crmCredentials: 'body *' };

/** The second column: which secrets go with a purpose, and where. A purpose without a line carries none. */
export const secretPlaces: { readonly [purpose in Purpose]?: Places } = {
  ringcentral_sign_in: { signInCode: 'form code', codeVerifier: 'form code_verifier' },
  ringcentral_renew: { refreshToken: 'form refresh_token' },
  /** Whichever of the two there is. */
  ringcentral_sign_out: { refreshToken: 'form token', ringCentral: 'form token' },
  ringcentral_person: atRingCentral,
  ringcentral_people: atRingCentral,
  ringcentral_code: atRingCentral,
  /** In the header alone: whether a server reads it there is what the answer tells. */
  generation_check: { ringCentral: 'header x-rc-access-token' },
  sign_in_fields: asAdmin,
  crm_sign_in: {
    ringCentral: { callback: 'header x-rc-access-token', polling: 'body rcAccessToken' },
    ...typed,
  },
  crm_landing: { landing: 'query callbackUri' },
  crm_sign_out: session,
  crm_facts: session,
  managed_sign_in: { ...asAdmin, ...typed },
  user_mapping: asAdmin,
  own_settings: session,
  account_settings: asAdmin,
  contacts: session,
  log: session,
  /** Only where the organisation allows it: without, a placeholder stands there. */
  log_media: { ...session, ringCentral: 'body logInfo.rcAccessToken' },
  call_backs: session,
  /** Of the polling generation alone, which reads the session token in the query only. */
  task_poll: { session: 'query jwtToken' },
  plugin_registration: asAdmin,
  plugin_licence: session,
  server_logging: { ...session, ...typed },
  reports: session,
  report_access: { ...session, oneTimeCode: 'query code' },
  problem_report_address: session,
  logging_open: { oneTimeCode: 'query code' },
  logging_settings: loggingSession,
  logging_subscribe: { ...loggingSession, session: 'body crmToken' },
  plugin_landing: { landing: 'query callbackUri' },
  /** Not where the organisation withholds it. */
  plugin_log_out: { session: 'body jwtToken' },
};

/** Where a secret stands in requests to this generation of server. */
export function placeIn(place: Place | PlacesByGeneration, generation: keyof PlacesByGeneration): Place {
  return typeof place === 'string' ? place : place[generation];
}

export type DataKind =
  | 'account'
  | 'people'
  | 'contacts'
  | 'logs'
  | 'settings'
  | 'credentials'
  | 'choice'
  | 'period'
  | 'tasks'
  | 'report';

/** The third column: what else goes with a purpose, in the words of Settings → Privacy. */
export const purposeData: { readonly [purpose in Purpose]: readonly DataKind[] } = {
  ringcentral_sign_in: ['account'],
  ringcentral_renew: [],
  ringcentral_sign_out: [],
  ringcentral_person: [],
  ringcentral_people: [],
  ringcentral_code: [],
  directory: ['account', 'choice'],
  icon: [],
  manifest_file: [],
  server_check: ['account', 'choice'],
  generation_check: [],
  sign_in_fields: ['account', 'choice'],
  crm_sign_in: ['account', 'credentials', 'choice'],
  crm_landing: ['account'],
  crm_sign_out: ['account'],
  crm_facts: ['account', 'choice'],
  managed_sign_in: ['account', 'people', 'credentials', 'choice'],
  user_mapping: ['account', 'people'],
  own_settings: ['account', 'settings'],
  account_settings: ['account', 'settings'],
  contacts: ['account', 'contacts'],
  log: ['account', 'contacts', 'logs'],
  log_media: ['account', 'contacts', 'logs'],
  call_backs: ['account', 'contacts'],
  task_poll: ['account', 'tasks'],
  plugin_registration: ['account', 'choice'],
  plugin_licence: ['account', 'choice'],
  server_logging: ['account', 'credentials'],
  reports: ['account', 'period'],
  report_access: ['account'],
  problem_report_address: ['account'],
  problem_report: ['report'],
  logging_open: ['account'],
  logging_settings: ['contacts'],
  logging_subscribe: ['settings'],
  plugin_sign_in: ['choice'],
  plugin_landing: ['account'],
  plugin_state: [],
  plugin_log_out: [],
  own_words: [],
};
