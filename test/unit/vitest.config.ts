import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const all = 'test/unit/**/*.test.{ts,tsx}';
const rules = 'test/unit/core/**/*.test.ts';

// A configuration of its own: the extension's build plugin has no place in a unit test.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [react()],
  test: {
    environment: 'node',
    // A slow machine is no failure: nothing here gates on time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    projects: [
      // Rules keep no state and are tested without stand-ins: their files can share a process, in a third of the time.
      { extends: true, test: { name: 'rules', include: [rules], isolate: false } },
      { extends: true, test: { name: 'rest', include: [all], exclude: [rules] } },
    ],
  },
});
