import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindsByType, decorations } from '../../../../src/core/forms/declared-field';
import { isValid } from '../../../../src/core/forms/validation';
import { addressNames } from '../../../../src/core/plugins/asked';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';
import { schemaDocument, schemaPath } from '../../../stack/contract/documents';
import { manifestSchema } from '../../../stack/contract/manifest-schema';
import { SAMPLE_PLUGINS } from '../../../stack/plugins/sample-plugins';
import { pluginManifest } from '../../../stack/plugins/plugin-manifest';

const good = {
  name: 'acme.slow',
  displayName: 'Slow',
  version: '1.0.0',
  endpointUrl: 'https://slow.example.com/run',
  userRegisterEndpointUrl: 'https://slow.example.com/register',
  supportedLogTypes: ['call'],
};

/** What the panel says is wrong, as far as a schema can say it at all. */
const sayable = new Set([
  'missing',
  'unknown_log_type',
  'no_key',
  'unknown_type',
  'no_options',
  'not_an_object',
  'hostile_key',
]);
function panelRefuses(platform: object): boolean {
  const read = readPluginDescription({ platforms: { 'acme.slow': platform } }, 'acme.slow');
  return read === undefined || read.problems.some(({ reason }) => sayable.has(reason));
}

const rarely = <T>(usual: fc.Arbitrary<T>, ...others: fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 6, arbitrary: usual }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));
const address = rarely(fc.constant('https://slow.example.com/x'), fc.constant(undefined), fc.constant(''));
const key = rarely(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.constant(undefined),
  fc.constant('__proto__'),
  fc.constant(''),
);
const type = rarely(
  fc.constantFrom(...Object.keys(kindsByType), ...decorations),
  fc.constant(undefined),
  fc.constant('hologram'),
);
const options = fc.constantFrom(
  undefined,
  [],
  ['a'],
  [{ const: 'a', title: 'A' }],
  [{ id: 'a' }],
  [{ const: 3 }],
);
const setting = rarely(
  fc.record({ const: key, title: fc.constant('A'), type, oneOf: options }),
  fc.constant('text'),
  fc.constant(null),
);
function withOwnKey(item: unknown, place: number): unknown {
  const name: unknown = typeof item === 'object' && item !== null && 'const' in item ? item.const : undefined;
  const isKey = typeof name === 'string' && /^[a-d]$/.test(name);
  return isKey ? { ...Object(item), const: `${name}${place}` } : item;
}
const manifest = fc.record({
  name: fc.constant('acme.slow'),
  displayName: fc.constant('Slow'),
  version: fc.constant('1.0.0'),
  isAsync: fc.boolean(),
  requireLicense: fc.boolean(),
  showAuthorizationButton: fc.boolean(),
  ...Object.fromEntries(addressNames.map((name) => [name, address])),
  supportedLogTypes: rarely(
    fc.uniqueArray(fc.constantFrom('call', 'sms', 'fax')),
    fc.constant(undefined),
    fc.constant(['call', 'telex']),
  ),
  // A key that is there twice is beyond a schema.
  pageContent: fc
    .array(setting, { maxLength: 3 })
    .map((items) => items.map((item, place) => withOwnKey(item, place))),
});

describe('the manifest’s schema', () => {
  it('is the file that editors read', async () => {
    expect(readFileSync(schemaPath, 'utf8')).toBe(await schemaDocument());
  });

  it('says of what it can say exactly what the panel says', () => {
    fc.assert(
      fc.property(manifest, (made) => {
        // As it would come out of a file.
        const platform = JSON.parse(JSON.stringify(made));
        expect(isValid(manifestSchema, platform)).toBe(!panelRefuses(platform));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(SAMPLE_PLUGINS.map((plugin) => [plugin.id, pluginManifest(plugin)] as const))(
    'passes the manifest of %s',
    (_id, body) => expect(isValid(manifestSchema, body)).toBe(true),
  );

  it.each([
    { isAsync: 'yes' },
    { version: 1 },
    { displayName: '' },
    { endpointUrl: 'ftp://slow.example.com/' },
    { endpointUrl: 'http://slow.example.com/' },
    { supportedLogTypes: 'call' },
    { pageContent: {} },
    { pageContent: [{ const: 'a', required: 'yes' }] },
    { pageContent: [{ const: 'a', maxLength: -1 }] },
    { configSchema: [] },
    { name: '' },
    { name: undefined },
  ])('refuses %j', (more) => {
    expect(isValid(manifestSchema, { ...good, ...more })).toBe(false);
  });

  it('passes addresses of one’s own computer', () => {
    const local = {
      ...good,
      endpointUrl: 'http://localhost:6067/run',
      userRegisterEndpointUrl: 'http://127.0.0.1/',
    };
    expect(isValid(manifestSchema, local)).toBe(true);
  });
});
