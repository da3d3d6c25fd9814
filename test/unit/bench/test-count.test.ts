import { expect, it } from 'vitest';
import { countTests, failedTests, sumCounts } from '../../bench/test-count.mjs';

it('reads the report of each runner', () => {
  expect(countTests({ numPassedTests: 7, numFailedTests: 2, success: false })).toEqual({
    passed: 7,
    failed: 2,
  });
  expect(countTests({ numPassedTests: 7, numFailedTests: 0, success: false })).toEqual({
    passed: 7,
    failed: 1,
  });
  expect(countTests({ numPassedTests: 7, numFailedTests: 0, success: true })).toEqual({
    passed: 7,
    failed: 0,
  });
  expect(countTests({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({
    passed: 5,
    failed: 2,
  });
});

it('adds reports up', () => {
  const counts = [
    { passed: 7, failed: 0 },
    { passed: 5, failed: 0 },
  ];
  expect(sumCounts(0, counts)).toEqual({ passed: 12, failed: 0 });
});

it('counts a missing report, and a run that failed outside of its tests', () => {
  expect(sumCounts(1, [{ passed: 7, failed: 0 }, undefined])).toEqual({ passed: 7, failed: 1 });
  expect(sumCounts(1, [{ passed: 7, failed: 0 }])).toEqual({ passed: 7, failed: 1 });
});

it('names each failed test of either runner with the first line of its error', () => {
  const failed = {
    status: 'failed',
    failureMessages: ['\u001b[31mAssertionError: expected 1\u001b[39m\n  at x'],
  };
  expect(
    failedTests({
      testResults: [
        {
          name: '/any/where/wall.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'the wall stands', status: 'passed', failureMessages: [] },
            { fullName: 'the wall holds', ...failed },
          ],
        },
        { name: '/any/where/gate.test.ts', status: 'failed', message: 'Cannot load', assertionResults: [] },
      ],
    }),
  ).toEqual(['wall.test.ts › the wall holds: AssertionError: expected 1', 'gate.test.ts: Cannot load']);

  const spec = (title: string, status: string, error?: string) => ({
    title,
    tests: [{ status, results: [{ status: error ? 'failed' : 'passed', error: { message: error } }] }],
  });
  expect(
    failedTests({
      stats: {},
      suites: [
        {
          title: 'day.spec.ts',
          specs: [spec('a call', 'expected'), spec('a fax', 'unexpected', 'Timed out\nlong')],
          suites: [{ title: 'later', specs: [spec('a text', 'flaky', 'Not seen')] }],
        },
      ],
    }),
  ).toEqual(['day.spec.ts › a fax: Timed out', 'day.spec.ts › later › a text: Not seen']);
});
