import { describe, expect, test } from 'vitest';
import {
  fileLimits,
  isEmptyFile,
  organisationFileFormat,
  readOrganisationFile,
  writeOrganisationFile,
} from '../../../../src/core/plugins/organisation-file';

const content = {
  savedAt: 1_700_000_000_000,
  plugins: [
    {
      id: 'redaction',
      name: 'Redaction',
      version: '1.0.0',
      defaults: { mark: { value: '[x]', locked: true, reason: 'contract' } },
    },
  ],
  settings: { autoLogCall: { value: true, locked: false, reason: '' } },
  crm: { platform: 'keycrm', name: 'KeyCRM', settings: {} },
};
const written = JSON.parse(writeOrganisationFile(content));
const read = (change: object) => readOrganisationFile(JSON.stringify({ ...written, ...change }));
const plugin = (change: object) => ({ plugins: [{ ...content.plugins[0], ...change }] });

test('what was written is read', () => {
  expect(readOrganisationFile(JSON.stringify(written))).toEqual({
    file: { format: organisationFileFormat, version: 1, ...content },
  });
  expect(isEmptyFile(content)).toBe(false);
  expect(isEmptyFile({ ...content, plugins: [], settings: {} })).toBe(true);
});

describe('a file of a stranger', () => {
  test.each([
    ['no JSON', '{"format":', 'not_json'],
    ['too deep for a parser', '['.repeat(200_000), 'not_json'],
    ['too long', ' '.repeat(fileLimits.bytes + 1), 'too_large'],
    ['something else', '{"format":"backup","version":1}', 'other_format'],
    ['a list', '[]', 'other_format'],
    ['null', 'null', 'other_format'],
  ])('that is %s is refused', (_what, text, refusal) => {
    expect(readOrganisationFile(text)).toEqual({ refusal });
  });

  test.each([
    ['a later version', { version: 2 }, 'newer'],
    ['no version', { version: undefined }, 'malformed'],
    ['a time that no date can name', { savedAt: 1e17 }, 'malformed'],
    ['a plugin twice', { plugins: [content.plugins[0], content.plugins[0]] }, 'malformed'],
    ['a plugin without an id', plugin({ id: '' }), 'malformed'],
    ['a name as an object', plugin({ name: {} }), 'malformed'],
    ['values as a list', plugin({ defaults: [] }), 'malformed'],
    ['a lock that is a word', plugin({ defaults: { mark: { value: 1, locked: 'yes' } } }), 'malformed'],
    [
      'a reason that is a book',
      plugin({ defaults: { mark: { value: 1, locked: true, reason: 'x'.repeat(301) } } }),
      'malformed',
    ],
    [
      'a value that is too large',
      plugin({ defaults: { mark: { value: 'x'.repeat(fileLimits.valueBytes), locked: false } } }),
      'malformed',
    ],
    [
      'too many plugins',
      {
        plugins: Array.from({ length: fileLimits.plugins + 1 }, (_, place) => ({
          ...content.plugins[0],
          id: `p${place}`,
        })),
      },
      'malformed',
    ],
    [
      'too many values',
      {
        settings: Object.fromEntries(
          Array.from({ length: fileLimits.values + 1 }, (_, place) => [
            `s${place}`,
            { value: 1, locked: false },
          ]),
        ),
      },
      'malformed',
    ],
    ['no CRM', { crm: undefined }, 'malformed'],
  ])('with %s is refused whole', (_what, change, refusal) => {
    expect(read(change)).toEqual({ refusal });
  });

  test('reaches no prototype, and brings nothing that is not asked for', () => {
    const text = JSON.stringify({ ...written, settings: {} }).replace(
      '"settings":{}',
      '"settings":{"__proto__":{"value":1,"locked":false}},"userMappings":[1],"adminAccessToken":"t"',
    );
    const result = Object(readOrganisationFile(text)).file;
    expect(Object.keys(result.settings)).toEqual([]);
    expect(Object.getPrototypeOf(result.settings)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(['format', 'version', 'savedAt', 'plugins', 'settings', 'crm']);
  });
});
