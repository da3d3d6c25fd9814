import { describe, expect, test } from 'vitest';
import { SESSION_SECRET } from '../../../stack/core/core-version';
import type { Exchange } from '../../../stack/front/exchange';
import { HOSTS, pluginHost } from '../../../stack/hosts';
import { findLeaks } from '../../../stack/judge/find-leaks';
import { signToken } from '../../../stack/json-web-token';

const access = 'access-token-of-priya';
const issued = [
  { secret: 'ringCentral', value: access },
  { secret: 'refreshToken', value: 'refresh-token-of-priya' },
  { secret: 'oneTimeCode', value: 'one-time-code-of-priya' },
  { secret: 'signInCode', value: 'sign-in-code-of-priya' },
] as const;
const session = signToken({ id: 'u1-keyCRM', platform: 'keyCRM' }, SESSION_SECRET, 60, 0);

function request(part: Partial<Exchange>): Exchange {
  return {
    id: 1,
    at: 0,
    caller: 'browser',
    host: HOSTS.callbackServer,
    method: 'POST',
    path: '/x',
    headers: { 'content-type': 'application/json' },
    body: '',
    answer: null,
    ...part,
  };
}

const leaksOf = (...parts: Partial<Exchange>[]) => findLeaks(parts.map(request), issued);
const secrets = (...parts: Partial<Exchange>[]) => leaksOf(...parts).map(({ secret }) => secret);
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const body = (value: unknown) => ({ body: JSON.stringify(value) });

describe('what the table names is no leak', () => {
  test.each<[string, Partial<Exchange>]>([
    ['the session at the connector’s server', bearer(session)],
    ['RingCentral’s token there, in its header', { headers: { 'x-rc-access-token': access } }],
    ['and in the older one’s query', { host: HOSTS.pollingServer, path: `/x?rcAccessToken=${access}` }],
    [
      'the session in the older one’s task route',
      { host: HOSTS.pollingServer, path: `/x?jwtToken=${session}` },
    ],
    ['RingCentral’s token at RingCentral', { host: HOSTS.ringcentral, ...bearer(access) }],
    ['the session in a log-out', { host: pluginHost('archive'), ...body({ jwtToken: session }) }],
    [
      'a one-time code at the logging service',
      { host: HOSTS.loggingService, path: '/x?code=one-time-code-of-priya' },
    ],
    ['an API key, as typed, at the server', body({ apiKey: 'keycrm-priya' })],
    [
      'the server’s own use of it',
      {
        caller: 'server:callback',
        host: HOSTS.keyCrm,
        headers: { authorization: `Basic ${btoa('keycrm-priya:')}` },
      },
    ],
    [
      'a registration by the server',
      { caller: 'server:callback', host: pluginHost('archive'), ...body({ rcAccessToken: access }) },
    ],
    [
      'a log of the polling server',
      { caller: 'server:polling', host: pluginHost('archive'), path: `/x?jwtToken=${session}` },
    ],
  ])('%s', (_name, part) => expect(leaksOf(part)).toEqual([]));
});

test('what a server may do, the browser may not', () => {
  const registration = { host: pluginHost('archive'), ...body({ rcAccessToken: access }) };
  expect(secrets({ caller: 'server:callback', ...registration })).toEqual([]);
  expect(secrets({ caller: 'browser', ...registration })).toEqual(['ringCentral']);
  expect(secrets({ caller: 'plugin:archive', ...registration })).toEqual(['ringCentral']);
  const oauthClient = {
    caller: 'unnamed',
    host: HOSTS.keyCrm,
    headers: { authorization: `Basic ${btoa('keycrm-priya:')}` },
  };
  expect(secrets(oauthClient)).toEqual([]);
  expect(secrets({ ...oauthClient, caller: 'browser' })).toEqual(['crmCredentials']);
});

describe('a planted leak is found', () => {
  test.each<[string, string, Partial<Exchange>]>([
    ['the session at the directory', 'session', { host: HOSTS.directory, ...bearer(session) }],
    [
      'the session in a plugin’s query',
      'session',
      { host: pluginHost('archive'), path: `/x?jwtToken=${session}` },
    ],
    ['a session that has run out', 'session', { host: HOSTS.provider, ...bearer(session) }],
    [
      'RingCentral’s token at a plugin, from the panel',
      'ringCentral',
      { host: pluginHost('archive'), ...body({ rcAccessToken: access }) },
    ],
    [
      'RingCentral’s token in the newer server’s query',
      'ringCentral',
      { path: `/x?rcAccessToken=${access}` },
    ],
    [
      'RingCentral’s token at the CRM',
      'ringCentral',
      { host: HOSTS.keyCrm, headers: { 'x-rc-access-token': access } },
    ],
    ['RingCentral’s token in a path', 'ringCentral', { path: `/x/${access}` }],
    ['RingCentral’s token deep inside a body', 'ringCentral', body({ a: [{ b: `link?t=${access}` }] })],
    ['RingCentral’s token as the name of a field', 'ringCentral', body({ [access]: 1 })],
    ['RingCentral’s token in a body that is no JSON', 'ringCentral', { body: `oh ${access}` }],
    ['the refresh token at the server', 'refreshToken', body({ token: 'refresh-token-of-priya' })],
    [
      'a code twice encoded',
      'oneTimeCode',
      {
        host: HOSTS.directory,
        path: `/x?u=${encodeURIComponent(encodeURIComponent('?code=one-time-code-of-priya'))}`,
      },
    ],
    [
      'an address with a token as the referrer',
      'signInCode',
      { host: HOSTS.keyCrm, headers: { referer: 'https://a.example/?code=sign-in-code-of-priya' } },
    ],
    [
      'an API key at a plugin',
      'crmCredentials',
      { host: pluginHost('archive'), ...body({ apiKey: 'keycrm-priya' }) },
    ],
    [
      'the session at a host nobody knows',
      'session',
      { host: 'evil.example', ...body({ jwtToken: session }) },
    ],
    [
      'the session of the logging service in an address',
      'session',
      { caller: 'logging_service', path: `/contact?jwtToken=${session}` },
    ],
    [
      'the session that the logging service was given, at a plugin',
      'session',
      {
        caller: 'logging_service',
        host: pluginHost('archive'),
        headers: { authorization: `Bearer ${session}` },
      },
    ],
    [
      'a session of the logging service elsewhere',
      'loggingSession',
      { headers: { 'x-access-token': 'logging-service-token-410000101' } },
    ],
  ])('%s', (_name, secret, part) => expect(secrets(part)).toEqual([secret]));

  test('a code that a provider has sent back, at another plugin’s server than by the landing', () => {
    const sentBack = request({
      host: HOSTS.provider,
      answer: {
        status: 302,
        headers: { location: `https://${HOSTS.landing}/r?code=provider-code-1&state=s` },
        body: '',
        tookMs: 1,
      },
    });
    const landing = encodeURIComponent(`https://${HOSTS.landing}/r?code=provider-code-1`);
    const host = pluginHost('archive');
    expect(findLeaks([sentBack, request({ host, path: `/x?callbackUri=${landing}` })], issued)).toEqual([]);
    expect(findLeaks([sentBack, request({ host, path: `/x?state=${landing}` })], issued)).toEqual([
      { secret: 'landing', from: 'browser', host, place: 'query state', request: 'POST /x' },
    ]);
  });

  test('a verifier anywhere but at RingCentral', () => {
    const exchange = {
      host: HOSTS.ringcentral,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'code=sign-in-code-of-priya&code_verifier=verifier-of-this-sign-in',
    };
    expect(leaksOf(exchange)).toEqual([]);
    expect(secrets(exchange, body({ v: 'verifier-of-this-sign-in' }))).toEqual(['codeVerifier']);
  });
});
