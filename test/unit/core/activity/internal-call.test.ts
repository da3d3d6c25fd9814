import { expect, test } from 'vitest';
import { isInternal } from '../../../../src/core/activity/call';

test.each([
  [{ extensionNumber: '102' }, true],
  [{ extensionNumber: '10200001' }, true],
  [{ phoneNumber: '102' }, true],
  [{ phoneNumber: '123456' }, true],
  [{ phoneNumber: '1234567' }, false],
  [{ phoneNumber: '+16505550123' }, false],
  [{ phoneNumber: '+16505550123', extensionNumber: '102' }, false],
  [{ name: 'Anonymous' }, false],
  [{}, false],
])('%j is a colleague: %s', (party, expected) => {
  expect(isInternal(party)).toBe(expected);
});
