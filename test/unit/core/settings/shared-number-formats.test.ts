import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberFormatsInForce } from '../../../../src/core/settings/number-formats-in-force';
import { numberFormatKeys } from '../../../../src/core/settings/present-shape';
import { sharedNumberFormats } from '../../../../src/core/settings/shared-number-formats';

const [first, second, third] = numberFormatKeys;
const nobody = { preferences: {}, policy: { preferences: {} } };

describe('an admin’s formats for App Connect’s own client', () => {
  test.each([
    [{}, null],
    [{ overridingNumberFormat: { customizable: true, numberFormatter1: '#' } }, null],
    [
      { [first]: { value: '##', customizable: true } },
      { customizable: true, numberFormatter1: '##', numberFormatter2: '', numberFormatter3: '' },
    ],
    [
      { [first]: { value: '#', customizable: true }, [third]: { value: '###', customizable: false } },
      { customizable: false, numberFormatter1: '#', numberFormatter2: '', numberFormatter3: '###' },
    ],
    [
      { [second]: { value: 7 } },
      { customizable: false, numberFormatter1: '', numberFormatter2: '', numberFormatter3: '' },
    ],
  ])('of %j are %j', (admin, expected) => {
    expect(sharedNumberFormats(admin)).toEqual(expected);
  });

  test('are for everybody else the same as the panel’s own', () => {
    const format = fc.string({ unit: fc.constantFrom('#', '*', '-', '('), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.option(format, { nil: undefined }), { minLength: 3, maxLength: 3 }),
        (formats) => {
          const records = numberFormatKeys.flatMap((key, index) => {
            const value = formats[index];
            return value === undefined ? [] : [[key, { value, customizable: true }] as const];
          });
          const admin = Object.fromEntries(records);
          const shared = sharedNumberFormats(admin);
          const there = { ...nobody, settingRecords: { admin: { overridingNumberFormat: shared }, own: {} } };
          const here = { ...nobody, settingRecords: { admin, own: {} } };
          expect(numberFormatsInForce(there)).toEqual(numberFormatsInForce(here));
        },
      ),
    );
  });
});

describe('the formats in force', () => {
  const shared = {
    customizable: true,
    numberFormatter1: '(###)',
    numberFormatter2: '##',
    numberFormatter3: '',
  };
  test.each([
    ['nobody', {}, {}, ['', '', '']],
    ['a person', {}, { [first]: { value: '#' }, [third]: { value: '###' } }, ['#', '', '###']],
    ['an admin', { overridingNumberFormat: shared }, {}, ['(###)', '##', '']],
    [
      'both, each their own',
      { overridingNumberFormat: shared },
      { [second]: { value: '###-#' } },
      ['(###)', '###-#', ''],
    ],
    [
      'an admin who locked them',
      { overridingNumberFormat: { ...shared, customizable: false } },
      { [second]: { value: '###-#' } },
      ['(###)', '##', ''],
    ],
    [
      // App Connect's own client has emptied them; the choice stands in our record.
      'a person, emptied by another client',
      {},
      { [first]: { value: '' }, panel_own: { value: { [first]: { choice: '####', written: '####' } } } },
      ['####', '', ''],
    ],
  ])('are those of %s', (_who, admin, own, expected) => {
    expect(numberFormatsInForce({ ...nobody, settingRecords: { admin, own } })).toEqual(expected);
  });
});
