import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as written from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharePlainSchemas, shortenValibot } from '../../../shorten.config';

const source = createRequire(import.meta.url)
  .resolve('valibot')
  .replace(/\.c?js$/, '.mjs');
const folder = mkdtempSync(join(tmpdir(), 'plain-schemas-'));
let short: typeof written;

beforeAll(async () => {
  const file = join(folder, 'short.mjs');
  writeFileSync(file, shortenValibot(readFileSync(source, 'utf8')));
  short = await import(pathToFileURL(file).href);
});

afterAll(() => rmSync(folder, { recursive: true }));

const call = (v: typeof written) =>
  v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(5)),
    at: v.optional(v.number(), 7),
    note: v.fallback(v.nullable(v.string()), null),
    kind: v.picklist(['call', 'sms']),
    parties: v.array(v.object({ name: v.string(), isKnown: v.optional(v.boolean()) })),
    more: v.record(v.string(), v.union([v.literal(true), v.string(), v.array(v.number())])),
  });
const right = {
  id: 'a',
  kind: 'sms',
  parties: [{ name: 'Ada', extra: 1 }],
  more: { a: true, b: 'x', c: [1] },
};
const either = (v: typeof written) =>
  v.variant('type', [
    v.object({
      type: v.literal('one'),
      length: v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(3)),
    }),
    v.object({
      type: v.literal('two'),
      text: v.pipe(
        v.string(),
        v.regex(/^x/),
        v.transform((text) => text.length),
      ),
    }),
  ]);
const custom = (v: typeof written) => v.array(v.custom<string>((value) => value === 'this'));

/** What is made of a value: all of it, or the first thing that is wrong, in words. */
function parse(v: typeof written, schema: (v: typeof written) => written.GenericSchema, value: unknown) {
  const { success, output, issues } = v.safeParse(schema(v), value);
  return success ? { output } : { message: issues[0].message };
}

describe('the build’s valibot parses as the written one does', () => {
  test.each([
    ['all in order', call, right],
    ['what is not there has its default', call, { ...right, at: undefined, note: 5 }],
    ['no object', call, 'text'],
    ['nothing', call, undefined],
    ['a list for an object', call, [right]],
    ['an empty text', call, { ...right, id: '' }],
    ['a long text', call, { ...right, id: 'abcdef' }],
    ['a field that is missing', call, { ...right, id: undefined, kind: undefined }],
    ['a field that is not there at all', call, { kind: 'call' }],
    ['two wrong ones', call, { ...right, id: 5, kind: 'fax' }],
    ['one wrong in a list', call, { ...right, parties: [{ name: 'Ada' }, { name: 3 }, 4] }],
    ['no list', call, { ...right, parties: {} }],
    ['a union that nothing fits', call, { ...right, more: { a: false, b: [1, 'x'] } }],
    ['a union of which one fits in part', call, { ...right, more: { b: ['x'] } }],
    ['names that objects have', call, JSON.parse('{"__proto__":{"id":"a"},"id":"b"}')],
    ['one of two', either, { type: 'one', length: 2 }],
    ['the other', either, { type: 'two', text: 'xyz' }],
    ['too much', either, { type: 'one', length: 4 }],
    ['endless', either, { type: 'one', length: Infinity }],
    ['another pattern', either, { type: 'two', text: 'yx' }],
    ['neither', either, { type: 'three' }],
    ['of no kind', either, {}],
    ['checked', custom, ['this']],
    ['checked and refused', custom, ['this', 'that']],
  ])('%s', (_what, schema, value) => {
    expect(parse(short, schema, value)).toEqual(parse(written, schema, value));
  });

  test('and throws in the same words', () => {
    expect(() => short.parse(call(short), { id: 1 })).toThrow('Invalid type: Expected string but received 1');
    expect(short.is(call(short), right)).toBe(true);
    expect(short.is(call(short), {})).toBe(false);
  });
});

test('a version that is written in another way is refused', () => {
  expect(() => shortenValibot('const nothing = 1;')).toThrow('nothing any more');
});

test('schemas without arguments are made once', () => {
  const code = sharePlainSchemas('v.object({ a: v.string(), b: v.number(), c: v.optional(v.unknown()) })');
  expect(code).toBe('v.object({ a: v.one_string, b: v.one_number, c: v.optional(v.one_unknown) })');
  expect(sharePlainSchemas('v.string("words")')).toBe('v.string("words")');
  const make = (names: unknown): unknown => names;
  expect(make(short)).toMatchObject(
    Object.fromEntries(
      (['string', 'number', 'boolean', 'unknown'] as const).map((type) => [`one_${type}`, { type }]),
    ),
  );
});
