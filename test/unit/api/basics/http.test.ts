import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask } from '../../../../src/api/basics/http';
import { requestServer, type ServerSession } from '../../../../src/api/basics/app-connect';
import { createHttp } from '../../../../src/api/basics/transport';

const send = vi.fn<typeof fetch>();

beforeEach(() => vi.stubGlobal('fetch', send));
afterEach(() => {
  vi.unstubAllGlobals();
  send.mockReset();
});

const http = createHttp(() => true);

function answer(body: string, init: ResponseInit = {}) {
  return new Response(body, { headers: { 'content-type': 'application/json' }, ...init });
}

test('no cookies, no referrer, no redirects, no cache', async () => {
  send.mockResolvedValue(answer('{}'));
  await ask(http, { purpose: 'directory', method: 'GET', url: 'https://a.example/x' });
  expect(send.mock.calls[0]?.[1]).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    cache: 'no-store',
  });
});

test.each([
  [true, 'unreachable'],
  [false, 'offline'],
])('no answer while online is %s: %s, with the host', async (online, code) => {
  send.mockRejectedValue(new TypeError('Failed to fetch'));
  const request = ask(
    createHttp(() => online),
    { purpose: 'directory', method: 'GET', url: 'https://a.example/x' },
  );
  await expect(request).rejects.toMatchObject({ problem: { code, host: 'a.example' } });
});

describe('a network that goes while a request is under way', () => {
  const ofMethod = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE') => {
    let isOnline = true;
    send.mockImplementation(async () => {
      isOnline = false;
      throw new TypeError('Failed to fetch');
    });
    return ask(
      createHttp(() => isOnline),
      { purpose: 'log', method, url: 'https://a.example/x' },
    );
  };

  test.each(['POST', 'PATCH', 'PUT', 'DELETE'] as const)(
    '%s: it may have arrived, so nobody says that there was no network',
    async (method) => {
      await expect(ofMethod(method)).rejects.toMatchObject({ problem: { code: 'unreachable' } });
    },
  );

  test('GET: to read again does no harm', async () => {
    await expect(ofMethod('GET')).rejects.toMatchObject({ problem: { code: 'offline' } });
  });
});

test('without a network nothing leaves', async () => {
  const departed = vi.fn<() => void>();
  const request = ask(
    createHttp(() => false, departed),
    { purpose: 'log', method: 'POST', url: 'https://a.example/x' },
  );
  await expect(request).rejects.toMatchObject({ problem: { code: 'offline', host: 'a.example' } });
  expect(send).not.toHaveBeenCalled();
  expect(departed).not.toHaveBeenCalled();
});

test('an answer that takes too long is a time-out', async () => {
  send.mockImplementation(
    (_url, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      ),
  );
  const request = ask(http, {
    purpose: 'directory',
    method: 'GET',
    url: 'https://a.example/x',
    timeoutMs: 10,
  });
  await expect(request).rejects.toMatchObject({ problem: { code: 'timeout' } });
});

describe('an answer that is too long', () => {
  /** Sends a megabyte whenever it is asked for more, and never ends. */
  function endless() {
    const seen = { sent: 0, isCancelled: false };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        seen.sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(120));
      },
      cancel() {
        seen.isCancelled = true;
      },
    });
    return { seen, body };
  }

  test('one without an end is read no further than the limit, and ended', async () => {
    const { seen, body } = endless();
    send.mockResolvedValue(new Response(body));
    await expect(
      ask(http, { purpose: 'directory', method: 'GET', url: 'https://a.example/x' }),
    ).rejects.toMatchObject({ problem: { code: 'garbled', host: 'a.example' } });
    expect(seen.isCancelled).toBe(true);
    expect(seen.sent).toBeLessThan(11_000_000);
  });

  test('one that ends at the limit is read', async () => {
    send.mockResolvedValue(answer(JSON.stringify('x'.repeat(7_999_998))));
    const body = await ask(http, { purpose: 'directory', method: 'GET', url: 'https://a.example/x' });
    expect(body).toHaveLength(7_999_998);
  });

  test('the limit counts bytes, not letters', async () => {
    send.mockResolvedValue(answer(JSON.stringify('ü'.repeat(4_000_000))));
    await expect(
      ask(http, { purpose: 'directory', method: 'GET', url: 'https://a.example/x' }),
    ).rejects.toMatchObject({ problem: { code: 'garbled' } });
  });
});

describe('tokens', () => {
  const keepToken = vi.fn<(token: string) => Promise<void>>(async () => {});
  const session: ServerSession = {
    serverUrl: 'https://callback.app-connect.example/base/',
    capabilities: { rcTokenInHeader: true, accountPlugins: true, pollsTasks: false, interfaces: [] },
    token: 'jwt',
    ringCentralToken: 'rc',
    hashedExtensionId: 'he',
    hashedAccountId: 'ha',
    keepToken,
  };

  function sent() {
    const [url, init] = send.mock.calls[0] ?? [];
    return { url: typeof url === 'string' ? url : '', headers: new Headers(init?.headers) };
  }

  test('session token in the header; the RingCentral token only where it is asked for', async () => {
    send.mockResolvedValue(answer('{}'));
    await requestServer(http, session, { purpose: 'own_settings', method: 'GET', path: '/user/settings' });
    expect(sent().url).toBe('https://callback.app-connect.example/base/user/settings');
    expect(sent().headers.get('authorization')).toBe('Bearer jwt');
    expect(sent().headers.has('x-rc-access-token')).toBe(false);
  });

  test('RingCentral token: header for the newer server, query for the older', async () => {
    send.mockImplementation(async () => answer('{}'));
    await requestServer(http, session, {
      method: 'GET',
      path: '/admin/settings',
      purpose: 'account_settings',
    });
    expect(sent().headers.get('x-rc-access-token')).toBe('rc');
    expect(sent().url).not.toContain('rc');
    send.mockClear();
    const older = { ...session, capabilities: { ...session.capabilities, rcTokenInHeader: false } };
    await requestServer(http, older, { method: 'GET', path: '/admin/settings', purpose: 'account_settings' });
    expect(sent().headers.has('x-rc-access-token')).toBe(false);
    expect(sent().url).toContain('rcAccessToken=rc');
  });

  test('a rotated token is kept, once per answer', async () => {
    send.mockResolvedValue(
      answer('{}', { headers: { 'content-type': 'application/json', 'x-refreshed-jwt-token': 'new' } }),
    );
    await requestServer(http, session, { purpose: 'own_settings', method: 'GET', path: '/user/settings' });
    expect(keepToken).toHaveBeenCalledExactlyOnceWith('new');
  });

  test('a path cannot carry tokens to another host', async () => {
    await expect(
      requestServer(
        http,
        { ...session, serverUrl: 'https://a.example' },
        { purpose: 'own_settings', method: 'GET', path: '.evil.example/x' },
      ),
    ).rejects.toThrow('Wrong origin');
    expect(send).not.toHaveBeenCalled();
  });
});
