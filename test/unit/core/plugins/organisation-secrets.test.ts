import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';
import { readEntry } from '../../../../src/core/plugins/entry';
import { exportFields, planFields } from '../../../../src/core/plugins/organisation-plan';

/** Each is planted where a secret may stand; none may be in what is taken along. */
const planted = 'PLANTED-7f3a';
const jwt = `eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IlBMQU5URUQtN2YzYSJ9.${planted}`;

const { fields } = readFields([
  { const: 'secret1', title: 'First', type: 'string' },
  { const: 'field2', title: 'API key', type: 'string' },
  { const: 'field3', title: 'Third', type: 'string', uiSchema: { 'ui:widget': 'password' } },
  { const: 'field4', title: 'Fourth', type: 'string', format: 'password' },
  { const: 'field5', title: 'PIN', type: 'number' },
  { const: 'tokens', title: 'Sixth', type: 'array' },
  { const: 'endpoint', title: 'Endpoint', type: 'string' },
  { const: 'account', title: 'Account', type: 'string' },
  { const: 'header', title: 'Header', type: 'string' },
  { const: 'certificate', title: 'Certificate', type: 'string' },
  { const: 'notes', title: 'Notes', type: 'array' },
  { const: 'reasoned', title: 'Reasoned', type: 'string' },
  { const: 'keyboard', title: 'Keyboard layout', type: 'selection', oneOf: [{ const: 'qwerty' }] },
  { const: 'passOn', title: 'Pass on', type: 'boolean' },
  { const: 'mark', title: 'Mark', type: 'string' },
]);

const config = {
  secret1: { value: planted },
  field2: { value: planted },
  field3: { value: planted },
  field4: { value: planted },
  field5: { value: 73_911 },
  tokens: { value: [planted] },
  endpoint: { value: `https://api.example.com/?api_key=${planted}` },
  account: { value: `https://user:${planted}@api.example.com/` },
  header: { value: `Bearer ${planted}` },
  certificate: { value: `-----BEGIN PRIVATE KEY-----\n${planted}` },
  notes: { value: ['fine', jwt] },
  reasoned: {
    value: 'x',
    customizable: false,
    lock: { by: planted, at: 1, reason: `use Bearer ${planted}` },
  },
  keyboard: { value: 'qwerty', token: planted },
  passOn: { value: true },
  mark: {
    value: '[x]',
    customizable: false,
    lock: { by: planted, at: 1, reason: 'contract' },
    apiKey: planted,
  },
  undeclared: { value: planted },
};
const entry = readEntry({
  value: { name: 'labs.x', accessToken: planted, ownChoices: { mark: planted }, config },
});

test('secrets that were planted everywhere stay out of the file', () => {
  const { values, withheld } = exportFields({ fields }, entry);
  expect(Object.keys(values)).toEqual(['keyboard', 'passOn', 'mark']);
  expect(JSON.stringify(values)).not.toContain(planted);
  expect(withheld).toHaveLength(12);
});

test('the parts of a schema, those of its conditions too', () => {
  const manifest = readPluginDescription(
    {
      platforms: {
        'labs.x': {
          configSchema: {
            type: 'object',
            properties: {
              service: {
                type: 'object',
                title: 'Service',
                properties: { url: { type: 'string' }, apiToken: { type: 'string' } },
              },
              vault: {
                type: 'object',
                title: 'Vault',
                properties: { code: { type: 'string', format: 'password' } },
              },
              mode: { type: 'string', title: 'Mode' },
            },
            if: { properties: { mode: { const: 'own' } } },
            ...Object.fromEntries([
              [
                ['th', 'en'].join(''),
                { properties: { word: { type: 'string', title: 'Word', format: 'password' } } },
              ],
            ]),
          },
        },
      },
    },
    'labs.x',
  );
  if (!manifest) throw new Error('no manifest');
  const stored = readEntry({
    value: {
      config: {
        service: { value: { url: 'https://a.example', apiToken: planted } },
        vault: { value: { code: planted } },
        word: { value: planted },
        mode: { value: 'own' },
      },
    },
  });
  const { values } = exportFields(manifest, stored);
  expect(Object.keys(values)).toEqual(['mode']);
});

test('whatever a field is called like a secret holds, it stays out', () => {
  const name = fc.constantFrom('password', 'clientSecret', 'accessToken', 'API_KEY', 'passphrase', 'pin');
  fc.assert(
    fc.property(name, fc.jsonValue(), (key, value) => {
      const declared = readFields([{ const: key, title: 'X', type: 'string' }]);
      const stored = readEntry({ value: { config: { [key]: { value } } } });
      expect(exportFields(declared, stored).values).toEqual({});
    }),
  );
});

test('nor is one taken from a file that somebody has written it into', () => {
  const wanted = Object.fromEntries(
    Object.entries(config).map(([key, { value }]) => [key, { value, locked: false, reason: '' }]),
  );
  const { changes, left } = planFields({ fields }, { config: {} }, wanted);
  expect(changes.map(({ field }) => field.key)).toEqual(['reasoned', 'keyboard', 'passOn', 'mark']);
  expect(left.filter(({ reason }) => reason === 'secret')).toHaveLength(11);
});
