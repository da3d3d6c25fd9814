/**
 * Adds up the reports of the test runners, names what failed and ends with the line `N passed, N failed`.
 * Usage: test-count.mjs <exit code of the run> <report.json>… Works without packages, so that it can also tell of a
 * run that could not install them. Exits 0 only when the run did and every report is there with no failure in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

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

/** The first line of a message of a runner, without its colors. */
function firstLine(message = '') {
  return stripVTControlCharacters(message).split('\n', 1)[0].trim();
}

function fileName(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

function specsOf(suite, titles) {
  const within = [...titles, suite.title];
  return [
    ...(suite.specs ?? []).map((spec) => ({ spec, titles: [...within, spec.title] })),
    ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, within)),
  ];
}

/** Each failed test of a report as `file › test: first line of its error`. */
export function failedTests(report) {
  if (report.stats)
    return (report.suites ?? [])
      .flatMap((suite) => specsOf(suite, []))
      .flatMap(({ spec, titles }) =>
        spec.tests
          .filter(({ status }) => status === 'unexpected' || status === 'flaky')
          .map(({ results }) => {
            const failed = results.find(({ status }) => status !== 'passed');
            return `${titles.join(' › ')}: ${firstLine(failed?.error?.message)}`;
          }),
      );
  return (report.testResults ?? []).flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${fileName(name)}: ${firstLine(message)}`];
    return failed.map(
      (test) => `${fileName(name)} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`,
    );
  });
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [exitCode, ...paths] = process.argv.slice(2);
  const reports = paths.map(readReport);
  const { passed, failed } = sumCounts(
    Number(exitCode),
    reports.map((report) => report && countTests(report)),
  );
  const named = reports.flatMap((report) => (report ? failedTests(report) : []));
  console.log(['', ...named, `${passed} passed, ${failed} failed`].join('\n'));
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
