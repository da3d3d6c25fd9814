import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** What `npm run test:full` holds: the ratios, from fewer measurements. */
export default defineConfig<{ runs: number; isGate: boolean }>(base, {
  grep: /@gate/,
  // A run always ends, whatever hangs.
  globalTimeout: 900_000,
  use: { runs: 9, isGate: true },
  reporter: [['list'], ['json', { outputFile: '../../../test-results/speed.json' }]],
});
