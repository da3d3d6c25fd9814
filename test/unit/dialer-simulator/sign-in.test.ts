import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSignIn } from '../../stack/dialer/peer/sign-in.js';
import { createPlatform, createStorage, startHost, startSignedIn } from './simulated-host.js';

describe('sign-in', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const statuses = (host: ReturnType<typeof startHost>) =>
    host.sent
      .filter((message) => message['type'] === 'rc-login-status-notify')
      .map((message) => message['loggedIn']);

  it('hands the sign-in address to the host when pop-ups are off, and keeps the verifier', async () => {
    const host = startHost();
    await startSignIn(host.peer);
    const popup = host.sent.find((message) => message['type'] === 'rc-login-popup-notify');
    const address = new URL(String(popup?.['oAuthUri']));
    expect(address.origin + address.pathname).toBe(
      'https://platform.ringcentral.com/restapi/oauth/authorize',
    );
    expect(address.searchParams.get('client_id')).toBe('CLIENT');
    expect(address.searchParams.get('redirect_uri')).toBe(
      'https://apps.ringcentral.com/integration/ringcentral-embeddable/latest/redirect.html',
    );

    host.send({ type: 'anything', callbackUri: 'https://host.example/cb?code=CODE&state=x' });
    await vi.advanceTimersByTimeAsync(1_000);
    const form = new URLSearchParams(host.fetched[0]?.body);
    const verifier = form.get('code_verifier') ?? '';
    expect(createHash('sha256').update(verifier).digest('base64url')).toBe(
      address.searchParams.get('code_challenge'),
    );
    expect(form.get('client_id')).toBe('CLIENT');
    expect(form.get('redirect_uri')).toBe(address.searchParams.get('redirect_uri'));
  });

  it('opens a window otherwise; a flag of 0 is on, as in the widget', async () => {
    const withWindow = startHost('clientId=CLIENT');
    await startSignIn(withWindow.peer);
    expect(withWindow.peer.openWindow).toHaveBeenCalledOnce();
    const without = startHost('clientId=CLIENT&disableLoginPopup=0');
    await startSignIn(without.peer);
    expect(without.peer.openWindow).not.toHaveBeenCalled();
  });

  it('exchanges a code of the host with the verifier beside it, then says who signed in', async () => {
    const host = await startSignedIn();
    expect(new URLSearchParams(host.fetched[0]?.body).get('code_verifier')).toBe('VERIFIER');
    expect(host.fetched[1]?.url).toBe('https://platform.ringcentral.com/restapi/v1.0/account/~/extension/~');
    expect(host.peer.store.get().owner).toEqual({
      accountId: '400000001',
      extensionId: '101001',
      extensionNumber: '101',
      name: 'Priya Nair',
      admin: true,
    });
    expect(statuses(host)).toEqual([false, true]);
    expect(host.sent.at(-1)).not.toBeNull();
  });

  it('tells once that nobody is signed in, also when it remembers a session', async () => {
    const storage = createStorage();
    storage.setItem('sdk-rc-widgetplatform', JSON.stringify({ access_token: 'A', refresh_token: 'R' }));
    const host = startHost('clientId=CLIENT', { storage });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(statuses(host)).toEqual([false, true]);
    expect(host.fetched.map(({ url }) => new URL(url).pathname)).toEqual([
      '/restapi/v1.0/account/~/extension/~',
    ]);
  });

  it('renews a remembered session that has run out', async () => {
    const storage = createStorage();
    storage.setItem('sdk-rc-widgetplatform', JSON.stringify({ access_token: 'OLD', refresh_token: 'R' }));
    const fetched: { url: string; body: string }[] = [];
    const platform = createPlatform(fetched);
    const host = startHost('clientId=CLIENT', {
      storage,
      fetch: async (input, init) =>
        JSON.stringify(init?.headers).includes('OLD')
          ? new Response('{}', { status: 401 })
          : platform(input, init),
    });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(new URLSearchParams(fetched[0]?.body).get('refresh_token')).toBe('R');
    expect(statuses(host)).toEqual([false, true]);
    expect(storage.getItem('sdk-rc-widgetplatform')).toContain('ACCESS');
  });

  it.each([
    ['before the first word', 10],
    ['before the session is announced', 300],
    ['after it was announced', 2_000],
  ])('lets a code of the host take the place of a remembered session, %s', async (_when, ms) => {
    const storage = createStorage();
    storage.setItem('sdk-rc-widgetplatform', JSON.stringify({ access_token: 'A', refresh_token: 'R' }));
    const host = startHost(undefined, { storage });
    await vi.advanceTimersByTimeAsync(ms);
    host.send({ callbackUri: 'https://host.example/cb?code=CODE&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses(host)).toEqual([false, true, false, true]);
    expect(host.fetched.map(({ url, body }) => [new URL(url).pathname.split('/').at(-1), body])).toEqual([
      ['~', ''],
      ['revoke', 'token=A&client_id=CLIENT'],
      ['token', expect.stringContaining('code=CODE')],
      ['~', ''],
    ]);
    expect(storage.getItem('sdk-rc-widgetplatform')).toContain('ACCESS');
  });

  it('has no session of its own when it is told so, and begins with one that it is given', async () => {
    const storage = createStorage();
    storage.setItem('sdk-rc-widgetplatform', JSON.stringify({ access_token: 'A', refresh_token: 'R' }));
    const without = startHost(undefined, { storage, options: { ownSession: 'none' } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses(without)).toEqual([false]);
    const session = { accessToken: 'GIVEN', refreshToken: 'R' };
    const given = startHost(undefined, { storage, options: { session } });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses(given)).toEqual([false, true]);
    expect(storage.getItem('sdk-rc-widgetplatform')).toContain('GIVEN');
  });

  it('remembers a session for its own prefix alone', async () => {
    const storage = createStorage();
    storage.setItem('sdk-mineplatform', JSON.stringify({ access_token: 'A', refresh_token: 'R' }));
    const mine = startHost('clientId=CLIENT&prefix=mine', { storage });
    const other = startHost('clientId=CLIENT&prefix=other', { storage });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(statuses(mine)).toEqual([false, true]);
    expect(statuses(other)).toEqual([false]);
  });

  it('keeps a code that comes during a sign-out until that is over', async () => {
    const host = await startSignedIn();
    host.send({ type: 'rc-adapter-logout' });
    await vi.advanceTimersByTimeAsync(1_000);
    host.send({ callbackUri: 'https://host.example/cb?code=NEXT&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(statuses(host)).toEqual([false, true, false, true]);
    expect(host.fetched.slice(2).map(({ url }) => new URL(url).pathname.split('/').at(-1))).toEqual([
      'revoke',
      'token',
      '~',
    ]);
    expect(host.peer.store.get().owner).not.toBeNull();
  });

  it('uses the same callbackUri only once', async () => {
    const host = startHost();
    host.send({ callbackUri: 'https://host.example/cb?code=CODE&code_verifier=V' });
    host.send({ callbackUri: 'https://host.example/cb?code=CODE&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(host.fetched.filter(({ url }) => url.endsWith('/token'))).toHaveLength(1);
    expect(statuses(host)).toEqual([false, true]);
  });

  it('says why the platform refused a code, and can try again', async () => {
    const refusal = { error: 'invalid_grant', error_description: 'Authorization code is expired' };
    const host = startHost(undefined, { fetch: async () => Response.json(refusal, { status: 400 }) });
    host.send({ callbackUri: 'https://host.example/cb?code=OLD' });
    await vi.advanceTimersByTimeAsync(1_000);
    const { owner, signIn, signInProblem } = host.peer.store.get();
    expect(owner).toBeNull();
    expect(signIn).toBe('idle');
    expect(signInProblem).toBe('The platform refused the sign-in: Authorization code is expired');
  });

  it.each([
    ['https://host.example/cb?error=access_denied', 'access_denied'],
    ['https://host.example/cb', 'the callbackUri holds no code'],
    ['not an address', 'the callbackUri is not an address'],
  ])('shows what is wrong with %s', async (callbackUri, problem) => {
    const host = startHost();
    host.send({ callbackUri });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get().signInProblem).toBe(problem);
    expect(host.fetched).toEqual([]);
  });

  it('does not sign in without a client id', async () => {
    const host = startHost('disableLoginPopup=1');
    await startSignIn(host.peer);
    expect(host.problems()).toEqual(["sign-in: this page's address has no clientId"]);
  });

  it('signs out: forgets and revokes the token, and tells the host', async () => {
    const storage = createStorage();
    const host = startHost(undefined, { storage });
    host.send({ callbackUri: 'https://host.example/cb?code=C&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(storage.getItem('sdk-rc-widgetplatform')).toContain('ACCESS');
    host.send({ type: 'rc-adapter-logout' });
    await vi.advanceTimersByTimeAsync(900);
    expect(statuses(host)).toEqual([false, true]);
    await vi.advanceTimersByTimeAsync(100);
    expect(statuses(host)).toEqual([false, true, false]);
    expect(storage.getItem('sdk-rc-widgetplatform')).toContain('ACCESS');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(storage.getItem('sdk-rc-widgetplatform')).toBeNull();
    expect(host.fetched.at(-1)).toMatchObject({
      url: 'https://platform.ringcentral.com/restapi/oauth/revoke',
      body: 'token=ACCESS&client_id=CLIENT',
    });
  });

  it('works without storage', async () => {
    const blocked = () => {
      throw new Error('blocked');
    };
    const host = startHost(undefined, {
      storage: { getItem: blocked, setItem: blocked, removeItem: blocked },
    });
    host.send({ callbackUri: 'https://host.example/cb?code=C&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(host.peer.store.get().owner?.name).toBe('Priya Nair');
  });
});
