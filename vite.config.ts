import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import manifest, { workerEntry } from './manifest.config';

const root = 'src';
const target = 'chrome123';
export const workerFile = 'worker.js';

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

/** The worker as one file. */
export async function buildWorker(): Promise<Rolldown.OutputChunk> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    envDir: '..',
    logLevel: 'warn',
    plugins: [ownApi()],
    build: { write: false, target, modulePreload: false, rollupOptions: { input: `${root}/${workerEntry}` } },
  });
  const [worker, ...others] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (worker?.type !== 'chunk' || others.length > 0) throw new Error('The worker must be one file');
  return worker;
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
        const written = bundle['manifest.json'];
        if (written?.type !== 'asset') this.error('The manifest is missing');
        const background = { service_worker: workerFile, type: 'module' };
        written.source = JSON.stringify({ ...JSON.parse(String(written.source)), background }, null, 2);
      },
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
    renameEval(),
    react(),
    crx({ manifest }),
    separateWorker(),
  ],
  build: {
    // Development writes elsewhere: its output must never be mistaken for a package.
    outDir: command === 'serve' ? '../dist-dev' : '../dist',
    emptyOutDir: true,
    modulePreload: false,
    target,
    rollupOptions: { input: { panel: `${root}/panel.html` } },
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
