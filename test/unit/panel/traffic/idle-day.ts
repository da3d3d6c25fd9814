/** How often, by what the panel does that day. */
export interface DayLine {
  /** `METHOD path`, and why it is sent. */
  readonly request: string;
  readonly because: string;
  readonly closed: number;
  /** Open and seen all day. */
  readonly open: number;
  /** For a minute each time. */
  readonly openedHundredTimes: number;
}

/**
 * What a day without a call, a message or a press asks of servers, for an admin with one plugin: for the README, and
 * held exactly by idle-day.test.ts. Each further plugin has its manifest read as often, and its licence asked for once.
 */
export const idleDay: readonly DayLine[] = [
  {
    request: 'POST /restapi/oauth/token',
    because: 'the RingCentral sign-in is renewed, or an idle week would end it',
    closed: 1,
    open: 1,
    openedHundredTimes: 1,
  },
  {
    request: 'GET /restapi/v1.0/account/~/extension/~',
    because: 'who is signed in, and whether they are still an admin',
    closed: 1,
    open: 1,
    openedHundredTimes: 1,
  },
  {
    request: 'GET /user/preloadSettings',
    because: 'locks and defaults of admins reach plugins by what the panel writes: every ten minutes',
    closed: 0,
    // One of them shows how the server takes a RingCentral token.
    open: 145,
    openedHundredTimes: 101,
  },
  {
    request: 'GET /user/settings',
    because: 'the person’s own part of the same',
    closed: 0,
    open: 144,
    openedHundredTimes: 100,
  },
  {
    request: 'GET /public-api/connectors/redaction/manifest',
    because: 'a plugin that has moved or was withdrawn is noticed before its settings are written',
    closed: 0,
    open: 144,
    openedHundredTimes: 100,
  },
  {
    request: 'GET /public-api/connectors/keycrm/manifest',
    because: 'automatic logging knows the connector’s fields: every hour',
    closed: 0,
    open: 24,
    openedHundredTimes: 20,
  },
  {
    request: 'GET /plugin/licenseStatus',
    because: 'the plugin’s licence, and whether its registration is still there: once a day',
    closed: 0,
    open: 1,
    openedHundredTimes: 1,
  },
  ...['GET /implementedInterfaces', 'POST /plugin/register', 'POST /pluginAsyncTask'].map((request) => ({
    request,
    because: 'what the server can do, asked without a session: it may have been upgraded; once a day',
    closed: 0,
    open: 1,
    openedHundredTimes: 1,
  })),
  {
    request: 'GET /calldown',
    because:
      'whether the server keeps call-backs: once a day; the list itself when a panel opens, once an hour at most',
    closed: 0,
    open: 2,
    openedHundredTimes: 21,
  },
];
