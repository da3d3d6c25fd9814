import { expect, test } from 'vitest';
import { declaresAddress } from '../../../../src/core/directory/declared-address';

const address = 'https://acme.example/';

test.each<[string, unknown, boolean]>([
  ['for the whole manifest', { serverUrl: 'https://acme.example' }, true],
  ['for one of its platforms', { platforms: { a: {}, b: { serverUrl: 'https://ACME.example/' } } }, true],
  ['under another key', { logoutUrl: 'https://acme.example' }, false],
  ['deeper than it counts', { platforms: { a: { auth: { serverUrl: 'https://acme.example' } } } }, false],
  ['at another place', { serverUrl: 'https://acme.example.evil.example' }, false],
  ['unsafely', { serverUrl: 'http://acme.example' }, false],
  ['by an inherited name', { platforms: { __proto__: { serverUrl: 'https://acme.example' } } }, false],
  ['by nobody', { platforms: [{ serverUrl: 'https://acme.example' }] }, false],
  ['by no manifest', undefined, false],
])('an address named %s', (_how, manifest, isNamed) => {
  expect(declaresAddress(manifest, 'serverUrl', address)).toBe(isNamed);
});
