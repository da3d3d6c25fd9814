import { expect, it } from 'vitest';
import { countTests, sumCounts } from '../../bench/test-count.mjs';

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
