import { describe, expect, test } from 'vitest';
import { fieldsFor } from '../../../../src/core/crm/declared-log-field';
import { logFieldsSchema, readLogFields } from '../../../../src/core/crm/log-field';
import { guardPatterns } from '../../../../src/core/forms/pattern-guard';

const text = { const: 'code', title: 'Code', type: 'inputField' };
const openChoice = {
  ...text,
  type: 'selection',
  options: [{ const: 'a', title: 'A' }],
  allowCustomValue: true,
};

/** The field as a form shows it, and what of it may not run. */
function guarded(item: object) {
  const { schema, patterns, problems } = guardPatterns(logFieldsSchema(readLogFields([item]).fields).schema);
  return { code: Object(schema['properties']).code, patterns, problems };
}

describe.each([
  ['a text', text],
  ['a choice that is open to other values', openChoice],
])('the pattern of %s', (_kind, item) => {
  test.each(['(a+)+$', '(a|aa)+$', '(.*a){20}$', '^a*a*a*b$'])(
    '%s is left to the linear engine, on at most 2,000 characters',
    (pattern) => {
      const { code, patterns } = guarded({ ...item, pattern });
      expect(code).toMatchObject({ maxLength: 2000 });
      expect(code.pattern).toBeUndefined();
      expect(patterns).toMatchObject([{ path: ['code'] }]);
    },
  );

  test.each(['(a', '\\1(a)', '(?<!a)b'])('%s does not run, and that is told', (pattern) => {
    const { code, problems } = guarded({ ...item, pattern });
    expect(code.pattern).toBeUndefined();
    expect(problems).toEqual([{ field: 'code', reason: 'unsafe_pattern' }]);
  });

  test.each(['^[A-Z]{2}-\\d+$'])('%s runs', (pattern) => {
    const { code, problems } = guarded({ ...item, pattern });
    expect(code.pattern).toBe(pattern);
    expect(problems).toEqual([]);
  });
});

describe('what is too much is left out and named', () => {
  test('a field with more choices than a form may have', () => {
    const options = Array.from({ length: 5001 }, (_, place) => ({ const: `o${place}`, title: 'x' }));
    const { fields, refused } = readLogFields([
      { ...openChoice, options },
      { ...text, const: 'other' },
    ]);
    expect(fields.map(({ key }) => key)).toEqual(['other']);
    expect(refused).toEqual([{ field: 'code', reason: 'too_many_options' }]);
  });

  test('what is no field at all, such as a warning, is not', () => {
    expect(readLogFields([{ type: 'warning', value: 'Mind this.' }, text])).toMatchObject({
      fields: [{ key: 'code' }],
      refused: [],
    });
  });
});

test.each([
  ['none of its own', [{ const: 'a', title: 'A' }], ['A', 'None']],
  [
    'one by its value',
    [
      { const: 'none', title: 'No deal' },
      { const: 'a', title: 'A' },
    ],
    ['No deal', 'A'],
  ],
  [
    'one by its words',
    [
      { const: 'a', title: 'A' },
      { const: '0', title: 'None' },
    ],
    ['A', 'None'],
  ],
])('a choice with %s offers nothing once', (_what, options, titles) => {
  const { fields } = readLogFields([{ ...text, type: 'selection', options }]);
  const [field] = fieldsFor(fields, { contact: undefined, noneTitle: 'None' });
  expect(field?.options.map(({ title }) => title)).toEqual(titles);
});
