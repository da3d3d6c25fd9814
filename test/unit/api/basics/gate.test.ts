import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { requestServer, type ServerSession } from '../../../../src/api/basics/app-connect';
import { send, type GatedRequest, type HttpRequest } from '../../../../src/api/basics/http';
import {
  placeIn,
  parties,
  tokenNames,
  secretPlaces,
  type Purpose,
  type Token,
} from '../../../../src/core/basics/token-table';
import { createFakeServer, json } from '../../fakes/fake-server';

const isPurpose = (name: string): name is Purpose => name in parties;
const allPurposes = Object.keys(parties).filter(isPurpose);
const generations = ['callback', 'polling'] as const;

/** One that stands nowhere else. */
const valueOf = (token: Token) => `${token}-0123456789abcdef`;
// Held by the compiler: a caller cannot name a header, nor make a request without the gate.
expectTypeOf<GatedRequest>().not.toHaveProperty('headers');
expectTypeOf<{ method: 'GET'; url: string; pass: { purpose: Purpose } }>().not.toExtend<HttpRequest>();

const all = Object.fromEntries(tokenNames.map((token) => [token, valueOf(token)]));

async function sent(request: Partial<GatedRequest> & { purpose: Purpose }): Promise<HttpRequest> {
  const { http, requests } = createFakeServer({ 'POST /x': () => json({}) });
  await send(http, { method: 'POST', url: 'https://a.example/x', ...request });
  return requests[0] ?? Promise.reject(new Error('Nothing was sent'));
}

/** Where each secret stands, as the table writes it. */
function placesIn({ url, headers = {}, form = {}, body }: HttpRequest): { [place: string]: string } {
  const found = [
    ...Object.entries(headers).map(([name, value]) =>
      value.startsWith('Bearer ') ? [`bearer ${name}`, value.slice(7)] : [`header ${name}`, value],
    ),
    ...[...new URL(url).searchParams].map(([name, value]) => [`query ${name}`, value]),
    ...Object.entries(form).map(([name, value]) => [`form ${name}`, value]),
    ...fieldsOf(body),
  ];
  return Object.fromEntries(
    found.filter(([, value]) => Object.values(all).some((secret) => secret === value)),
  );
}

function fieldsOf(body: unknown, path = ''): [string, unknown][] {
  return Object.entries(Object(body)).flatMap(([name, value]) =>
    typeof value === 'object' ? fieldsOf(value, `${path}${name}.`) : [[`body ${path}${name}`, value]],
  );
}

describe.each(generations)('for the %s generation', (generation) => {
  test.each(allPurposes)(
    '%s carries what the table names, where it names it, and nothing else',
    async (purpose) => {
      const places = secretPlaces[purpose] ?? {};
      for (const token of tokenNames) {
        const request = await sent({
          purpose,
          generation,
          secrets: { [token]: all[token] },
          form: {},
          body: {},
        });
        const place = places[token];
        expect(placesIn(request)).toEqual(place ? { [placeIn(place, generation)]: all[token] } : {});
      }
    },
  );
});

test('a secret that there is none of leaves no empty header, parameter or field', async () => {
  const request = await sent({
    purpose: 'account_settings',
    secrets: { session: '', ringCentral: '' },
    generation: 'polling',
  });
  expect(request).toMatchObject({ url: 'https://a.example/x' });
  expect(request.headers).toBeUndefined();
});

test('a field inside another stands in it, beside what is there', async () => {
  const { body } = await sent({
    purpose: 'log_media',
    secrets: { ringCentral: 'rc' },
    body: { logInfo: { type: 'Fax', rcAccessToken: 'placeholder' }, contactId: '1' },
  });
  expect(body).toEqual({ logInfo: { type: 'Fax', rcAccessToken: 'rc' }, contactId: '1' });
});

describe('a caller that puts a secret anywhere by itself is refused, and nothing is sent', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.session';
  test.each<[string, Partial<GatedRequest>]>([
    ['a parameter that is a token’s', { query: { rcAccessToken: 'x' } }],
    ['a field that is a token’s', { body: { jwtToken: 'x' } }],
    ['a form field that is a token’s', { form: { refresh_token: 'x' } }],
    ['the token in the address', { url: `https://a.example/x?also=${token}` }],
    ['the token in the path', { url: `https://a.example/${token}` }],
    ['the token in any parameter', { query: { state: `a${token}b` } }],
    ['the token deep inside the body', { body: { a: [{ b: token }] } }],
  ])('%s', async (_name, extra) => {
    await expect(sent({ purpose: 'own_settings', secrets: { session: token }, ...extra })).rejects.toThrow(
      'not from the table',
    );
  });

  test('an address that cannot be decoded is no way around', async () => {
    const request = { url: `https://a.example/%zz${token}`, secrets: { session: token } };
    await expect(sent({ purpose: 'own_settings', ...request })).rejects.toThrow('not from the table');
  });
});

test('whatever is asked of a server with whatever session, no secret stands where the table does not name it', async () => {
  const token = fc.stringMatching(/^[\w.-]{16,40}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        purpose: fc.constantFrom(...allPurposes),
        token,
        ringCentralToken: token,
        rcTokenInHeader: fc.boolean(),
        path: fc.constantFrom('/x', '/x?a=1', '/a/../x', '//x'),
        query: fc.dictionary(fc.string(), fc.string()),
        body: fc.jsonValue(),
      }),
      async ({ purpose, path, query, body, rcTokenInHeader, ...tokens }) => {
        const { http, requests } = createFakeServer({});
        const session: ServerSession = {
          ...tokens,
          serverUrl: 'https://a.example',
          capabilities: { rcTokenInHeader, accountPlugins: true, pollsTasks: false, interfaces: [] },
          hashedExtensionId: 'he',
          hashedAccountId: 'ha',
          keepToken: async () => {},
        };
        await requestServer(http, session, { purpose, method: 'POST', path, query, body }).catch(() => {});
        const generation = rcTokenInHeader ? 'callback' : 'polling';
        const places = secretPlaces[purpose] ?? {};
        for (const request of requests) {
          const { pass: _pass, ...wire } = request;
          const bare = JSON.stringify(
            withoutNamed(
              wire,
              Object.values(places).map((place) => placeIn(place, generation)),
            ),
          );
          expect(bare).not.toContain(tokens.token);
          expect(bare).not.toContain(tokens.ringCentralToken);
          expect(new URL(request.url).host).toBe('a.example');
        }
      },
    ),
  );
});

/** The request without what stands in these places. */
function withoutNamed(request: Omit<HttpRequest, 'pass'>, places: readonly string[]) {
  const url = new URL(request.url);
  const headers = { ...request.headers };
  const body = structuredClone(Object(request.body));
  for (const [part, name = ''] of places.map((place) => place.split(' '))) {
    if (part === 'query') url.searchParams.delete(name);
    if (part === 'header' || part === 'bearer') delete headers[name];
    const [field = '', inner] = name.split('.');
    if (part === 'body' && inner === undefined) delete body[field];
    if (part === 'body' && inner !== undefined) delete Object(body[field])[inner];
  }
  return { ...request, url: url.href, headers, body };
}
