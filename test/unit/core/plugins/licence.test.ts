import { expect, test } from 'vitest';
import { readLicence } from '../../../../src/core/plugins/licence';

test.each([
  [null, { state: 'missing' }],
  [
    { licenseStatus: true, licenseStatusDescription: 'Team' },
    { state: 'valid', description: 'Team' },
  ],
  [
    { licenseStatus: false, errorMessage: 'Expired' },
    { state: 'invalid', errorMessage: 'Expired' },
  ],
  [
    { licenseStatus: false, licenseStatusDescription: { x: 1 } },
    { state: 'invalid', description: '' },
  ],
])('%j is read', (body, expected) => {
  expect(readLicence(body, 5)).toMatchObject({ ...expected, checkedAt: 5 });
});

test.each([['<html>'], [{}], [[]], [{ licenseStatus: 'yes' }], [true]])('%j is junk', (body) => {
  expect(readLicence(body, 5)).toBeUndefined();
});
