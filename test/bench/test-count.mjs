/**
 * Adds up the reports of the test runners and ends with the line `N passed, N failed`.
 * Usage: test-count.mjs <exit code of the run> <report.json>… Works without packages, so that it can also tell of a
 * run that could not install them. Exits 0 only when the run did and every report is there with no failure in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Passed and failed tests of one report of Vitest or Playwright; a test that passed only on a retry has failed. */
export function countTests(report) {
  if (report.stats)
    return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  // A file that could not be loaded fails the run without a failed test.
  return { passed: report.numPassedTests, failed: report.numFailedTests || (report.success ? 0 : 1) };
}

/** The sum of all; a missing report, and a run that failed outside of its tests, count as a failure. */
export function sumCounts(exitCode, counts) {
  const sum = { passed: 0, failed: 0 };
  for (const count of counts) {
    sum.passed += count?.passed ?? 0;
    sum.failed += count?.failed ?? 1;
  }
  if (exitCode !== 0 && sum.failed === 0) sum.failed = 1;
  return sum;
}

function readReport(path) {
  return existsSync(path) ? countTests(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [exitCode, ...paths] = process.argv.slice(2);
  const { passed, failed } = sumCounts(Number(exitCode), paths.map(readReport));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
