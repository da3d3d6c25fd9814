import { describe, expect, test } from 'vitest';
import { readManifestText } from '../../../../src/core/plugins/manifest-text';

const plugin = {
  name: 'acme.redaction',
  version: '1.0.0',
  description: 'Removes numbers.',
  supportedLogTypes: ['call'],
  endpointUrl: 'https://redaction.example.com/plugin/sync',
  userRegisterEndpointUrl: 'https://redaction.example.com/admin/register',
  pageContent: [{ const: 'mark', title: 'Replace with', type: 'string' }],
};
const text = (change: object = {}) => JSON.stringify({ ...plugin, ...change }, null, 2);
const lineOf = (written: string, part: string) => written.slice(0, written.indexOf(part)).split('\n').length;

function problemsIn(written: string) {
  const manifest = readManifestText(written);
  if (manifest.state !== 'read') throw new Error(manifest.state);
  return manifest.problems.map(({ field, reason, place }) => [field, reason, place.line]);
}

test.each([
  ['', 'empty'],
  ['  \n', 'empty'],
  ['{', 'unreadable'],
  ['[]', 'shapeless'],
  ['{"name": "something else", "dependencies": {}}', 'shapeless'],
  ['{"platforms": []}', 'shapeless'],
  [text(), 'read'],
])('%j is %s', (written, state) => {
  expect(readManifestText(written).state).toBe(state);
});

describe('a manifest', () => {
  test('alone, as plugin servers keep it, and in the directory’s shape is the same', () => {
    const alone = readManifestText(text());
    const { version, name, ...platform } = plugin;
    const listed = readManifestText(JSON.stringify({ version, platforms: { [name]: platform } }));
    if (alone.state !== 'read' || listed.state !== 'read') throw new Error('It was not read');
    expect(alone.problems).toEqual([]);
    expect({ ...listed.description, displayName: 'acme.redaction' }).toEqual({
      ...alone.description,
      displayName: 'acme.redaction',
    });
  });

  test.each<[about: string, change: object, field: string, reason: string, part: string]>([
    [
      'an address',
      { tokenSyncUrl: 'http://plain.example.com' },
      'tokenSyncUrl',
      'unsafe_address',
      '"tokenSyncUrl"',
    ],
    [
      'a setting',
      {
        pageContent: [plugin.pageContent[0], { const: 'days', title: 'Days', type: 'number', default: 'x' }],
      },
      'days',
      'unfit_default',
      '{\n      "const": "days"',
    ],
    [
      'a property of a schema',
      {
        configSchema: {
          type: 'object',
          properties: { mark: { type: 'string' }, odd: { $ref: 'https://elsewhere.example.com/schema' } },
        },
      },
      'odd',
      'schema_remote_ref',
      '"odd"',
    ],
    ['what is missing', { userRegisterEndpointUrl: undefined }, 'userRegisterEndpointUrl', 'missing', '{'],
  ])('has the line of what is wrong with %s', (_about, change, field, reason, part) => {
    const written = text(change);
    expect(problemsIn(written)).toContainEqual([field, reason, lineOf(written, part)]);
  });
});
