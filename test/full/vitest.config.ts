import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The long simulations: minutes, not seconds.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/full/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
  },
});
