import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config';

/** The long runs in Chromium, beside those of every test run. */
export default defineConfig(base, {
  testDir: '.',
  outputDir: '../../test-results/full',
  timeout: 180_000,
  // A run always ends, whatever hangs.
  globalTimeout: 900_000,
  reporter: [['list'], ['json', { outputFile: '../../test-results/full.json' }]],
});
