import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mask, maskSecrets } from '../../../../src/core/plugins/mask-secrets';
import { curlOf, type Exchange } from '../../../../src/core/plugins/plugin-traffic';

const planted = 'pl4nted-secret-value';
const exchange = (change: Partial<Exchange> = {}): Exchange => ({
  id: 1,
  at: 0,
  caller: 'callback',
  host: 'redaction.plugins.example',
  method: 'POST',
  path: '/plugin/sync',
  headers: {},
  body: '',
  answer: null,
  ...change,
});

test.each<[where: string, change: Partial<Exchange>]>([
  ['the authorization header', { headers: { authorization: `Bearer ${planted}` } }],
  ['a header with a token', { headers: { 'x-rc-access-token': planted } }],
  ['a cookie', { headers: { Cookie: planted } }],
  ['the query', { path: `/a?jwtToken=${planted}&b=1` }],
  ['a code in the query', { path: `/a?state=1&code=${planted}` }],
  ['the body', { body: JSON.stringify({ data: { rcAccessToken: planted } }) }],
  ['a list in the body', { body: JSON.stringify([{ apiKey: planted }]) }],
  ['a form', { body: `grant_type=refresh_token&refresh_token=${planted}` }],
  ['a body that was cut', { body: `{"password": "${planted}", "data": {"a": "b` }],
  [
    'the answer',
    { answer: { status: 200, headers: {}, body: JSON.stringify({ jwtToken: planted }), tookMs: 1 } },
  ],
  [
    'a header of the answer',
    { answer: { status: 200, headers: { 'x-refreshed-jwt-token': planted }, body: '', tookMs: 1 } },
  ],
])('a secret in %s is masked', (_where, change) => {
  const shown = JSON.stringify(maskSecrets(exchange(change)));
  expect(shown).not.toContain(planted);
  expect(shown).toContain(mask);
});

test('a token is masked by its shape, wherever it stands', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.abc_-123';
  fc.assert(
    fc.property(fc.constantFrom('path', 'body', 'header', 'answer'), fc.string(), (place, around) => {
      const text = `${around} ${token} ${around}`;
      const change: { [name: string]: Partial<Exchange> } = {
        path: { path: `/a/${text}` },
        body: { body: JSON.stringify({ note: text }) },
        header: { headers: { 'x-odd': text } },
        answer: { answer: { status: 200, headers: {}, body: text, tookMs: 1 } },
      };
      expect(JSON.stringify(maskSecrets(exchange(change[place])))).not.toContain(token);
    }),
  );
});

test('what is no secret stays as it is', () => {
  const plain = exchange({
    path: '/plugin/sync?id=5',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: { note: 'Asked about the price: $100', count: 3, isTokenless: false } }),
  });
  expect(maskSecrets(plain)).toEqual(plain);
});

describe('as curl', () => {
  test('a request can be pasted into a shell', () => {
    const command = curlOf(
      exchange({ headers: { host: 'x', 'content-type': 'application/json' }, body: `{"note":"it's"}` }),
    );
    expect(command).toBe(
      [
        "curl -X POST 'https://redaction.plugins.example/plugin/sync'",
        "-H 'content-type: application/json'",
        String.raw`--data-raw '{"note":"it'\''s"}'`,
      ].join(' \\\n  '),
    );
  });
});
