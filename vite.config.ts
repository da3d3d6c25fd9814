import { crx } from '@crxjs/vite-plugin';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, minifySync, parseAst, type Plugin, type Rolldown } from 'vite';
import manifest, { workerEntry } from './manifest.config';
import { groupBy } from './src/core/basics/group';
import { splitWords } from './words.config';

const root = 'src';
const target = 'chrome123';
export const workerFile = 'worker.js';
/** How long each step of the build takes is for whoever asks; others read a warning in it. */
const checks = { pluginTimings: false };
/** The script on pages that a person has chosen; the same name stands in src/platform/page-scripts.ts. */
export const pageFile = 'page.js';

/**
 * Fields of @rjsf/core that only a form's own `ui:field` can name, which is taken from no author
 * (core/forms/ui-schema.ts).
 */
const unreachableFields = ['LayoutGridField', 'LayoutHeaderField', 'LayoutMultiSchemaField'];

/**
 * Replaces a module by a small one of ours at build time.
 * Two are needed for @rjsf/core 6.11: it imports @rjsf/validator-ajv8 without depending on it (and ajv compiles
 * by `eval`, which the CSP forbids), and it brings 30 kB of markdown rendering that we never use: text from
 * strangers is shown as text. Nor do the addresses of schemas have to be resolved: an accepted schema has no
 * references (core/forms/schema.ts).
 */
function replaceModule(id: string, code: string): Plugin {
  const resolved = `\0replaced:${id}`;
  return {
    name: `replace-${id}`,
    enforce: 'pre',
    resolveId: (source) => (source === id ? resolved : undefined),
    load: (source) => (source === resolved ? code : undefined),
  };
}

/** The browser's own API, whose promises are all that the polyfill would give: Chrome has them from 123 on. */
const ownApi = () => replaceModule('webextension-polyfill', 'export default chrome');

/**
 * re2js names a method of its own `eval`. In the package the word stands for what the CSP forbids, and a check refuses
 * it wherever it is called (test/bench/built-code.ts); so the method gets another name.
 */
function renameEval(): Plugin {
  return {
    name: 'rename-eval',
    apply: 'build',
    transform: (code, id) =>
      id.includes('/node_modules/re2js/')
        ? { code: code.replaceAll(/\beval\(/g, 'holds('), map: null }
        : undefined,
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

function plainSchemas(): Plugin {
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

function presentStores(): Plugin {
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
function writeArrows(): Plugin {
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
const calledOftenModule = replaceModule(
  'called-often',
  Array.from(
    groupBy(calledOften, ([owner]) => owner),
    ([owner, all]) => `export const { ${all.map(([, name]) => name).join(', ')} } = ${owner};`,
  ).join('\n'),
);
const inject = Object.fromEntries(
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

/** A script that needs nothing else, apart from all others. */
async function buildAlone(
  plugins: Plugin[],
  rolldownOptions: Rolldown.InputOptions & { readonly output?: Rolldown.OutputOptions },
): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    envDir: '..',
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target,
      modulePreload: false,
      rolldownOptions: { ...rolldownOptions, checks },
    },
  });
  const [script, ...others] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (script?.type !== 'chunk' || others.length > 0) throw new Error('A script must be one file');
  return script;
}

/**
 * The worker as one file, and a classic script: Chrome keeps what it has compiled of one, and compiles a module anew at
 * each wake. A function of its own and `use strict` stand for what a module would have been.
 */
export async function buildWorker(): Promise<Rolldown.OutputChunk> {
  const worker = await buildAlone(
    [ownApi(), calledOftenModule, plainSchemas(), presentStores(), writeArrows()],
    { input: `${root}/${workerEntry}`, transform: { inject } },
  );
  const script = `(()=>{"use strict";${nameTexts(worker.code).trim()}})();`;
  const { code, errors } = minifySync(workerFile, script, { compress: false, mangle: true });
  if (errors.length > 0) throw new Error(`The worker cannot be shortened: ${errors[0]?.message}`);
  return { ...worker, code: `${code}\n` };
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
function shortenNumberFinder(): Plugin {
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

/** That script as one file that needs nothing else: a classic script, as Chrome puts into pages. */
export async function buildPageScript(): Promise<Rolldown.OutputChunk> {
  return buildAlone([ownApi(), shortenNumberFinder()], {
    input: `${root}/page/index.ts`,
    output: { format: 'iife' },
  });
}

/**
 * Builds the worker apart from the panel. In one build the two share chunks, and each loads what only the other
 * uses: the worker at every wake, the panel before its first paint.
 */
function separateWorker(): Plugin {
  return {
    name: 'separate-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const { code } = await buildWorker();
        this.emitFile({ type: 'asset', fileName: workerFile, source: code });
        this.emitFile({ type: 'asset', fileName: pageFile, source: (await buildPageScript()).code });
        const written = bundle['manifest.json'];
        if (written?.type !== 'asset') this.error('The manifest is missing');
        const background = { service_worker: workerFile };
        written.source = JSON.stringify({ ...JSON.parse(String(written.source)), background }, null, 2);
      },
    },
  };
}

/**
 * The page's code in few files: one file more costs more time than the bytes that it saves. Each holds all that these
 * modules of `panel` need, as far as no file above has it. What two files would hold is apart: in `fields` if forms need
 * it, else in `common`.
 */
export const parts = {
  // What runs before the rest is there; it has to stay small.
  begin: ['app/begin.ts'],
  // Every screen of the tab bar, so that their code comes with the page.
  paint: [
    'app/main.tsx',
    'activity/list/ActivityScreen.tsx',
    'plugins/installed/PluginsScreen.tsx',
    'tasks/TasksScreen.tsx',
    'settings/overview/SettingsScreen.tsx',
  ],
  lists: ['ui/LongList.tsx', 'shared/fuzzy-search.ts'],
  palette: ['app/palette/Palette.tsx', 'app/shortcuts/ShortcutsDialog.tsx'],
  dialer: [
    'dialer/DialerScreen.tsx',
    'dialer/microphone/MicrophoneScreen.tsx',
    'shared/calls/CallRows.tsx',
    'shared/calls/CallStrip.tsx',
  ],
  log: [
    'activity/log/LogScreen.tsx',
    'activity/list/QuickContact.tsx',
    'activity/select/IgnoredNotice.tsx',
    'activity/select/SelectScreen.tsx',
  ],
  callBacks: [
    'activity/call-backs/CallBacksScreen.tsx',
    'activity/call-backs/EditCallBackScreen.tsx',
    'activity/call-backs/NewCallBackScreen.tsx',
  ],
  form: ['forms/SchemaForm.tsx'],
  plugins: [
    'plugins/plugin/PluginScreen.tsx',
    'plugins/catalog/CatalogScreen.tsx',
    'plugins/details/DetailsScreen.tsx',
    'plugins/defaults/DefaultsScreen.tsx',
  ],
  workbench: ['plugins/workbench/WorkbenchScreen.tsx'],
  settings: [
    'crm/about/AboutCrmScreen.tsx',
    'crm/user-mapping/UserMappingScreen.tsx',
    'reports/ReportsScreen.tsx',
    'server-logging/ServerLoggingScreen.tsx',
    'settings/admin/AdminSettingsScreen.tsx',
    'settings/crm/CrmSettingsScreen.tsx',
    'settings/log-details/AdminLogDetailsScreen.tsx',
    'settings/log-details/LogDetailsScreen.tsx',
    'settings/own/SettingGroupScreen.tsx',
    'settings/privacy/PrivacyScreen.tsx',
    'settings/search/SettingResults.tsx',
    'settings/taken-over/DifferencesScreen.tsx',
    'settings/templates/AdminTemplatesScreen.tsx',
    'settings/templates/TemplatesScreen.tsx',
    'settings/taken-over/TakenOverScreen.tsx',
    'sign-in/connect/ConnectScreen.tsx',
    'sign-in/connect/ConnectorScreen.tsx',
    'sign-in/managed/SignInScreen.tsx',
  ],
  // After the first paint.
  refresh: [
    '../actions/activity/settle-call-backs.ts',
    '../actions/check-after-refresh.ts',
    '../actions/crm/load-connector.ts',
    '../actions/settings/refresh-settings.ts',
    '../actions/settings/save-client-settings.ts',
    '../actions/tasks/fresh-notes.ts',
    'app/selection-menu.ts',
    'settings/page-numbers/keep-sites.ts',
  ],
} as const satisfies { readonly [name: string]: readonly string[] };

/** All that has to be there before any of these modules of `panel` can run. */
function findReach(entries: readonly string[], graph: Rolldown.ChunkingContext): Set<string> {
  const reached = new Set<string>();
  const waiting = entries.map((entry) => resolve(root, 'panel', entry));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const known = graph.getModuleInfo(id);
    if (!known) throw new Error(`The panel has no ${id}`);
    if (!reached.has(id)) waiting.push(...known.importedIds);
    reached.add(id);
  }
  return reached;
}

/** The parts that others may import. */
const shared = ['begin', 'paint', 'lists', 'fields', 'common'];

function createGroups(): Rolldown.CodeSplittingGroup[] {
  let reaches: (readonly [string, Set<string>])[] | undefined;
  const placeOf: Rolldown.CodeSplittingNameFunction = (id, graph) => {
    reaches ??= Object.entries(parts).map(([name, entries]) => [name, findReach(entries, graph)] as const);
    const names = reaches.filter(([, reach]) => reach.has(id)).map(([name]) => name);
    const [first, second] = names;
    if (first === undefined || second === undefined || shared.includes(first)) return first;
    return names.includes('form') ? 'fields' : 'common';
  };
  // Each takes along what its modules import, unless one before it has it.
  return [...new Set([...shared, ...Object.keys(parts)])].map((name, place, { length }) => ({
    debugName: name,
    name: (id, graph) => (placeOf(id, graph) === name ? name : null),
    priority: length - place,
  }));
}

/** Asks for the code that paints, and for what that imports, together with the page: what begins there imports it later. */
function preloadPaint(): Plugin {
  return {
    name: 'preload-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        Object.values(bundle)
          .flatMap((output) => (output.type === 'chunk' && output.name === 'paint' ? [output] : []))
          .flatMap(({ fileName, imports }) => [fileName, ...imports])
          .filter((fileName) => !html.includes(fileName))
          .map((fileName) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig(({ command }) => ({
  root,
  publicDir: '../public',
  envDir: '..',
  plugins: [
    ownApi(),
    replaceModule('@rjsf/validator-ajv8', 'export default {}'),
    replaceModule('fast-uri', 'export default { resolve: (base, reference) => reference }'),
    replaceModule('markdown-to-jsx/react', 'export const Markdown = ({ children }) => children'),
    ...unreachableFields.map((name) => replaceModule(`./${name}.js`, 'export default () => null')),
    renameEval(),
    plainSchemas(),
    presentStores(),
    react(),
    crx({ manifest }),
    separateWorker(),
    splitWords(['begin', 'paint'], [workerFile, pageFile]),
    preloadPaint(),
  ],
  build: {
    // Development writes elsewhere: its output must never be mistaken for a package.
    outDir: command === 'serve' ? '../dist-dev' : '../dist',
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    target,
    rollupOptions: {
      input: { panel: `${root}/panel.html` },
      output: { codeSplitting: { groups: createGroups() } },
      checks,
    },
  },
  ...(command === 'serve' && {
    server: {
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      hmr: { host: '127.0.0.1', port: 5173, clientPort: 5173 },
      cors: { origin: [/^chrome-extension:\/\//] },
    },
  }),
}));
