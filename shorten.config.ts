/** Makes the code of a build shorter than bundler and minifier do; each step is held by a test in test/unit/bench. */
import { parseAst, type Plugin } from 'vite';
import { groupBy } from './src/core/basics/group';

/**
 * Replaces a module by a small one of ours at build time.
 * Two are needed for @rjsf/core 6.11: it imports @rjsf/validator-ajv8 without depending on it (and ajv compiles
 * by `eval`, which the CSP forbids), and it brings 30 kB of markdown rendering that we never use: text from
 * strangers is shown as text. Nor do the addresses of schemas have to be resolved: an accepted schema has no
 * references (core/forms/schema.ts).
 */
export function replaceModule(id: string, code: string): Plugin {
  const resolved = `\0replaced:${id}`;
  return {
    name: `replace-${id}`,
    enforce: 'pre',
    resolveId: (source) => (source === id ? resolved : undefined),
    load: (source) => (source === resolved ? code : undefined),
  };
}

/** In words alone, which is all that is read of what valibot finds wrong. */
const wording =
  'const issue = { message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}` };';

/** What valibot writes into each schema, or into what it finds wrong, and nobody here reads. */
const superfluous: readonly (readonly [written: RegExp, instead: string])[] = [
  // For libraries that know only Standard Schema: half the time that a schema takes.
  [/schema\["~standard"\] = \{.*?\n\t\};/gs, ''],
  [/return _standardSchema\(/g, 'return ('],
  // Where a translation's words belong (there are none), what waits (none does), words of a schema's own (none has any).
  [/^\t+reference: \w+,$/gm, ''],
  [/^\t+async: false,$/gm, ''],
  [/^\t+message: message\$1,$/gm, ''],
  [
    /\bconst issue = \{.*?(?=\tif \(isSchema\))/gs,
    `${wording}\n\tconst isSchema = context.kind === "schema";\n`,
  ],
  // Only the first thing that is wrong is told, and in words, which do not say where.
  [
    /for \(const issue of (\w+)\.issues\) \{\n.*?\n\t*\}\n\t*if \(!dataset\.issues\) dataset\.issues = \1\.issues;/gs,
    'dataset.issues ??= $1.issues;',
  ],
  [/const pathItem = \{.*?\};/gs, ''],
  [/,?\s*path: \[\{.*?\}\]/gs, ''],
  [/, \{ issues: \/\* @__PURE__ \*\/ _subIssues\(\w+\) \}/g, ''],
  // No parsing is asked to stop early, or for anything else.
  [/if \(config\$1\.abortEarly\) (?:break;|\{[^{}]*\})/g, ''],
  [/if \(!dataset\.issues \|\| !config\$1\.abortEarly && !config\$1\.abortPipeEarly\) /g, ''],
  [/\/\* @__PURE__ \*\/ getGlobalConfig\(config\$1\)/g, '{}'],
  [/Object\.prototype\.hasOwnProperty\.call\(/g, 'Object.hasOwn('],
];

/** Code without what is superfluous in it. */
function without(code: string, parts: typeof superfluous): string {
  return parts.reduce((rest, [written, instead]) => {
    if (rest.search(written) < 0) throw new Error(`A package has nothing any more like ${written}`);
    return rest.replaceAll(written, instead);
  }, code);
}

/** Schemas without arguments: each is made once, where it would be made some two hundred times at each wake. */
const plain = ['string', 'number', 'boolean', 'unknown'];
const plainCall = new RegExp(`\\bv\\.(${plain.join('|')})\\(\\)`, 'g');

/** Valibot without what nobody here reads: it parses the same, and says the same first thing that is wrong. */
export function shortenValibot(code: string): string {
  const made = plain.map((name) => `export const one_${name} = /* @__PURE__ */ ${name}();`);
  return [without(code, superfluous), ...made].join('\n');
}

/** Code of ours with one of each of these schemas (as `shortenValibot` has them) for all. */
export function sharePlainSchemas(code: string): string {
  return code.replaceAll(plainCall, 'v.one_$1');
}

export function plainSchemas(): Plugin {
  return {
    name: 'plain-schemas',
    apply: 'build',
    transform(code, id) {
      if (id.includes('/node_modules/valibot/')) return { code: shortenValibot(code), map: null };
      const isOurs = !id.includes('/node_modules/') && /import \* as v from ["']valibot["']/.test(code);
      return isOurs ? { code: sharePlainSchemas(code), map: null } : undefined;
    },
  };
}

/** What idb-keyval has for older browsers, and for whoever names no store. */
const olderStores: typeof superfluous = [
  [/customStore = defaultGetStore\(\)/g, 'customStore'],
  [/if \(store\.getAll[^{]*\) \{\n(.*?)\n {8}\}\n {8}const items = \[\];.*?\.then\(\(\) => items\);/gs, '$1'],
];

/** Idb-keyval for the browsers that have `getAll`, and with a store named. */
export function shortenStores(code: string): string {
  return without(code, olderStores);
}

export function presentStores(): Plugin {
  return {
    name: 'present-stores',
    apply: 'build',
    transform: (code, id) =>
      id.includes('/node_modules/idb-keyval/') ? { code: shortenStores(code), map: null } : undefined,
  };
}

/** Whether code has a `this`, `arguments` or `new.target` that is not of a function inside it. */
function namesThis(code: unknown): boolean {
  if (typeof code !== 'object' || code === null) return false;
  const { type, name }: { type?: unknown; name?: unknown } = code;
  if (type === 'ThisExpression' || type === 'MetaProperty' || name === 'arguments') return true;
  if (type === 'FunctionExpression' || type === 'FunctionDeclaration') return false;
  return Object.values(code).some(namesThis);
}

/**
 * Writes the functions of the worker as arrows, which take a twentieth less space: minifiers leave declarations alone.
 * They go where declarations count from anyway, before the other code; plain constants go before them, so that they are
 * still known where they are used. One with a `this` or `arguments` of its own would become another function and stays.
 */
export function writeArrows(): Plugin {
  return {
    name: 'write-arrows',
    apply: 'build',
    renderChunk(code) {
      const constants: string[] = [];
      const arrows: string[] = [];
      const rest: string[] = [];
      for (const node of this.parse(code).body) {
        const text = code.slice(node.start, node.end);
        if (
          node.type === 'FunctionDeclaration' &&
          node.id &&
          node.body &&
          !node.generator &&
          !namesThis([node.params, node.body])
        ) {
          const parameters = code.slice(code.indexOf('(', node.id.end), node.body.start);
          const body = code.slice(node.body.start, node.body.end);
          arrows.push(`var ${node.id.name} = ${node.async ? 'async ' : ''}${parameters.trim()} => ${body};`);
        } else if (
          node.type === 'VariableDeclaration' &&
          node.declarations.every(({ init }) => !init || init.type === 'Literal')
        )
          constants.push(text);
        else rest.push(text);
      }
      return { code: [...constants, ...arrows, ...rest].join('\n'), map: null };
    },
  };
}

/** Functions of the language that the worker calls most. There each gets a name that a minifier can shorten. */
const calledOften = [
  ['Object', 'entries'],
  ['Object', 'fromEntries'],
  ['Object', 'hasOwn'],
  ['Object', 'keys'],
  ['Object', 'values'],
  ['Array', 'isArray'],
  ['JSON', 'stringify'],
  ['Math', 'max'],
  ['Math', 'min'],
] as const;
export const calledOftenModule = replaceModule(
  'called-often',
  Array.from(
    groupBy(calledOften, ([owner]) => owner),
    ([owner, all]) => `export const { ${all.map(([, name]) => name).join(', ')} } = ${owner};`,
  ).join('\n'),
);
export const inject = Object.fromEntries(
  calledOften.map(([owner, name]): [string, [string, string]] => [
    `${owner}.${name}`,
    ['called-often', name],
  ]),
);

interface Place {
  readonly start?: number;
  readonly end?: number;
}

interface PropertyNode {
  readonly key?: Place & { readonly type?: string; readonly name?: string };
  readonly computed?: boolean;
  readonly shorthand?: boolean;
  readonly method?: boolean;
  readonly kind?: string;
}

/** A text in minified code, and what the code gains there if the text has a name of two letters. */
interface NamedPlace extends Required<Place> {
  readonly text: string;
  readonly gain: number;
  readonly isMember: boolean;
}

/**
 * Where a text stands in minified code as a value, between backticks, and where as the name of a member or a key. One that
 * is compared with a `typeof` stays, for engines know what that means.
 */
function textsIn(node: unknown, code: string): NamedPlace[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, start = 0, end = 0 }: Place & { type?: unknown } = node;
  if (
    type === 'TaggedTemplateExpression' ||
    (type === 'BinaryExpression' && code.startsWith('typeof', start))
  )
    return [];
  const text = code.slice(start, end);
  if (text === 'void 0' || (type === 'TemplateLiteral' && !text.includes('${')))
    return [{ start, end, text, gain: text.length - 2, isMember: false }];
  const inner = Object.values(node).flatMap((part) => textsIn(part, code));
  if (type === 'Property') return [...keyIn(node), ...inner];
  return type === 'MemberExpression' ? [...inner, ...memberIn(text, end)] : inner;
}

/** Keys shorter than this stay: one between brackets takes an engine longer. */
const longKey = 12;

/** The key of an object, as `[name]: value`. */
function keyIn(property: object): NamedPlace[] {
  const { key, computed, shorthand, method, kind }: PropertyNode = property;
  const isPlain = !computed && !shorthand && !method && kind === 'init' && key?.type === 'Identifier';
  if (!isPlain || key.name === undefined || key.name === '__proto__' || key.name.length < longKey) return [];
  const { name, start = 0, end = 0 } = key;
  return [{ start, end, text: `\`${name}\``, gain: name.length - 4, isMember: true }];
}

/** The name of the member that an expression ends with. */
function memberIn(expression: string, end: number): NamedPlace[] {
  // After a digit the dot may be a number's.
  const [, dot, name] = /[^\d?](\??\.)([a-z]\w*)$/i.exec(expression) ?? [];
  if (dot === undefined || name === undefined) return [];
  // `?.` stays.
  const start = end - name.length - (dot === '.' ? 1 : 0);
  return [{ start, end, text: `\`${name}\``, gain: end - start - 4, isMember: true }];
}

/**
 * Gives a name to each text that takes more space without one, `undefined`, names of members and keys among them: a tenth
 * of the worker was the same words again. The names are long here; whoever shortens all names afterwards shortens these.
 */
export function nameTexts(code: string): string {
  const places = textsIn(parseAst(code), code)
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => a.start - b.start);
  const often = [...groupBy(places, ({ text }) => text)]
    .filter(([text, at]) => at.reduce((sum, { gain }) => sum + gain, 0) > text.length + 4)
    .toSorted(([, a], [, b]) => b.length - a.length);
  const taken = new Set(code.match(/\$\w*/g));
  const free = Array.from(
    { length: often.length + taken.size },
    (_, place) => `$${place.toString(36)}`,
  ).filter((name) => !taken.has(name));
  const names = new Map(often.map(([text], place) => [text, free[place]]));
  let written = '';
  let from = 0;
  for (const { start, end, text, isMember } of places) {
    const name = names.get(text);
    if (name === undefined) continue;
    written += code.slice(from, start);
    from = end;
    if (isMember) written += `[${name}]`;
    else {
      // A word needs no space before a backtick, and one before a name.
      written += /[\w$]$/.test(written) ? ` ${name}` : name;
      if (/[\w$]/.test(code.charAt(from))) written += ' ';
    }
  }
  if (names.size === 0) return code;
  const constants = Array.from(names, ([text, name]) => `${name}=${text}`);
  return `var ${constants.join(',')};${written}${code.slice(from)}`;
}

/** Where the plan of a country has the formats in which its numbers are written. */
const formatsAt = 4;

/**
 * What libphonenumber knows of numbers without how they are written, half of it: a number is found by its digits
 * (test/unit/bench/number-plans.test.ts).
 */
export function withoutFormats<Plans extends { readonly countries: object }>(plans: Plans): Plans {
  const entries = Object.entries(plans.countries).map(([country, plan]): [string, unknown] => [
    country,
    Array.isArray(plan) ? plan.map((part: unknown, place) => (place === formatsAt ? 0 : part)) : plan,
  ]);
  return { ...plans, countries: Object.fromEntries(entries) };
}

/** libphonenumber without these formats, as it is written for browsers of today: a quarter less of the whole. */
export function shortenNumberFinder(): Plugin {
  return {
    name: 'shorten-number-finder',
    enforce: 'pre',
    resolveId: (source, importer = '') => {
      const [, file] = /^(?:\.\.\/)+es6\/(.*)$/.exec(source) ?? [];
      const [home] = /^.*\/node_modules\/libphonenumber-js\//.exec(importer) ?? [];
      return file !== undefined && home !== undefined ? `${home}es6-modern/${file}` : undefined;
    },
    transform: (code, id) => {
      if (!id.endsWith('/libphonenumber-js/metadata.min.json.js')) return undefined;
      const plans = JSON.parse(code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1));
      return { code: `export default ${JSON.stringify(withoutFormats(plans))}`, map: null };
    },
  };
}
