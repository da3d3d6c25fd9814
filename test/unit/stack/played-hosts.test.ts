import { createHash, randomBytes } from 'node:crypto';
import { request as tlsRequest } from 'node:https';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags } from '../../stack/chromium-flags';
import { HOSTS } from '../../stack/hosts';
import { startStack } from '../../stack/stack';
import type { Stack } from '../../stack/stack';
import { WorldCaller } from '../../stack/session/world-caller';

const REDIRECT_URI = 'https://panel.chromiumapp.org/rc';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const TokensSchema = v.object({ access_token: v.string(), refresh_token: v.string() });

let stack: Stack;
let world: WorldCaller;

beforeAll(async () => {
  stack = await startStack({ servers: [] });
  world = new WorldCaller(stack);
});
afterAll(() => stack.stop());

describe('the TLS front', () => {
  it('answers public names over TLS, unknown ones with 421', async () => {
    expect(await tlsStatus(HOSTS.landing, '/ringcentral-embeddable/redirect.html')).toBe(200);
    expect(await tlsStatus('elsewhere.example', '/')).toBe(421);
  });

  it('does not open the control port to public names', async () => {
    expect((await world.call(HOSTS.control, '/reset', { method: 'POST' })).status).toBe(404);
  });

  it('tells Chromium where every name is', () => {
    expect(chromiumFlags({ tlsPort: 4711 }).join(' ')).toContain('MAP *.ringcentral.com:443 127.0.0.1:4711');
  });
});

describe('platform.ringcentral.com', () => {
  const verifier = randomBytes(32).toString('base64url');
  const authorizeQuery = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: 'panel',
      redirect_uri: REDIRECT_URI,
      state: 'st',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    }).toString();
  const authorize = (query: string, cookie = '') =>
    world.call(HOSTS.ringcentral, `/restapi/oauth/authorize?${query}`, { headers: { cookie } });
  const decide = (body: string) =>
    world.call(HOSTS.ringcentral, `/restapi/oauth/authorize?${authorizeQuery()}`, {
      method: 'POST',
      headers: FORM,
      body,
    });
  const token = (form: Record<string, string>) =>
    world.call(HOSTS.ringcentral, '/restapi/oauth/token', {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams(form).toString(),
    });
  const landingOf = (answer: { headers: Headers }) =>
    new URL(answer.headers.get('location') ?? '').searchParams;

  it('shows the people, and insists on PKCE', async () => {
    expect((await authorize(authorizeQuery())).text).toContain('Priya Nair, extension 101, admin');
    expect((await authorize(authorizeQuery({ code_challenge_method: 'plain' }))).status).toBe(400);
    expect((await authorize(authorizeQuery({ code_challenge: '' }))).status).toBe(400);
  });

  it('gives a code that works once and with its verifier only', async () => {
    const allowed = await decide('decision=allow&person=102');
    expect(landingOf(allowed).get('state')).toBe('st');
    const grant = (code: string, code_verifier: string) =>
      token({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
        client_id: 'panel',
        code_verifier,
      });
    const wasted = landingOf(await decide('decision=allow&person=102')).get('code') ?? '';
    expect((await grant(wasted, 'another-verifier')).status).toBe(400);
    const code = landingOf(allowed).get('code') ?? '';
    const granted = await grant(code, verifier);
    expect((await grant(code, verifier)).json).toMatchObject({ error: 'invalid_grant' });

    const { access_token, refresh_token } = v.parse(TokensSchema, granted.json);
    const me = await world.call(HOSTS.ringcentral, '/restapi/v1.0/account/~/extension/~', {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(me.json).toMatchObject({
      name: 'Dana Reyes',
      extensionNumber: '102',
      account: { id: '400000001' },
      permissions: { admin: { enabled: false } },
    });
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token });
    expect((await refresh()).status).toBe(200);
    expect((await refresh()).status).toBe(400);
  });

  it('signs a remembered person in silently, and refuses when nobody is remembered', async () => {
    expect(landingOf(await authorize(authorizeQuery({ prompt: 'none' }))).get('error')).toBe(
      'login_required',
    );
    const cookie = (await decide('decision=allow&person=104')).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(landingOf(await authorize(authorizeQuery({ prompt: 'none' }), cookie)).get('code')).not.toBeNull();
    expect((await authorize(authorizeQuery({ prompt: 'login' }), cookie)).status).toBe(200);
    expect(landingOf(await decide('decision=cancel')).get('error')).toBe('access_denied');
  });

  it('lists the extensions of the account page by page', async () => {
    const { access_token } = v.parse(TokensSchema, await world.control.order('/sign-in', { person: '101' }));
    const page = (number: number) =>
      world.call(HOSTS.ringcentral, `/restapi/v1.0/account/~/extension?page=${number}&perPage=100`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
    expect((await page(1)).json).toMatchObject({ paging: { totalPages: 3, totalElements: 218 } });
    expect((await page(3)).json).toMatchObject({ paging: { page: 3, pageEnd: 217 } });
    expect((await page(3)).text).not.toContain('nextPage');
  });
});

describe('platform.ringcentral.com, asked by a page with cookies', () => {
  const origin = 'https://apps.ringcentral.com';
  const ask = (method: string, headers: Record<string, string>) =>
    world.call(HOSTS.ringcentral, '/restapi/oauth/token', { method, headers: { ...FORM, ...headers } });

  it.each(['OPTIONS', 'POST'])('names the asking origin and allows cookies: %s', async (method) => {
    const { headers } = await ask(method, { origin });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toBe('Origin');
  });

  it('does so in a failure on command as well', async () => {
    await world.control.order('/fail', {
      host: HOSTS.ringcentral,
      path: '/restapi/oauth/token',
      status: 503,
    });
    const { status, headers } = await ask('POST', { origin });
    expect(status).toBe(503);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('never allows any origin', async () => {
    expect((await ask('POST', {})).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('apps.ringcentral.com', () => {
  const options = async (version: string) =>
    (await world.call(HOSTS.dialer, `/integration/ringcentral-embeddable/${version}/options.json`)).json;

  it('tells each starting dialer how to behave, as the control port was told', async () => {
    const usual = await options('latest');
    await world.control.order('/dialer', { pace: 'slow', times: { signOut: 5 } });
    expect(await options('latest')).toMatchObject({ pace: 'slow', times: { signOut: 5 } });
    expect(await world.control.read('/dialer')).toMatchObject({ pace: 'slow', ownSession: 'remembered' });
    await expect(world.control.order('/dialer', { pace: 'fast' })).rejects.toThrow('/dialer');
    await world.control.order('/reset');
    expect(await options('3.x')).toEqual(usual);
  });

  it('gives a session once, with which RingCentral knows the person', async () => {
    await world.control.order('/dialer', { ownSession: { person: '102' } });
    const given = v.parse(
      v.object({ session: v.object({ accessToken: v.string() }) }),
      await options('latest'),
    );
    const me = await world.call(HOSTS.ringcentral, '/restapi/v1.0/account/~/extension/~', {
      headers: { authorization: `Bearer ${given.session.accessToken}` },
    });
    expect(me.json).toMatchObject({ name: 'Dana Reyes' });
    expect(await options('latest')).not.toHaveProperty('session');
  });
});

describe('appconnect.labs.ringcentral.com', () => {
  const list = async (path: string) => v.parse(ListSchema, (await world.call(HOSTS.directory, path)).json);

  it('lists public plugins on three pages, a malformed item among them', async () => {
    const ids: unknown[] = [];
    let path = '/public-api/connectors?type=plugin';
    let pages = 0;
    for (;;) {
      const { connectors, nextPageToken } = await list(path);
      ids.push(...(connectors ?? []).map(({ id }) => id));
      pages += 1;
      if (nextPageToken === undefined) break;
      path = `/public-api/connectors?type=plugin&pageToken=${nextPageToken}`;
    }
    expect(pages).toBe(4);
    expect(ids).toEqual([
      'redaction',
      'summary',
      'scoring',
      'capitals',
      'stamp',
      'digest',
      'follow-up',
      'gremlin',
      'broken-manifest',
      42,
    ]);
  });

  it('shows private and shared plugins to the accounts they are for', async () => {
    const internal = (accountId: string) =>
      list(`/public-api/connectors/internal?access=internal&type=plugin&accountId=${accountId}`);
    expect(await internal('400000001')).toMatchObject({
      privateConnectors: [{ id: 'picker' }],
      sharedConnectors: [{ id: 'archive', accountId: '700000007' }],
    });
    expect(await internal('700000007')).toMatchObject({
      privateConnectors: [{ id: 'archive' }],
      sharedConnectors: [],
    });
    const manifest = '/public-api/connectors/archive/manifest?access=internal&type=plugin&accountId=';
    expect((await world.call(HOSTS.directory, `${manifest}700000007`)).status).toBe(200);
    expect((await world.call(HOSTS.directory, `${manifest}400000001`)).status).toBe(404);
  });

  it('names a server for each connector', async () => {
    const manifest = async (id: string) =>
      (await world.call(HOSTS.directory, `/public-api/connectors/${id}/manifest?type=connector`)).json;
    expect(await manifest('keycrm')).toMatchObject({ serverUrl: `https://${HOSTS.callbackServer}` });
    expect(await manifest('oauthcrm-classic')).toMatchObject({ serverUrl: `https://${HOSTS.pollingServer}` });
  });
});

describe('logging.app-connect.example', () => {
  it('keeps a subscription and never shows its session token', async () => {
    const headers = { 'x-access-token': 'logging-service-token-101' };
    const body = {
      crmToken: 'jwt-of-the-admin',
      crmPlatform: 'keyCRM',
      crmAdapterUrl: `https://${HOSTS.callbackServer}`,
      subscriptionLevel: 'Account',
      loggingByAdmin: true,
    };
    const call = (path: string, more: object = {}) =>
      world.call(HOSTS.loggingService, path, { headers, ...more });
    expect((await world.call(HOSTS.loggingService, '/subscription')).status).toBe(401);
    await call('/subscribe', { method: 'POST', body });
    const subscription = await call('/subscription');
    expect(subscription.json).toMatchObject({ subscribed: true, subscriptionLevel: 'Account' });
    expect(subscription.text).not.toContain('jwt-of-the-admin');
    await call('/unsubscribe', { method: 'POST', body: {} });
    expect((await call('/subscription')).json).toEqual({ subscribed: false, doNotLogNumbers: '' });
  });
});

const ItemSchema = v.looseObject({ id: v.unknown() });
const ListSchema = v.looseObject({
  connectors: v.optional(v.array(ItemSchema)),
  nextPageToken: v.optional(v.string()),
});

function tlsStatus(host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = tlsRequest(
      { host: '127.0.0.1', port: stack.tlsPort, path, headers: { host }, rejectUnauthorized: false },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.once('error', reject);
    request.end();
  });
}
