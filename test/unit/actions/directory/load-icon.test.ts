import { beforeEach, expect, test, vi } from 'vitest';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const png = { url: 'https://icons.example/a.png', type: 'image/png', body: 'picture' };
const svg = {
  url: 'https://icons.example/a.svg',
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
const day = 86_400_000;
let world: Surroundings;
let fetched: [string, RequestInit | undefined][];

beforeEach(() => {
  world = createSurroundings();
  fetched = [];
});

/** Decoding belongs to the browser; everything before and after it is ours. */
vi.mock('../../../../src/platform/image', async (original) => ({
  ...(await original<object>()),
  shrinkImage: async (file: Blob) => {
    if ((await file.text()) !== png.body) throw new DOMException('not a picture');
    return 'data:image/png;base64,small';
  },
}));

async function load(answer: () => Response) {
  vi.stubGlobal('fetch', async (url: string, options?: RequestInit) => {
    fetched.push([url, options]);
    return answer();
  });
  const { createHttp } = await import('../../../../src/api/basics/transport');
  const context = world.context(createHttp(() => true));
  await world.servePages(context);
  const { getIcon } = await import('../../../../src/actions/directory/load-icon');
  return getIcon;
}

const response = ({ type, body }: { type: string; body: string }) =>
  new Response(body, { headers: { 'content-type': type } });

test('an icon is fetched without cookies or redirects, re-encoded, and cached for a week', async () => {
  const get = await load(() => response(png));
  expect(await get(png.url)).toBe('data:image/png;base64,small');
  expect(fetched[0]?.[1]).toMatchObject({
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
  world.clock.time += 6 * day;
  await get(png.url);
  expect(fetched).toHaveLength(1);
  world.clock.time += 2 * day;
  await get(png.url);
  expect(fetched).toHaveLength(2);
});

test('a plain drawing is passed as it is, one that could be busy is not', async () => {
  const get = await load(() => response(svg));
  expect(await get(svg.url)).toMatch(/^data:image\/svg\+xml;base64,/);
  const getBusy = await load(() => response({ ...svg, body: '<svg><animate/></svg>' }));
  expect(await getBusy('https://icons.example/busy.svg')).toBe('');
});

test.each<[string, () => Response]>([
  ['no picture', () => response({ type: 'text/html', body: '<html>' })],
  ['a picture that cannot be decoded', () => response({ type: 'image/png', body: 'junk' })],
  ['more than 100 kB', () => response({ type: 'image/png', body: 'x'.repeat(100_001) })],
  ['a refusal', () => new Response('', { status: 404, headers: { 'content-type': 'image/png' } })],
  [
    'a host that sends no CORS',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('%s: no icon, and the host is left alone for a day', async (_name, answer) => {
  const get = await load(answer);
  expect(await get(png.url)).toBe('');
  expect(await get(png.url)).toBe('');
  expect(fetched).toHaveLength(1);
  world.clock.time += day;
  await get(png.url);
  expect(fetched).toHaveLength(2);
});

test.each([
  'http://icons.example/a.png',
  'https://127.0.0.1/a.png',
  'https://router.local/a.png',
  'data:image/png,x',
])('nothing is fetched from %s', async (url) => {
  const get = await load(() => response(png));
  expect(await get(url)).toBe('');
  expect(fetched).toHaveLength(0);
});

test('two that ask for the same icon fetch it once', async () => {
  const get = await load(() => response(png));
  await Promise.all([get(png.url), get(png.url)]);
  expect(fetched).toHaveLength(1);
});

test('one that is kept is painted without waking the worker', async () => {
  const get = await load(() => response(png));
  await get(png.url);
  world.browser.runtime.sendMessage.mockClear();
  expect(await get(png.url)).toBe('data:image/png;base64,small');
  expect(world.browser.runtime.sendMessage).not.toHaveBeenCalled();
});
