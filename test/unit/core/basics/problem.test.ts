import { expect, test } from 'vitest';
import { toProblem } from '../../../../src/core/basics/problem';

test.each([
  new Error('Resource::kQuotaBytes quota exceeded'),
  new Error('QUOTA_BYTES quota exceeded'),
  new Error('Session storage quota bytes exceeded. Values were not stored.'),
  new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError'),
])('a full store is called by its name: %s', (error) => {
  expect(toProblem(error)).toEqual({ code: 'storage_full' });
});

test('anything else unforeseen is a bug', () => {
  expect(toProblem(new Error('quota of patience'))).toMatchObject({ code: 'bug' });
});
