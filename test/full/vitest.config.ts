import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const parts = 4;
/** Minutes on a slow machine; what has not begun by then fails, so that a run always ends. */
const deadline = Date.now() + 35 * 60_000;

// The long simulations: minutes, not seconds. Each plays its schedules in parts, on every core that there is.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    maxWorkers: '100%',
    // A line for each batch as it ends, so that a log tells how far a run has come.
    reporters: ['verbose'],
    // Batches that hang are named and end; after three of them nothing more is learned.
    bail: 3,
    projects: Array.from({ length: parts }, (_, part) => ({
      extends: true,
      test: {
        name: `part ${part + 1} of ${parts}`,
        include: ['test/full/**/*.test.ts'],
        environment: 'node',
        restoreMocks: true,
        setupFiles: ['test/unit/set-up.ts'],
        // Many times what a batch takes on a slow machine.
        testTimeout: 180_000,
        hookTimeout: 180_000,
        provide: { part, parts, deadline },
      },
    })),
  },
});
