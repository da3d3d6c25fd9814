import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SafeUrl } from '../../../../src/core/basics/url';
import { parseSafeUrl } from '../../../../src/core/basics/url';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const url = parseSafeUrl('https://acme.example.com/plugin-manifest.json');
const origin = 'https://acme.example.com/*';
let world: Surroundings;
let fetched: (RequestInit | undefined)[];
let isOnline = true;
/** Whether the host lets every page read it. */
let isOpen = true;

beforeEach(() => {
  world = createSurroundings();
  fetched = [];
  isOnline = true;
  isOpen = true;
});

async function open(answer: () => Response) {
  vi.stubGlobal('fetch', async (_url: string, options?: RequestInit) => {
    fetched.push(options);
    if (!isOpen && !world.browser.permissions.granted.has(origin)) throw new TypeError('Failed to fetch');
    return answer();
  });
  const { createHttp } = await import('../../../../src/api/basics/transport');
  await world.servePages(world.context(createHttp(() => isOnline)));
  return import('../../../../src/actions/directory/read-manifest-file');
}

function address(): SafeUrl {
  if (!url) throw new Error('It is safe');
  return url;
}

describe('a manifest at an address', () => {
  test('is read without cookies, referrer or permission; what it is, is for the editor to say', async () => {
    const { readManifestFile } = await open(() => new Response('{ "name": '));
    expect(await readManifestFile(address())).toEqual({ kind: 'text', text: '{ "name": ' });
    expect(fetched).toEqual([
      expect.objectContaining({
        method: 'GET',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'manual',
        cache: 'no-store',
      }),
    ]);
    expect(world.browser.permissions.request).not.toHaveBeenCalled();
  });

  test.each<[string, string, () => Response]>([
    ['a refusal', 'refused', () => new Response('no', { status: 403 })],
    ['a web page', 'web_page', () => new Response('<!doctype html>')],
    ['nothing', 'nothing', () => new Response('')],
    ['more than a megabyte', 'too_large', () => new Response(' '.repeat(1_000_001))],
  ])('that is %s is none', async (_what, why, answer) => {
    const { readManifestFile } = await open(answer);
    expect(await readManifestFile(address())).toMatchObject({ kind: 'none', why });
  });

  test('without a network is not asked for', async () => {
    isOnline = false;
    const { readManifestFile } = await open(() => new Response('{}'));
    await expect(readManifestFile(address())).rejects.toMatchObject({ problem: { code: 'offline' } });
    expect(fetched).toEqual([]);
  });
});

describe('a host that lets no other page read it', () => {
  beforeEach(() => {
    isOpen = false;
  });

  test('is told apart from one that is away, once access to it is there', async () => {
    const { readManifestFile } = await open(() => new Response('{}'));
    expect(await readManifestFile(address())).toEqual({ kind: 'not_allowed' });
    world.browser.permissions.granted.add(origin);
    isOpen = true;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(readManifestFile(address())).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  });

  test('is read with access that the person is asked for, and gives back at once', async () => {
    const { readManifestFileWithAccess } = await open(() => new Response('{}'));
    expect(await readManifestFileWithAccess(address())).toEqual({ kind: 'text', text: '{}' });
    expect(world.browser.permissions.request).toHaveBeenCalledExactlyOnceWith({ origins: [origin] });
    expect([...world.browser.permissions.granted]).not.toContain(origin);
  });

  test('is not asked where the person says no', async () => {
    world.browser.permissions.request.mockResolvedValue(false);
    const { readManifestFileWithAccess } = await open(() => new Response('{}'));
    expect(await readManifestFileWithAccess(address())).toBeUndefined();
    expect(fetched).toEqual([]);
  });
});
