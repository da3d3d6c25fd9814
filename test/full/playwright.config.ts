import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config';
import type { ProjectChoices } from '../e2e/fixtures';
import { fullRunOnly } from '../e2e/full-run';

/** What a person does with the dialer, played with other dialers than the usual one. */
const dialerSpecs = {
  testDir: '../e2e',
  testMatch: ['logging.spec.ts', 'hostile-frames.spec.ts'],
  grepInvert: fullRunOnly,
};

/** The long runs in Chromium, beside those of every test run. */
export default defineConfig<ProjectChoices>(base, {
  outputDir: '../../test-results/full',
  timeout: 180_000,
  // A run always ends, whatever hangs.
  globalTimeout: 1_200_000,
  grepInvert: [],
  projects: [
    { name: 'walks', testDir: '.' },
    { name: 'browser', testDir: '../e2e', grep: fullRunOnly },
    { name: 'slow dialer', ...dialerSpecs, use: { dialer: { pace: 'slow' } } },
    { name: 'dialer 3.x', ...dialerSpecs, use: { dialer: { generation: '3.x' } } },
  ],
  reporter: [['list'], ['json', { outputFile: '../../test-results/full.json' }]],
});
