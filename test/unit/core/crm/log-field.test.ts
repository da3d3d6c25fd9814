import { describe, expect, test } from 'vitest';
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
  const { schema, problems } = guardPatterns(logFieldsSchema(readLogFields([item])).schema);
  return { code: Object(schema['properties']).code, problems };
}

describe.each([
  ['a text', text],
  ['a choice that is open to other values', openChoice],
])('the pattern of %s', (_kind, item) => {
  test.each(['(a+)+$', '(a|aa)+$', '(.*a){20}$', '(a', '\\1(a)'])(
    '%s does not run, and that is told',
    (pattern) => {
      const { code, problems } = guarded({ ...item, pattern });
      expect(code.pattern).toBeUndefined();
      expect(problems).toEqual([{ field: 'code', reason: 'unsafe_pattern' }]);
    },
  );

  test('^a*a*a*b$ runs on short values only', () => {
    expect(guarded({ ...item, pattern: '^a*a*a*b$' }).code.maxLength).toBeLessThan(400);
  });

  test.each(['^[A-Z]{2}-\\d+$'])('%s runs', (pattern) => {
    const { code, problems } = guarded({ ...item, pattern });
    expect(code.pattern).toBe(pattern);
    expect(problems).toEqual([]);
  });
});
