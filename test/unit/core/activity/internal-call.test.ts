import { describe, expect, test } from 'vitest';
import { isInternal } from '../../../../src/core/activity/call';
import { wantsExtensionCalls } from '../../../../src/core/settings/extension-calls';

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

describe('calls between extensions are wanted', () => {
  const on = (customizable: boolean) => ({ allowExtensionNumberLogging: { value: true, customizable } });
  const off = { allowExtensionNumberLogging: { value: false } };
  test.each([
    ['nobody has set it', {}, {}, false],
    ['an admin has set it for everyone', on(false), off, true],
    ['an admin’s default stands', on(true), {}, true],
    ['a person has chosen otherwise', on(true), off, false],
    ['a person has chosen it', {}, { allowExtensionNumberLogging: { value: true } }, true],
    ['it is no switch', { allowExtensionNumberLogging: { value: 'yes', customizable: false } }, {}, false],
  ])('where %s: %j %j → %s', (_what, admin, own, expected) => {
    expect(wantsExtensionCalls({ admin, own })).toBe(expected);
  });
});
