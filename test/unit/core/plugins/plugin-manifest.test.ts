import { describe, expect, test } from 'vitest';
import { mergeCatalog, readCatalogItems } from '../../../../src/core/directory/catalog';
import { readConnectorTarget } from '../../../../src/core/crm/connector-manifest';
import { readFields } from '../../../../src/core/forms/field';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';
import { readPluginManifest } from '../../../../src/core/plugins/plugin-manifest';

const platform = {
  name: 'acme.slow',
  displayName: 'Slow',
  version: '1.0.0',
  endpointUrl: 'https://slow.example/run',
  userRegisterEndpointUrl: 'https://slow.example/register',
  tokenSyncUrl: 'https://slow.example/token/sync',
  isAsync: true,
  supportedLogTypes: ['call', 'sms'],
  pageContent: [{ const: 'a', title: 'A', type: 'string', default: 'x' }],
};

function read(more: object) {
  return readPluginDescription(
    { author: { name: 'Acme' }, version: '1.0.0', platforms: { 'acme.slow': { ...platform, ...more } } },
    'acme.slow',
  );
}

describe('a plugin’s manifest', () => {
  test('is read whole', () => {
    expect(read({})).toMatchObject({
      developer: 'Acme',
      isAsync: true,
      logTypes: ['call', 'sms'],
      problems: [],
      fields: [{ key: 'a', default: 'x' }],
    });
  });

  test('a renamed platform falls back to the first, as the server does', () => {
    expect(readPluginManifest({ platforms: { other: platform } }, 'acme.slow')?.name).toBe('other');
  });

  test.each([
    [{ endpointUrl: undefined }, { field: 'endpointUrl', reason: 'missing' }],
    [{ endpointUrl: 'http://127.0.0.1/x' }, { field: 'endpointUrl', reason: 'unsafe_address' }],
    [{ tokenSyncUrl: undefined }, { field: 'tokenSyncUrl', reason: 'missing' }],
    [{ requireLicense: true }, { field: 'licenseStatusUrl', reason: 'missing' }],
    [{ supportedLogTypes: undefined }, { field: 'supportedLogTypes', reason: 'missing' }],
    [{ supportedLogTypes: ['call', 'telex'] }, { field: 'supportedLogTypes', reason: 'unknown_log_type' }],
    [{ pageContent: [{ title: 'No key', type: 'string' }] }, { field: 'No key', reason: 'no_key' }],
  ])('%j is named with its field', (more, problem) => {
    expect(read(more)?.problems).toContainEqual(problem);
  });

  test.each([undefined, null, 'x', {}, { platforms: {} }, { platforms: { a: null } }])(
    '%j is none',
    (body) => {
      expect(readPluginManifest(body, 'acme.slow')).toBeUndefined();
      expect(readPluginDescription(body, 'acme.slow')).toBeUndefined();
    },
  );
});

test('bad fields are reported and left out, the rest works', () => {
  const { fields, problems } = readFields([
    { const: 'ok', title: 'Ok', type: 'string' },
    { const: 'ok', title: 'Twice', type: 'string' },
    { const: '__proto__', title: 'Hostile', type: 'string' },
    { const: 'odd', title: 'Odd', type: 'hologram' },
    { const: 'empty', title: 'Empty', type: 'selection' },
    'text',
    { const: 'w', title: 'Watch out', type: 'warning' },
  ]);
  expect(fields.map((field) => field.key)).toEqual(['ok']);
  expect(problems).toEqual([
    { field: 'ok', reason: 'key_twice' },
    { field: '__proto__', reason: 'hostile_key' },
    { field: 'odd', reason: 'unknown_type' },
    { field: 'empty', reason: 'no_options' },
    { field: '#6', reason: 'not_an_object' },
  ]);
});

test('a bad catalog line drops out alone, and private wins over public', () => {
  const open = readCatalogItems(
    [{ id: 'a', name: 'x.a' }, { id: '../evil', name: 'x' }, null, { id: 'b', name: 'x.b' }],
    'public',
  );
  const own = readCatalogItems([{ id: 'b', name: 'x.b', accountId: '4' }], 'private');
  expect(open.dropped).toBe(2);
  expect(mergeCatalog([open.items, own.items]).map(({ id, access }) => `${id}:${access}`)).toEqual([
    'a:public',
    'b:private',
  ]);
});

describe('a connector’s manifest', () => {
  const crm = { name: 'keyCRM', displayName: 'KeyCRM', auth: { type: 'apiKey' } };

  test.each(['http://crm.example', 'https://10.0.0.1', '', undefined])(
    'no safe server address (%j), no connector',
    (serverUrl) => {
      const item = { id: 'keycrm', name: 'keyCRM', access: 'public', ownerAccountId: '' } as const;
      expect(readConnectorTarget({ serverUrl, platforms: { keyCRM: crm } }, item)).toBeUndefined();
    },
  );
});
