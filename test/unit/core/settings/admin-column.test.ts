import { describe, expect, test } from 'vitest';
import { readRecord, writeRecords } from '../../../../src/core/settings/admin-column';

describe('settings by key', () => {
  const column = { theirs: { value: 1 }, mine: { value: 2 }, broken: 'text' };

  test('one is changed, one added, one taken out; all others stay', () => {
    const records = new Map([
      ['mine', { value: 3 }],
      ['added', { value: 4 }],
      ['theirs', null],
    ]);
    expect(writeRecords('userSettings', column, records)).toEqual({
      mine: { value: 3 },
      added: { value: 4 },
      broken: 'text',
    });
  });

  test('a key that reaches a prototype reads as nothing', () => {
    expect(readRecord('userSettings', {}, 'constructor')).toBeUndefined();
    expect(readRecord('userSettings', column, 'mine')).toEqual({ value: 2 });
  });
});

describe('rows by CRM user', () => {
  const rows = [
    { crmUserId: 7, rcExtensionId: 'old spelling', note: 'kept' },
    { crmUserId: 'b', rcExtensionId: ['1', '2'] },
    { crmUserId: 'b', rcExtensionId: ['never read by the server'] },
    'not a row',
  ];

  test('the first row of a CRM user counts', () => {
    expect(readRecord('userMappings', rows, '7')).toMatchObject({ note: 'kept' });
    expect(readRecord('userMappings', rows, 'b')).toMatchObject({ rcExtensionId: ['1', '2'] });
    expect(readRecord('userMappings', null, 'b')).toBeUndefined();
  });

  test('are changed, added and taken out one by one', () => {
    const records = new Map([
      ['b', { rcExtensionId: ['3'] }],
      ['c', { rcExtensionId: [] }],
    ]);
    expect(writeRecords('userMappings', rows, records)).toEqual([
      rows[0],
      { crmUserId: 'b', rcExtensionId: ['3'] },
      'not a row',
      { crmUserId: 'c', rcExtensionId: [] },
    ]);
    expect(writeRecords('userMappings', rows, new Map([['7', null]]))).toEqual(rows.slice(1));
    expect(writeRecords('userMappings', null, new Map([['7', { rcExtensionId: ['1'] }]]))).toEqual([
      { crmUserId: '7', rcExtensionId: ['1'] },
    ]);
  });
});
