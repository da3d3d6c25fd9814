import * as fc from 'fast-check';

/**
 * `valid`: nothing in it is refused. `bomb`: small as published, and large or slow once it is expanded, copied or
 * checked. `pattern`: its patterns can be tried in very many ways. `moving`: `next` is published after the consent and
 * has one address at another host.
 */
export const manifestClasses = ['valid', 'bomb', 'pattern', 'moving'] as const;
export type ManifestClass = (typeof manifestClasses)[number];

export interface GeneratedManifest {
  readonly kind: ManifestClass;
  /** How it was made, for a failure's message. */
  readonly why: string;
  /** Its key in `platforms`. */
  readonly name: string;
  /** As the directory answers it. */
  readonly body: JsonBody;
  /** For `moving`: what is published later, and which address has moved. */
  readonly next?: { readonly body: JsonBody; readonly address: string };
  /** Keys of settings that work whatever else is refused. */
  readonly works: readonly string[];
  /** Patterns that the browser's own engine must never run. */
  readonly ambiguous: readonly string[];
  /** Values that the form refuses, by key. */
  readonly refuses: { readonly [key: string]: unknown };
}

type JsonBody = { readonly [key: string]: unknown };
type Part = Pick<GeneratedManifest, 'why'> &
  Partial<Pick<GeneratedManifest, 'works' | 'ambiguous' | 'refuses'>> & { readonly platform: JsonBody };

const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));
const named = (count: number, make: (place: number) => unknown, prefix = 'f'): JsonBody =>
  Object.fromEntries(times(count, (place) => [`${prefix}${place}`, make(place)]));
const object = (properties: JsonBody, rest: JsonBody = {}) => ({ type: 'object', properties, ...rest });
/** A schema with one field that works, first of all, so that it is there whatever follows. */
const withOk = (properties: JsonBody, rest: JsonBody = {}) => ({
  configSchema: object({ ok: { type: 'string', title: 'OK' }, ...properties }, rest),
});
const reference = (name: string) => ({ $ref: `#/$defs/${name}` });

const text = fc.string({ maxLength: 20 });
/** Keys that reach a prototype are refused. */
const fieldKey = fc
  .stringMatching(/^[a-z]{1,12}$/)
  .filter((key) => key !== 'constructor' && key !== 'prototype');
const valids: readonly fc.Arbitrary<Part>[] = [
  fc
    .uniqueArray(fieldKey, { minLength: 1, maxLength: 12 })
    .chain((keys) => fc.tuple(fc.constant(keys), fc.array(text, { minLength: 12, maxLength: 12 })))
    .map(([keys, titles]) => ({
      why: 'a list of fields',
      works: keys,
      platform: {
        pageContent: keys.map((key, place) => ({
          const: key,
          title: `${titles[place]}.`,
          type: ['string', 'number', 'boolean', 'array'][place % 4],
        })),
      },
    })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 30 }), fc.boolean())
    .map(([count, options, isList]) => ({
      why: `a schema of ${count} fields with ${options} options`,
      works: times(count, (place) => `f${place}`),
      platform: {
        configSchema: object(
          named(count, (place) => {
            const field =
              options > 0 ? { enum: times(options, (one) => `v${one}`), default: 'v0' } : { minLength: 1 };
            const item = { type: 'string', ...field, title: `Field ${place}` };
            return isList ? { type: 'array', items: { type: 'string' }, default: [] } : item;
          }),
        ),
      },
    })),
];

const bombs: readonly fc.Arbitrary<Part>[] = [
  fc
    .tuple(fc.integer({ min: 150, max: 299 }), fc.integer({ min: 20_000, max: 40_000 }))
    .map(([count, size]) => ({
      why: `${count} references to one default of ${size} bytes`,
      works: ['ok', 'f0'],
      platform: withOk(
        named(count, () => reference('d')),
        { $defs: { d: { type: 'string', default: 'x'.repeat(size) } } },
      ),
    })),
  fc.tuple(fc.integer({ min: 100, max: 299 }), fc.integer({ min: 700, max: 1000 })).map(([count, size]) => ({
    why: `${count} references to one list of ${size} options`,
    works: ['ok'],
    platform: withOk(
      named(count, () => reference('d')),
      { $defs: { d: { type: 'string', enum: times(size, (place) => `${'v'.repeat(30)}${place}`) } } },
    ),
  })),
  fc.integer({ min: 2000, max: 5000 }).map((size) => ({
    why: `200 references to ${size} members of an allOf`,
    works: ['ok'],
    platform: withOk(
      named(200, () => reference('d')),
      { $defs: { d: { allOf: times(size, () => true) } } },
    ),
  })),
  fc.tuple(fc.integer({ min: 4, max: 6 }), fc.integer({ min: 5, max: 7 })).map(([depth, width]) => ({
    why: `a default of ${width} parts, nested ${depth} times`,
    works: ['ok', 'deep'],
    platform: withOk(
      { deep: reference('d0') },
      {
        $defs: named(
          depth + 1,
          (level) =>
            level === depth
              ? { type: 'string', default: 'x'.repeat(2000) }
              : object(named(width, () => reference(`d${level + 1}`), 'q')),
          'd',
        ),
      },
    ),
  })),
  fc.tuple(fc.integer({ min: 6, max: 7 }), fc.integer({ min: 4, max: 6 })).map(([parts, choices]) => ({
    why: `${choices} alternatives in each of ${parts} parts of an allOf`,
    works: ['ok'],
    platform: withOk({
      wide: {
        type: 'object',
        allOf: times(parts, (part) => ({
          oneOf: times(choices, (choice) => ({ properties: { [`p${part}`]: { const: choice } } })),
        })),
      },
    }),
  })),
  fc.integer({ min: 700, max: 900 }).map((items) => ({
    why: `a list of ${items} items with 3,000 rules for each`,
    works: ['ok'],
    platform: withOk({
      list: {
        type: 'array',
        default: times(items, () => 1),
        items: { anyOf: times(3000, () => ({ minimum: 3 })) },
      },
    }),
  })),
  fc.integer({ min: 700, max: 1000 }).map((count) => ({
    why: `${count} dependencies on one schema of ${count} fields`,
    works: ['ok'],
    platform: withOk(
      {},
      {
        dependencies: named(count, () => reference('d'), 'on'),
        $defs: { d: { properties: named(count, () => ({ type: 'string' }), 'z') } },
      },
    ),
  })),
  fc.integer({ min: 2000, max: 100_000 }).map((count) => ({
    why: `a list of ${count} fields`,
    works: ['f0'],
    platform: {
      pageContent: times(count, (place) => ({
        const: `f${place}`,
        title: 'x',
        type: 'string',
        default: 'y',
      })),
    },
  })),
  fc.integer({ min: 5000, max: 50_000 }).map((count) => ({
    why: `a choice of ${count} options`,
    works: ['ok'],
    platform: {
      pageContent: [
        { const: 'ok', title: 'OK', type: 'string' },
        { const: 'wide', type: 'selection', oneOf: times(count, (place) => ({ const: `v${place}` })) },
      ],
    },
  })),
  fc.integer({ min: 10, max: 200 }).map((count) => ({
    why: `a list of ${count} defaults of 20 kB`,
    works: ['f0'],
    platform: {
      pageContent: times(count, (place) => ({
        const: `f${place}`,
        type: 'string',
        default: `${place}`.padEnd(20_000, 'x'),
      })),
    },
  })),
];

/** Patterns that can be tried in very many ways, with a value that does not match. */
const ambiguous: readonly (readonly [pattern: string, wrong: string])[] = [
  ['^(?:(?:a|a))*$', `${'a'.repeat(1500)}!`],
  ['^(?:x(?:a|a)y)*$', `${'xay'.repeat(500)}!`],
  ['^(?:(?:\\w|\\d))+$', `${'1'.repeat(1500)}!`],
  ['^(?:(?:a|aa)){30}$', 'a'.repeat(1500)],
];
const pattern = fc.constantFrom(...ambiguous);
const asText = (source: string) => ({ type: 'string', pattern: source });
const patterns: readonly fc.Arbitrary<Part>[] = [
  fc.tuple(pattern, fc.integer({ min: 1, max: 5 })).map(([[source, wrong], count]) => ({
    why: `${source} in ${count} fields`,
    works: ['ok', ...times(count, (place) => `f${place}`)],
    ambiguous: [source],
    refuses: { f0: wrong },
    platform: withOk(named(count, () => asText(source))),
  })),
  pattern.map(([source, wrong]) => ({
    why: `${source} in a list of fields`,
    works: ['f0'],
    ambiguous: [source],
    refuses: { f0: wrong },
    platform: { pageContent: [{ const: 'f0', type: 'string', pattern: source }] },
  })),
  pattern.map(([source, wrong]) => ({
    why: `${source} for each item`,
    works: ['ok', 'list'],
    ambiguous: [source],
    refuses: { list: [wrong] },
    platform: withOk({ list: { type: 'array', items: asText(source) } }),
  })),
  fc.tuple(pattern, fc.constantFrom('oneOf', 'anyOf', 'allOf')).map(([[source], keyword]) => ({
    why: `${source} inside ${keyword}`,
    works: ['ok', 'in'],
    ambiguous: [source],
    platform: withOk({
      in: { type: 'string', [keyword]: [asText(source), { type: 'string', maxLength: 3 }] },
    }),
  })),
  fc.tuple(pattern, fc.constantFrom('if', 'not')).map(([[source], keyword]) => ({
    why: `${source} inside ${keyword}`,
    works: ['ok', 'in'],
    ambiguous: [source],
    platform: withOk({ in: { type: 'string', [keyword]: asText(source) } }),
  })),
  pattern.map(([source]) => ({
    why: `${source} for names`,
    works: ['ok', 'map'],
    ambiguous: [source],
    platform: withOk({ map: { type: 'object', patternProperties: { [source]: { type: 'string' } } } }),
  })),
];

const addresses = ['endpointUrl', 'userRegisterEndpointUrl', 'logoutUrl', 'authStateUrl', 'licenseStatusUrl'];
const moving: readonly fc.Arbitrary<Part & { readonly address: string }>[] = [
  fc.constantFrom(...addresses).map((address) => ({
    why: `${address} moves`,
    address,
    works: ['ok'],
    platform: withOk({}),
  })),
];

type Made = fc.Arbitrary<Part & { readonly address?: string }>;
const nothing: Made = fc.constant({ why: '', platform: {} });
const arbitraries: { readonly [kind in ManifestClass]: readonly Made[] } = {
  valid: valids,
  bomb: bombs,
  pattern: patterns,
  moving,
};

function bodyOf(name: string, platform: JsonBody, moved: JsonBody = {}): JsonBody {
  const declared = Object.fromEntries(
    addresses.map((address) => [address, `https://${name.replaceAll('.', '-')}.example.com/${address}`]),
  );
  return {
    author: { name: 'Generated' },
    version: '1.0.0',
    platforms: { [name]: { ...declared, supportedLogTypes: ['call'], ...platform, ...moved } },
  };
}

/** The same manifests for the same seed, the classes and their kinds in turn. */
export function generateManifests(
  count: number,
  { seed = 1, classes = manifestClasses }: { seed?: number; classes?: readonly ManifestClass[] } = {},
): GeneratedManifest[] {
  return times(count, (place): GeneratedManifest => {
    const kind = classes[place % classes.length] ?? 'valid';
    const kinds = arbitraries[kind];
    const arbitrary = kinds[Math.floor(place / classes.length) % kinds.length] ?? nothing;
    const [part = { why: '', platform: {} }] = fc.sample(arbitrary, {
      seed: seed * 100_000 + place,
      numRuns: 1,
    });
    const { why, platform, works = [], ambiguous: sources = [], refuses = {}, address } = part;
    const name = `generated.m${place}`;
    const moved = address && { [address]: `https://elsewhere-${place}.example.net/${address}` };
    return {
      kind,
      why,
      name,
      body: bodyOf(name, platform),
      works,
      ambiguous: sources,
      refuses,
      ...(address && moved && { next: { address, body: bodyOf(name, platform, moved) } }),
    };
  });
}
