import { describe, expect, test } from 'vitest';
import { isTooCostly } from '../../../../src/core/forms/check-cost';
import { readDeclaredSettings } from '../../../../src/core/forms/declared-settings';
import { readFields } from '../../../../src/core/forms/field';
import { readSchema } from '../../../../src/core/forms/schema';
import { validate } from '../../../../src/core/forms/validation';
import { readConnectorSettings } from '../../../../src/core/crm/connector-setting';
import { readDeclaredLogFields } from '../../../../src/core/crm/declared-log-reader';
import { readLogFields } from '../../../../src/core/crm/log-field';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';

const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));
const named = (count: number, make: (place: number) => unknown, prefix = 'f') =>
  Object.fromEntries(times(count, (place) => [`${prefix}${place}`, make(place)]));

function describePlatform(platform: object) {
  const described = readPluginDescription({ platforms: { 'a.b': platform } }, 'a.b');
  if (!described) throw new Error('No platform');
  return described;
}

/** What the manifest alone puts into each person's record. */
function recordBytes(platform: object): number {
  return JSON.stringify(describePlatform(platform).settings.map((field) => [field.key, field.default]))
    .length;
}

describe('a manifest’s defaults', () => {
  const shared = {
    configSchema: {
      type: 'object',
      properties: named(300, () => ({ $ref: '#/$defs/d' })),
      $defs: { d: { type: 'string', default: 'x'.repeat(30_000) } },
    },
  };

  test('300 references to one of 30 kB: the fields stand, without it, each by name', () => {
    expect(JSON.stringify(shared).length).toBeLessThan(40_000);
    expect(recordBytes(shared)).toBeLessThan(32_000);
    const { fields, formProblems } = describePlatform(shared);
    expect(fields).toHaveLength(300);
    expect(fields.every((field) => field.default === undefined)).toBe(true);
    expect(formProblems).toContainEqual({ field: 'f299', reason: 'default_too_large' });
    expect(formProblems).toHaveLength(300);
  });

  test('as many as a record has room for stand, the others are left out by name', () => {
    const platform = {
      configSchema: { properties: named(40, () => ({ type: 'string', default: 'x'.repeat(1200) })) },
    };
    const { fields, settings, formProblems } = describePlatform(platform);
    const kept = fields.filter((field) => field.default !== undefined);
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length + formProblems.length).toBe(40);
    expect(fields.map((field) => field.default)).toEqual(settings.map((field) => field.default));
    expect(recordBytes(platform)).toBeLessThan(32_000);
  });

  test('assembled from properties that double at each step: the field stands without', () => {
    const $defs = named(
      7,
      (level) =>
        level === 6
          ? { default: 'x'.repeat(3000) }
          : { type: 'object', properties: named(6, () => ({ $ref: `#/$defs/d${level + 1}` })) },
      'd',
    );
    const platform = { configSchema: { properties: { deep: { $ref: '#/$defs/d0' }, ok: {} }, $defs } };
    expect(recordBytes(platform)).toBeLessThan(1000);
    expect(describePlatform(platform).settings.map(({ key }) => key)).toEqual(['deep', 'ok']);
  });

  test('of many small values is too much to check', () => {
    const { fields } = readFields([{ const: 'a', type: 'array', default: times(1001, () => 1) }]);
    expect(fields[0]?.default).toBeUndefined();
  });
});

describe('a list of fields', () => {
  test('of 100,000 items is read up to its limit, and the first that is too much is named', () => {
    const list = times(100_000, (place) => ({ const: `f${place}`, type: 'string' }));
    const { fields, problems } = readFields(list);
    expect(fields).toHaveLength(300);
    expect(problems).toEqual([{ field: 'f300', reason: 'schema_too_many' }]);
    expect(readDeclaredSettings({ pageContent: list }).fields).toHaveLength(300);
  });

  test('of what only shows something is limited too', () => {
    const list = [...times(100_000, () => ({ type: 'warning' })), { const: 'late', type: 'string' }];
    expect(readFields(list).fields).toEqual([]);
  });

  test.each([
    ['too many options', times(2001, (place) => ({ const: `v${place}` }))],
    ['options that are too long', times(1500, (place) => ({ const: `${place}`.padEnd(300, 'v') }))],
  ])('%s: the field is refused by name, the rest works', (_why, oneOf) => {
    const list = [
      { const: 'wide', type: 'selection', oneOf },
      { const: 'ok', type: 'string' },
    ];
    const { fields, problems } = readFields(list);
    expect(fields.map(({ key }) => key)).toEqual(['ok']);
    expect(problems).toEqual([{ field: 'wide', reason: 'too_many_options' }]);
  });

  test('options count together', () => {
    const oneOf = times(2000, (place) => ({ const: `v${place}` }));
    const { fields } = readFields(times(20, (place) => ({ const: `f${place}`, type: 'selection', oneOf })));
    expect(fields).toHaveLength(4);
  });

  test('a key as long as a text is none', () => {
    const properties = { ['k'.repeat(5000)]: { type: 'string' }, ok: { type: 'string' } };
    const { fields, formProblems } = describePlatform({ configSchema: { properties } });
    expect(fields.map(({ key }) => key)).toEqual(['ok']);
    expect(formProblems).toEqual([{ field: 'k'.repeat(60), reason: 'schema_too_many' }]);
  });
});

describe('a connector’s fields have the same budget', () => {
  const list = times(2000, (place) => ({
    const: `f${place}`,
    type: 'inputField',
    default: 'x'.repeat(2000),
  }));

  test('those of a log, with and without their form', () => {
    for (const fields of [readDeclaredLogFields(list), readLogFields(list).fields]) {
      expect(fields.length).toBeLessThanOrEqual(300);
      expect(JSON.stringify(fields.map((field) => field.default)).length).toBeLessThan(32_000);
    }
  });

  test('its settings, in however many sections', () => {
    const sections = times(50, (section) => ({
      type: 'section',
      name: `Section ${section}`,
      items: times(40, (place) => ({
        id: `s${section}_${place}`,
        type: 'inputField',
        defaultValue: 'x'.repeat(900),
      })),
    }));
    const settings = readConnectorSettings({ settings: sections }).flatMap((group) => group.settings);
    expect(settings.length).toBeGreaterThan(100);
    expect(settings.length).toBeLessThanOrEqual(300);
    expect(settings.filter((field) => field.default !== undefined).length).toBeGreaterThan(10);
    expect(JSON.stringify(settings.map((field) => field.default)).length).toBeLessThan(32_000);
  });
});

describe('a schema counts after expansion', () => {
  const within = (properties: object, rest: object = {}) =>
    readSchema({ type: 'object', properties: { ok: { type: 'string' }, ...properties }, ...rest });

  test('lists that references repeat are not gone through again and again', () => {
    const { schema, problems } = within(
      named(300, () => ({ $ref: '#/$defs/d' })),
      { $defs: { d: { allOf: times(5000, () => true) } } },
    );
    expect(problems.map(({ reason }) => reason)).toContain('schema_too_many');
    expect(JSON.stringify(schema).length).toBeLessThan(100_000);
    expect(Object(schema?.['properties'])).toHaveProperty('ok');
  });

  test('texts and options that references repeat are copied up to the limit', () => {
    const { schema, problems } = within(
      named(200, () => ({ $ref: '#/$defs/d' })),
      { $defs: { d: { enum: times(1000, (place) => `${'v'.repeat(40)}${place}`) } } },
    );
    expect(problems).toContainEqual({ field: 'f199', reason: 'form_too_large' });
    expect(JSON.stringify(schema).length).toBeLessThan(300_000);
  });

  test.each([
    ['side by side', { allOf: times(8, (part) => ({ oneOf: times(6, (one) => ({ const: part * one })) })) }],
    ['in a chain of references', { $ref: '#/$defs/d0' }],
  ])('alternatives that the renderer would multiply are refused: %s', (_where, wide) => {
    const $defs = named(
      8,
      (level) => ({
        oneOf: times(6, (one) => ({ const: one })),
        ...(level < 7 && { $ref: `#/$defs/d${level + 1}` }),
      }),
      'd',
    );
    const { schema, problems } = within({ wide }, { $defs });
    expect(problems).toContainEqual({ field: 'wide', reason: 'form_too_large' });
    expect(Object(schema?.['properties'])).toHaveProperty('ok');
  });

  test('a list whose items have more rules than can be tried on each is refused by name', () => {
    const rules = { anyOf: times(401, () => ({ minimum: 3 })) };
    const { problems } = within({ list: { type: 'array', items: rules } });
    expect(problems).toContainEqual({ field: 'list', reason: 'form_too_large' });
  });
});

test('a check that would take too long does not run', () => {
  const schema = { type: 'array', items: { anyOf: times(300, () => ({ minimum: 3 })) } };
  expect(
    isTooCostly(
      schema,
      times(1000, () => 1),
    ),
  ).toBe(false);
  expect(
    isTooCostly(
      schema,
      times(5000, () => 1),
    ),
  ).toBe(true);
  expect(() =>
    validate(
      schema,
      times(5000, () => 1),
    ),
  ).toThrow('too long');
});

test('hints as large as a book are not read, and the fields stand', () => {
  const configUiSchema = { 'ui:order': times(10_000, (place) => `name${place}`) };
  const platform = { configSchema: { properties: { ok: { type: 'string' } } }, configUiSchema };
  const { fields, formProblems } = describePlatform(platform);
  expect(fields.map(({ key }) => key)).toEqual(['ok']);
  expect(formProblems).toEqual([{ field: 'configUiSchema', reason: 'schema_too_large' }]);
});
