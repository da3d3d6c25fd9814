import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config';
import { fullRunOnly } from '../e2e/full-run';

/** The long runs in Chromium, beside those of every test run. */
export default defineConfig(base, {
  outputDir: '../../test-results/full',
  timeout: 180_000,
  // A run always ends, whatever hangs.
  globalTimeout: 1_200_000,
  grepInvert: [],
  projects: [
    { name: 'walks', testDir: '.' },
    { name: 'browser', testDir: '../e2e', grep: fullRunOnly },
  ],
  reporter: [['list'], ['json', { outputFile: '../../test-results/full.json' }]],
});
