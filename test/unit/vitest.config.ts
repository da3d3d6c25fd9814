import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const all = 'test/unit/**/*.test.{ts,tsx}';
const screens = [
  'test/unit/panel/**/*.test.{ts,tsx}',
  'test/unit/dialer-simulator/{form,measured,screens}.test.ts',
];
const servers = 'test/unit/**/*real-{servers,logging}.test.ts';
/** Files that have modules replaced; those of the screens do so too. */
const replacing = [
  'test/unit/**/*-simulation.test.ts',
  'test/unit/stack/start/tour-run.test.ts',
  'test/unit/actions/directory/load-icon.test.ts',
  'test/unit/actions/plugins/kill-matrix.test.ts',
];
const setUp = 'test/unit/set-up.ts';
const fresh = ['test/unit/fresh-modules.ts', setUp];

// A configuration of its own: the extension's build plugin has no place in a unit test.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [react()],
  test: {
    environment: 'node',
    // A slow machine is no failure: nothing here gates on time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    restoreMocks: true,
    // A process and, for screens, a DOM for many files: to start them for each took longer than the tests.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: [all],
          exclude: [...screens, servers, ...replacing],
          setupFiles: [setUp],
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: screens,
          setupFiles: fresh,
          environment: 'jsdom',
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: { name: 'replacing', include: replacing, setupFiles: fresh, maxWorkers: '100%' },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: [servers],
          setupFiles: fresh,
          globalSetup: 'test/unit/shared-stack.ts',
          // One after the other: they share the running servers.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
