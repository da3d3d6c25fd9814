import { crx } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.config';

/**
 * Replaces a module by a small one of ours at build time.
 * Two are needed for @rjsf/core 6.11: it imports @rjsf/validator-ajv8 without depending on it (and ajv compiles
 * by `eval`, which the CSP forbids), and it brings 30 kB of markdown rendering that we never use: text from
 * strangers is shown as text.
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

export default defineConfig(({ command }) => ({
  root: 'src',
  publicDir: '../public',
  envDir: '..',
  plugins: [
    replaceModule('@rjsf/validator-ajv8', 'export default {}'),
    replaceModule('markdown-to-jsx/react', 'export const Markdown = ({ children }) => children'),
    react(),
    crx({ manifest }),
  ],
  build: {
    // Development writes elsewhere: its output must never be mistaken for a package.
    outDir: command === 'serve' ? '../dist-dev' : '../dist',
    emptyOutDir: true,
    modulePreload: false,
    target: 'chrome123',
    rollupOptions: { input: { panel: 'src/panel.html' } },
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
