import { describe, expect, test } from 'vitest';
import { mismatches } from '../../../../src/core/forms/field-pattern';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { linearMatcher } from '../../../../src/core/forms/linear-engine';
import { guardPatterns } from '../../../../src/core/forms/pattern-guard';
import { validate } from '../../../../src/core/forms/validation';
import { installedIn, settlePlugin } from '../../../../src/core/plugins/plugin-settings';
import { readPluginDescription } from '../../../../src/core/plugins/plugin-description';
import { readPluginManifest } from '../../../../src/core/plugins/plugin-manifest';
import { generateManifests, type GeneratedManifest } from '../../fakes/generated-manifests';

/** Parts of a value and its bytes as JSON, counted up to a million: more is far beyond any limit. */
function sizeOf(value: unknown): { parts: number; bytes: number } {
  const size = { parts: 0, bytes: 0 };
  const walk = (part: unknown): void => {
    if (size.parts > 1_000_000 || size.bytes > 1_000_000) return;
    size.parts += 1;
    if (typeof part !== 'object' || part === null) {
      size.bytes += String(part).length;
      return;
    }
    for (const [name, inner] of Object.entries(part)) {
      size.bytes += Array.isArray(part) ? 1 : name.length + 4;
      walk(inner);
    }
  };
  walk(value);
  return size;
}

/** Every place at which the validator would compile a pattern. */
function patternsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([keyword, value]: [string, unknown]) => [
    ...(keyword === 'pattern' && typeof value === 'string' ? [value] : []),
    ...(keyword === 'patternProperties' ? Object.keys(Object(value)) : []),
    ...patternsIn(value),
  ]);
}

/** The product of alternatives in the parts of an `allOf`, which the renderer writes out. */
function combinationsIn(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 1;
  const { allOf = [], oneOf = [] } = Object(part);
  const own = allOf.reduce(
    (product: number, one: unknown) => product * combinationsIn(one),
    Math.max(1, oneOf.length),
  );
  return Math.max(own, ...Object.values(part).map(combinationsIn));
}

function readOf({ name, body }: GeneratedManifest) {
  const manifest = readPluginManifest(body, name);
  const described = readPluginDescription(body, name);
  if (!manifest || !described) throw new Error('No platform');
  const { schema } = formSchema(described.fields, { withHidden: true, rules: described.rules });
  return { manifest, described, guarded: guardPatterns(schema) };
}

const manifests = generateManifests(300, { classes: ['valid', 'bomb', 'pattern'] });

describe.each(manifests)('$kind manifest $name: $why', (generated) => {
  const { kind, name, works, ambiguous, refuses } = generated;
  const { manifest, described, guarded } = readOf(generated);
  const defaults = Object.fromEntries(
    described.fields.flatMap(({ key, default: value }) => (value === undefined ? [] : [[key, value]])),
  );

  test('is read within its budget by both readers, and the rest works', () => {
    expect(manifest.settings.length).toBeLessThanOrEqual(300);
    const options = manifest.settings.flatMap((field) => [...field.options]);
    expect(options.length).toBeLessThanOrEqual(8000);
    expect(sizeOf(manifest.settings.map((field) => [field.key, field.default])).bytes).toBeLessThan(32_000);
    const { parts, bytes } = sizeOf(guarded.schema);
    expect(parts).toBeLessThan(60_000);
    expect(bytes).toBeLessThan(700_000);
    expect(combinationsIn(guarded.schema)).toBeLessThanOrEqual(200);
    expect(manifest.settings.map(({ key }) => key)).toEqual(expect.arrayContaining([...works]));
    expect(described.fields.map(({ key }) => key)).toEqual(expect.arrayContaining([...works]));
    for (const { key, default: value } of described.fields)
      expect(value).toEqual(manifest.settings.find((field) => field.key === key)?.default);
    // What is refused has a name; nothing else is.
    expect(described.formProblems.length > 0).toBe(kind === 'bomb');
  });

  test('leaves the validator no pattern that can be tried in many ways', () => {
    for (const source of ambiguous) expect(patternsIn(guarded.schema)).not.toContain(source);
    const isNamed = guarded.patterns.length > 0 || guarded.problems.length > 0;
    expect(isNamed).toBe(ambiguous.length > 0);
  });

  test('gives a form that can be checked, and writes a record that can be stored', () => {
    const matchers = guarded.patterns.map(({ path, expression }) => ({
      path,
      matches: linearMatcher(expression),
    }));
    expect(() => validate(guarded.schema, defaults)).not.toThrow();
    for (const [key, value] of Object.entries(refuses)) {
      expect(mismatches(matchers, { [key]: value }).map(({ path }) => path[0])).toEqual([key]);
    }
    const admin = { plugin_x: { value: { name, config: {} } } };
    const entry = installedIn(admin).get('x');
    if (!entry) throw new Error('Not installed');
    const { records } = settlePlugin(
      { admin, own: {} },
      { pluginId: 'x', admin: entry, body: generated.body, followsManifest: false },
    );
    expect(sizeOf(records['plugin_x']).bytes).toBeLessThan(64_000);
  });
});

test('the classes come in turn, the same for the same seed', () => {
  const some = generateManifests(40);
  expect(some).toEqual(generateManifests(40));
  expect(new Set(some.map(({ kind }) => kind)).size).toBe(4);
  for (const { kind, next } of some) expect(next !== undefined).toBe(kind === 'moving');
});
