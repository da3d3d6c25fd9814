import { describe, expect, test } from 'vitest';
import type { DeclaredField } from '../../../../src/core/forms/declared-field';
import { readDeclaredProperties } from '../../../../src/core/forms/declared-properties';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';
import { fitsType } from '../../../../src/core/forms/value-type';
import keywords from '../../../fixtures/form-keywords.json' with { type: 'json' };
import hostile from '../../../hostile/schemas.json' with { type: 'json' };

function describePlatform(platform: object) {
  const described = readPluginDescription({ platforms: { 'a.b': platform } }, 'a.b');
  if (!described) throw new Error('No platform');
  return described;
}

function essenceOf({ hidden, default: value, isConditional }: DeclaredField) {
  return { hidden, value, isConditional };
}

describe('what the worker computes with and what the form shows', () => {
  const whole = {
    type: 'object',
    properties: Object.fromEntries(keywords.cases.map(({ schema }, place) => [`k${place}`, schema])),
    $defs: keywords.$defs,
  };
  test.each([...hostile, { why: 'every keyword', schema: whole }])('agree: $why', ({ schema }) => {
    const { fields, settings } = describePlatform({
      configSchema: schema,
      configUiSchema: { ok: { 'ui:widget': 'hidden' }, a: { 'ui:options': { widget: 'hidden' } } },
    });
    const computed = new Map(settings.map((setting) => [setting.key, essenceOf(setting)]));
    for (const field of fields) expect(computed.get(field.key)).toEqual(essenceOf(field));
  });
});

test('properties of conditions are declared too, the first description of each', () => {
  const schema = {
    properties: { kind: { type: 'string' } },
    required: ['kind'],
    allOf: [{ properties: { more: { type: 'number', default: 3 }, kind: { const: 'x' } } }],
    dependentSchemas: { kind: { properties: { other: { $ref: '#/$defs/other' } } } },
    $defs: { other: { properties: { deep: { default: 'd' } } } },
  };
  expect(readDeclaredProperties(schema, undefined)).toMatchObject([
    { key: 'kind', required: true },
    { key: 'more', required: false, default: 3, isConditional: true },
    { key: 'other', default: { deep: 'd' }, isConditional: true },
  ]);
});

test('references that never end, or double at each step, end', () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 11 }, (_, level) => [
      `d${level}`,
      {
        properties: Object.fromEntries(
          Array.from({ length: 8 }, (__, place) => [`p${place}`, { $ref: `#/$defs/d${level + 1}` }]),
        ),
      },
    ]),
  );
  const schema = {
    properties: { round: { $ref: '#' }, wide: { $ref: '#/$defs/d0' } },
    allOf: [{ $ref: '#' }],
    $defs,
  };
  expect(readDeclaredProperties(schema, undefined).map(({ key }) => key)).toEqual(['round', 'wide']);
});

test.each([
  [{ type: 'string' }, 'x', 7],
  [{ type: ['integer', 'null'] }, null, 1.5],
  [{ items: { type: 'number' } }, [1], ['1']],
  [{ prefixItems: [{ type: 'string' }], items: { type: 'number' } }, ['a', 1], ['a', 'b']],
  [{ items: [{ type: 'string' }], additionalItems: { type: 'number' } }, ['a', 1], [1]],
  [{ properties: { a: { type: 'boolean' } } }, { a: true }, { a: 'yes' }],
  [{ properties: { a: false } }, {}, { a: 1 }],
])('%j takes %j and not %j', (schema, right, wrong) => {
  expect(fitsType(schema, right)).toBe(true);
  expect(fitsType(schema, wrong)).toBe(false);
});

test('a type that nobody knows says nothing', () => {
  expect(fitsType({ type: 'hologram' }, 'x')).toBe(true);
});
