import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfigSchema } from '../../../../src/core/forms/config-schema';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { guardPatterns } from '../../../../src/core/forms/pattern-guard';
import { readSchema } from '../../../../src/core/forms/schema';
import { schemaLimits } from '../../../../src/core/forms/schema-limits';
import { validate } from '../../../../src/core/forms/validation';
import keywords from '../../../fixtures/form-keywords.json' with { type: 'json' };
import hostile from '../../../hostile/schemas.json' with { type: 'json' };

const text = { type: 'string' };

function nested(depth: number): object {
  return depth === 1 ? text : { type: 'object', properties: { a: nested(depth - 1) } };
}

function withFields(count: number): object {
  const names = Array.from({ length: count }, (_, place) => `f${place}`);
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) };
}

describe('a stranger’s schema', () => {
  test.each(hostile)(
    '$why: what is refused is named, the rest stands',
    ({ schema, problems, kept, ...hostile }) => {
      const read = readConfigSchema(schema, undefined);
      const form = formSchema(read.fields, { rules: read.rules });
      const guarded = guardPatterns(form.schema);
      const reasons = [
        ...read.problems.map((problem) => problem.reason),
        ...guarded.problems.map(({ reason }) => reason),
      ];
      expect([...new Set(reasons)]).toEqual(problems);
      // An ambiguous pattern of a field is left to the linear engine.
      expect(guarded.patterns.length > 0).toBe('linear' in hostile);
      expect(read.fields.map((field) => field.key).toSorted()).toEqual(kept);
      // What stands can be used.
      expect(() => validate(guarded.schema, {})).not.toThrow();
    },
  );

  test('prototype keys are dropped everywhere', () => {
    const value: unknown = JSON.parse(
      `{"type":"object","properties":{"__proto__":{"type":"string"},"ok":{"type":"object","default":{"__proto__":{"x":1}},
        "properties":{"constructor":{"type":"string"},"in":{"const":{"prototype":1}}}}}}`,
    );
    const { schema, problems } = readSchema(value);
    expect(problems.map((problem) => problem.reason)).toEqual(['hostile_key', 'hostile_key']);
    expect(JSON.stringify(schema)).not.toMatch(/__proto__|constructor|prototype/);
    expect(Object.getPrototypeOf(Object(schema)['properties'])).toBe(Object.prototype);
  });

  test('depth, fields and size: accepted at the limit, refused by name beyond it', () => {
    expect(readSchema(nested(schemaLimits.depth)).problems).toEqual([]);
    expect(readSchema(nested(schemaLimits.depth + 1)).problems).toEqual([
      { field: Array.from({ length: schemaLimits.depth }, () => 'a').join('.'), reason: 'schema_too_deep' },
    ]);
    expect(readSchema(withFields(schemaLimits.fields)).problems).toEqual([]);
    expect(readSchema(withFields(schemaLimits.fields + 5)).problems).toEqual([
      { field: 'f300', reason: 'schema_too_many' },
    ]);
    const frame = JSON.stringify({ type: 'object', title: '' }).length;
    const sized = (bytes: number) =>
      readSchema({ type: 'object', title: 'x'.repeat(bytes - frame) }).problems;
    expect(sized(schemaLimits.bytes)).toEqual([]);
    expect(sized(schemaLimits.bytes + 1)).toEqual([{ field: '', reason: 'schema_too_large' }]);
  });

  test('twenty thousand levels, and references that double at each step, end at once', () => {
    let deep: object = text;
    for (let level = 0; level < 20_000; level += 1) deep = { properties: { a: deep } };
    expect(readSchema(deep).schema).toBeUndefined();
    const $defs = Object.fromEntries(
      Array.from({ length: 11 }, (_, level) => [
        `d${level}`,
        level === 10 ? text : { allOf: Array.from({ length: 8 }, () => ({ $ref: `#/$defs/d${level + 1}` })) },
      ]),
    );
    const started = performance.now();
    const { problems } = readSchema({ type: 'object', properties: { a: { $ref: '#/$defs/d0' } }, $defs });
    expect(problems.map((problem) => problem.reason)).toContain('schema_too_many');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('property: reading never throws, and what it accepts can be checked against any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.jsonValue(), (schema, value) => {
        const read = readSchema({ type: 'object', properties: schema, $defs: schema, allOf: [schema] });
        const { schema: accepted = {} } = read;
        expect(() => validate(accepted, value)).not.toThrow();
      }),
    );
  });
});

describe.each(keywords.cases)('keyword: $name', ({ name, schema, right, wrong }) => {
  const read = readConfigSchema(
    { type: 'object', properties: { value: schema }, $defs: keywords.$defs },
    undefined,
  );
  const form = guardPatterns(formSchema(read.fields, { rules: read.rules }).schema);

  test('is accepted', () => {
    expect(read.problems).toEqual([]);
    expect(read.fields.map((field) => field.key)).toEqual(['value']);
    expect(name).not.toBe('');
  });

  test.each(right.map((value) => [value]))('fits: %j', (value) => {
    expect(validate(form.schema, { value })).toEqual([]);
  });

  test.each(wrong as [unknown, string][])('does not fit: %j, by %s', (value, keyword) => {
    expect(validate(form.schema, { value }).map((problem) => problem.keyword)).toContain(keyword);
  });
});
