import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFormFields } from '../../../../src/core/crm/connector-description';
import { connectorKeys, type KeyShape } from '../../../../src/core/crm/connector-keys';
import { readConnectorLinks } from '../../../../src/core/crm/connector-links';
import { readConnectorTarget } from '../../../../src/core/crm/connector-manifest';
import { findConnectorProblems, longestList } from '../../../../src/core/crm/connector-problems';
import { readConnectorSettings } from '../../../../src/core/crm/connector-setting';
import { readCrmPages } from '../../../../src/core/crm/crm-pages';
import { findConnector } from '../../../../src/core/directory/connector-overrides';
import { readConnectorSignIn } from '../../../../src/core/sign-in/connector-sign-in';
import { readServerLogging } from '../../../../src/core/server-logging/server-logging';

/** A manifest whose CRM has this value at this path, beside what connecting needs. */
function manifestWith(path: string, value: unknown) {
  const crm: { [key: string]: unknown } = {
    name: 'crm',
    environment: { type: 'fixed', url: 'https://crm.example.com' },
  };
  const keys = path.split('.');
  keys.reduce<{ [key: string]: unknown }>((place, key, index) => {
    const inner: { [key: string]: unknown } = { ...Object(place[key]) };
    place[key] = index === keys.length - 1 ? value : inner;
    return inner;
  }, crm);
  return { serverUrl: 'https://server.example.com', platforms: { crm } };
}

const problemsAt = (path: string, value: unknown) => findConnectorProblems(manifestWith(path, value), 'crm');

const wrong: { readonly [shape in KeyShape]: readonly (readonly [unknown, string])[] } = {
  text: [
    [7, 'not_a_text'],
    [['a'], 'not_a_text'],
  ],
  flag: [['yes', 'not_a_flag']],
  number: [['30', 'not_a_number']],
  object: [
    ['x', 'not_an_object'],
    [[], 'not_an_object'],
  ],
  list: [
    [{}, 'not_a_list'],
    [Array.from({ length: 10_000 }, () => 'x'), 'list_too_long'],
  ],
  objects: [
    [{}, 'not_a_list'],
    [['x'], 'not_an_object'],
    [Array.from({ length: 10_000 }, () => ({})), 'list_too_long'],
  ],
  address: [
    ['http://plain.example.com', 'unsafe_address'],
    ['https://localhost/x', 'unsafe_address'],
    ['data:text/html,x', 'unsafe_address'],
    [7, 'unsafe_address'],
  ],
  template: [
    ['http://{hostname}/x', 'unsafe_address'],
    ['https://127.0.0.1/{contactId}', 'unsafe_address'],
    [{}, 'not_a_text'],
  ],
};

const used = Object.entries(connectorKeys).filter(([, { isUnused }]) => !isUnused);
const cases = used.flatMap(([path, { shape }]) =>
  wrong[shape].map(([value, reason]) => [path, reason, value] as const),
);

describe('a bad value in a connector’s manifest', () => {
  test.each(cases)('at %s is named (%s), and the rest works', (path, reason, value) => {
    const body = manifestWith(path, value);
    expect(findConnectorProblems(body, 'crm')).toContainEqual({ path, reason });
    const platform = findConnector(body, { platform: 'crm' });
    if (!platform) throw new Error('No CRM');
    const item = { id: 'crm', name: 'crm', access: 'public', ownerAccountId: '' } as const;
    expect(readConnectorTarget(body, item)).toMatchObject({ connectorId: 'crm' });
    expect(readConnectorSignIn(body, 'crm')).toMatchObject({ auth: expect.anything() });
    expect(readFormFields(platform, 'call').fields.length).toBeLessThanOrEqual(longestList);
    expect(readFormFields(platform, 'message').contactTypes.length).toBeLessThanOrEqual(longestList);
    expect(readConnectorSettings(platform).length).toBeLessThanOrEqual(longestList);
    expect(readCrmPages(platform)).toMatchObject({ contactPageUrl: expect.any(String) });
    expect(readConnectorLinks(platform).every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(readServerLogging(platform)?.host ?? '').not.toContain('localhost');
  });

  test.each(Object.keys(connectorKeys))('%s that is not given is no problem', (path) => {
    expect(problemsAt(path, undefined)).toEqual([]);
    expect(problemsAt(path, null)).toEqual([]);
  });

  test.each([
    ['environment.type', 'floating'],
    ['auth.type', 'password'],
  ])('%s that has no meaning is named', (path, value) => {
    expect(problemsAt(path, value)).toContainEqual({ path, reason: 'unknown_word' });
  });

  test('values that are right are none', () => {
    expect(problemsAt('contactPageUrl', 'https://{hostname}/c/{contactId}')).toEqual([]);
    expect(problemsAt('requestConfig.timeout', 30)).toEqual([]);
    expect(problemsAt('auth.type', 'oauth')).toEqual([]);
  });
});

test('the README says of every key what it does, and of no other', () => {
  const readme = readFileSync(resolve(import.meta.dirname, '../../../../src/core/crm/README.md'), 'utf8');
  const named = [...readme.matchAll(/^\| `([\w.]+)`/gm)].map(([, path]) => path);
  expect(new Set(named)).toEqual(new Set(Object.keys(connectorKeys)));
});
