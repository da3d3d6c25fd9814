import { defineConfig } from '@playwright/test';

/** `BENCH_RUNS`: how many times each thing is measured, for a quick look. */
const runs = process.env['BENCH_RUNS'];

export default defineConfig<{ runs: number }>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../../test-results/speed',
  // One thing at a time: what is measured is alone.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 1_800_000,
  use: runs === undefined ? {} : { runs: Number(runs) },
  reporter: [['line']],
});
