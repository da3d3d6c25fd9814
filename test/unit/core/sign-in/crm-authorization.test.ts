import { describe, expect, test } from 'vitest';
import { readSignInPage } from '../../../../src/core/sign-in/crm-authorization';
import { defaultRedirectPage } from '../../../../src/core/sign-in/landing';

const oauth = { authUrl: 'https://crm.example.com/authorize?x=1', clientId: 'client' };
const manifestOf = (change: object = {}, platform: object = {}, more: object = {}) => ({
  name: 'crm',
  manifest: {
    platforms: { crm: { name: 'crm', auth: { type: 'oauth', oauth: { ...oauth, ...change } }, ...platform } },
    ...more,
  },
});
const read = (details: ReturnType<typeof manifestOf>, hostname = '', managed?: unknown) => {
  const page = readSignInPage(details, hostname, managed);
  const { origin, pathname, searchParams } = new URL(page.address);
  return { ...page, at: origin + pathname, sent: Object.fromEntries(searchParams) };
};

describe('the page on which a person signs in to a CRM', () => {
  test('is asked with what the manifest says', () => {
    expect(read(manifestOf({ scope: 'read write' }))).toMatchObject({
      at: 'https://crm.example.com/authorize',
      sent: {
        x: '1',
        response_type: 'code',
        client_id: 'client',
        scope: 'read write',
        redirect_uri: defaultRedirectPage,
      },
      redirectPage: defaultRedirectPage,
      state: 'platform=crm',
    });
  });

  test.each([
    ['scope=a b', { scope: 'a b' }],
    ['scopes=a,b&audience=x', { scopes: 'a,b', audience: 'x' }],
    ['', {}],
  ])('takes scopes as whole parameters: %j', (scope, sent) => {
    const { response_type, client_id, redirect_uri, x, ...rest } = read(manifestOf({ scope })).sent;
    expect(rest).toEqual(sent);
    expect([response_type, client_id, redirect_uri, x]).toEqual(['code', 'client', defaultRedirectPage, '1']);
  });

  test('a scope cannot take the place of what makes the answer ours', () => {
    const { sent } = read(manifestOf({ scope: 'response_type=token&redirect_uri=https://evil.example.com' }));
    expect(sent).toMatchObject({ response_type: 'code', redirect_uri: defaultRedirectPage });
  });

  test.each([
    ['tenant=7', 'tenant=7&platform=crm'],
    ['platform=other&tenant=7', 'platform=other&tenant=7'],
  ])('a connector may want more in the state: %j', (customState, state) => {
    expect(read(manifestOf({ customState })).state).toBe(state);
  });

  test('ends where the sign-in says, else the connector', () => {
    const more = { redirectUri: 'https://all.example.com/end' };
    expect(read(manifestOf({}, {}, more)).redirectPage).toBe('https://all.example.com/end');
    const own = manifestOf({ redirectUri: 'https://own.example.com/end' }, {}, more);
    expect(read(own).redirectPage).toBe('https://own.example.com/end');
  });

  const override = [
    {
      triggerType: 'hostname',
      triggerValue: 'eu.crm.example.com',
      overrideObjects: [
        { path: 'auth.oauth.authUrl', value: 'https://eu.crm.example.com/authorize' },
        { path: '__proto__.polluted', value: true },
        { path: '', value: 1 },
        'junk',
      ],
    },
    {
      triggerType: 'phase of the moon',
      triggerValue: 'eu.crm.example.com',
      overrideObjects: [{ path: 'auth' }],
    },
  ];

  test('of a region: with what the manifest has for its host, and for no other', () => {
    expect(read(manifestOf({}, { override }), 'eu.crm.example.com').at).toBe(
      'https://eu.crm.example.com/authorize',
    );
    expect(read(manifestOf({}, { override }), 'us.crm.example.com').at).toBe(
      'https://crm.example.com/authorize',
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  const oauthValues = {
    clientId: 'ours',
    authorizationUri: 'https://ours.example.com/authorize',
    redirectUri: 'https://ours.example.com/end',
    scopes: ['all', 'more'],
  };

  test('with the organisation’s values in place of the manifest’s', () => {
    expect(read(manifestOf(), '', { hasAccountOAuth: true, oauthValues })).toMatchObject({
      at: 'https://ours.example.com/authorize',
      sent: { client_id: 'ours', scope: 'all more', redirect_uri: 'https://ours.example.com/end' },
      redirectPage: 'https://ours.example.com/end',
    });
  });

  test('an admin tries pending values; the secret among them is sent nowhere', () => {
    const pendingValues = { ...oauthValues, clientSecret: 'hush' };
    const page = readSignInPage(manifestOf(), '', { hasPendingOAuth: true, pendingValues });
    expect(page.address).toContain('client_id=ours');
    expect(JSON.stringify(page)).not.toContain('hush');
  });

  test.each([
    ['no address', { authUrl: undefined }, 'auth.oauth.authUrl'],
    ['a script', { authUrl: 'data:text/html,x' }, 'auth.oauth.authUrl'],
    ['an internal address', { authUrl: 'https://localhost/authorize' }, 'auth.oauth.authUrl'],
    ['an end that is not safe', { redirectUri: 'http://crm.example.com/end' }, 'redirectUri'],
  ])('%s: it is not opened', (_why, change, message) => {
    expect(() => read(manifestOf(change))).toThrow(
      expect.objectContaining({ problem: { code: 'manifest', message } }),
    );
  });
});
