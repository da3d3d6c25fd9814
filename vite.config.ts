import { crx } from '@crxjs/vite-plugin';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, minifySync, type Plugin, type Rolldown } from 'vite';
import manifest, { workerEntry } from './manifest.config';
import {
  calledOftenModule,
  inject,
  nameTexts,
  plainSchemas,
  presentStores,
  replaceModule,
  shortenNumberFinder,
  writeArrows,
} from './shorten.config';
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

/** The script on pages as one file that needs nothing else: a classic script, as Chrome puts into pages. */
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
    // What it would preload stands in the page: no code has files or styles of its own besides.
    replaceModule('\0vite/preload-helper.js', 'export const __vitePreload = (load) => load()'),
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
