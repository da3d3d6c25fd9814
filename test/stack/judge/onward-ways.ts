import type { Place, Purpose, Secret } from '../../../src/core/basics/token-table';

/** Who makes a request that is not one of the panel's own. */
export type Sender = 'browser' | 'server' | 'plugin' | 'logging_service';

/** Whom a request can reach, in the stack as in the world. */
export type Receiver =
  | 'ringcentral'
  | 'directory'
  | 'dialer'
  | 'landing_page'
  | 'server'
  | 'logging_service'
  | 'crm'
  | 'provider'
  | 'plugin'
  | 'unknown';

/** `pluginToken`: the bearer that a plugin gives the server at registration; the panel never sees it. */
export type KnownSecret = Secret | 'pluginToken';

interface OnwardWay {
  readonly secret: KnownSecret;
  readonly from: Sender;
  readonly to: Receiver;
  readonly place: Place | 'message' | 'path';
  /** In plain words, for src/README.md. */
  readonly why: string;
  readonly because?: Purpose;
}

/**
 * Ways of a secret that no request of the panel's takes: what servers and plugins do with one, and what the browser and
 * the dialer's frame do by themselves. Beside the table of the panel's own requests (core/basics/token-table.ts).
 */
export const onwardWays: readonly OnwardWay[] = [
  {
    secret: 'signInCode',
    from: 'browser',
    to: 'dialer',
    place: 'message',
    why: 'signs the dialer in; by its exact origin, with the proof',
  },
  {
    secret: 'signInCode',
    from: 'browser',
    to: 'dialer',
    place: 'query code',
    why: 'the dialer’s own sign-in, in its own window',
  },
  {
    secret: 'landing',
    from: 'browser',
    to: 'landing_page',
    place: 'query code',
    why: 'the provider sends the person’s window there',
  },
  {
    secret: 'ringCentral',
    from: 'server',
    to: 'ringcentral',
    place: 'bearer authorization',
    why: 'asks whose it is',
  },
  {
    secret: 'ringCentral',
    from: 'server',
    to: 'plugin',
    place: 'body rcAccessToken',
    why: 'an installation that an admin agreed to',
    because: 'plugin_registration',
  },
  {
    secret: 'ringCentral',
    from: 'plugin',
    to: 'ringcentral',
    place: 'bearer authorization',
    why: 'asks whose it is',
    because: 'plugin_registration',
  },
  {
    secret: 'ringCentral',
    from: 'server',
    to: 'plugin',
    place: 'body data.logInfo.rcAccessToken',
    why: 'only where the organisation allows it',
    because: 'log_media',
  },
  {
    secret: 'ringCentral',
    from: 'server',
    to: 'crm',
    place: 'body *',
    why: 'only where the organisation allows it: in the link to the page or picture',
    because: 'log_media',
  },
  {
    secret: 'session',
    from: 'server',
    to: 'plugin',
    place: 'query jwtToken',
    why: 'the polling generation, at each log',
    because: 'log',
  },
  {
    secret: 'session',
    from: 'logging_service',
    to: 'server',
    place: 'bearer authorization',
    why: 'looks contacts up and logs, as the admin who switched it on',
    because: 'logging_subscribe',
  },
  {
    secret: 'oneTimeCode',
    from: 'server',
    to: 'ringcentral',
    place: 'form code',
    why: 'becomes tokens of the server’s own',
    because: 'report_access',
  },
  {
    secret: 'refreshToken',
    from: 'server',
    to: 'ringcentral',
    place: 'form refresh_token',
    why: 'renews tokens of the server’s own',
    because: 'report_access',
  },
  {
    secret: 'crmCredentials',
    from: 'server',
    to: 'crm',
    place: 'header authorization',
    why: 'works in the CRM for the person',
    because: 'crm_sign_in',
  },
  {
    secret: 'landing',
    from: 'server',
    to: 'crm',
    place: 'form code',
    why: 'becomes the server’s access to the CRM',
    because: 'crm_landing',
  },
  {
    secret: 'landing',
    from: 'plugin',
    to: 'provider',
    place: 'form code',
    why: 'becomes the plugin’s access to the account',
    because: 'plugin_landing',
  },
  {
    secret: 'pluginToken',
    from: 'server',
    to: 'plugin',
    place: 'bearer authorization',
    why: 'shows the plugin who calls',
    because: 'plugin_registration',
  },
];
