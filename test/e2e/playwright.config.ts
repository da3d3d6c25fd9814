import { defineConfig } from '@playwright/test';
import { projectPath } from '../bench/project';
import { fullRunOnly } from './full-run';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  grepInvert: fullRunOnly,
  globalSetup: projectPath('test/e2e/build-once.ts'),
  outputDir: '../../test-results/e2e',
  // Each has a browser and a stack of its own.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // Many times what they take: a busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { screenshot: 'only-on-failure' },
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
});
