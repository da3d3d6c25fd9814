import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  callBacksKey,
  detailsOf,
  joinKept,
  keptOf,
  readShared,
  sharedRecord,
  type KeptCallBack,
} from '../../../../src/core/activity/kept-call-back';
import { checkRecord } from '../../../../src/core/plugins/record-check';

const monday = '2026-11-30T09:00:00.000Z';
const tuesday = '2026-12-01T09:00:00.000Z';
const ada: KeptCallBack = {
  contactId: 'c1',
  scheduledAt: monday,
  name: 'Ada Lovelace',
  number: '+16505550123',
  note: 'about the engine',
};

describe('what is known of a row', () => {
  const nobody = { name: '', number: '', note: '' };
  test.each([
    ['by contact and time', { contactId: 'c1', scheduledAt: monday }, ada],
    ['moved by another client: by its contact', { contactId: 'c1', scheduledAt: tuesday }, ada],
    ['of another contact: nothing', { contactId: 'c2', scheduledAt: monday }, nobody],
    [
      'a number that stands for a contact',
      { contactId: '+16505550199', scheduledAt: monday },
      { ...nobody, number: '+16505550199' },
    ],
    ['an id of digits is no number', { contactId: '16505550199', scheduledAt: monday }, nobody],
  ])('%s', (_name, row, { name, number, note = '' }) => {
    expect(detailsOf(row, [ada])).toEqual({ name, number, note });
  });

  test('of two call-backs of one contact each has its own number', () => {
    const office = { ...ada, scheduledAt: tuesday, number: '+16505550177', note: '' };
    expect(detailsOf({ contactId: 'c1', scheduledAt: monday }, [ada, office]).number).toBe(ada.number);
    expect(detailsOf({ contactId: 'c1', scheduledAt: tuesday }, [ada, office]).number).toBe(office.number);
  });
});

describe('what is kept', () => {
  test.each([
    ['a row that is there', [{ contactId: 'c1', scheduledAt: monday }], [ada]],
    ['moved by another client', [{ contactId: 'c1', scheduledAt: tuesday }], [ada]],
    ['gone', [{ contactId: 'c2', scheduledAt: monday }], []],
    ['all gone', [], []],
  ])('%s', (_name, rows, kept) => {
    expect(keptOf([ada], rows)).toEqual(kept);
  });

  test('the time of before is forgotten once the new one is known', () => {
    const moved = { ...ada, scheduledAt: tuesday };
    expect(keptOf([ada, moved], [{ contactId: 'c1', scheduledAt: tuesday }])).toEqual([moved]);
  });

  test('of one call-back the first is believed', () => {
    const other = { ...ada, name: 'A. Lovelace' };
    expect(joinKept([ada], [other])).toEqual([ada]);
  });
});

describe('what the person’s other computers are told', () => {
  test('name and number, never the note', () => {
    const record = sharedRecord([ada]);
    expect(JSON.stringify(record)).not.toContain('engine');
    const { note: _note, ...told } = ada;
    expect(readShared({ [callBacksKey]: record })).toEqual([told]);
  });

  test('nothing where there is nothing, and nothing of what cannot be read', () => {
    expect(sharedRecord([])).toBeUndefined();
    for (const record of [null, 'x', { value: 'x' }, { value: [{ contactId: 1 }, null] }, undefined])
      expect(readShared({ [callBacksKey]: record })).toEqual([]);
  });

  test('any number of them fits into a record, and the latest are in it', () => {
    const kept = fc.record({
      contactId: fc.string({ unit: 'binary', maxLength: 300 }),
      scheduledAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      name: fc.string({ unit: 'binary', maxLength: 3000 }),
      number: fc.string({ maxLength: 300 }),
      note: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 300, size: 'max' }), (all) => {
        const record = sharedRecord(all) ?? { value: [] };
        expect(() => checkRecord('userSettings', callBacksKey, record)).not.toThrow();
      }),
      { numRuns: 8 },
    );
    const many = Array.from({ length: 500 }, (_, place) => ({
      ...ada,
      contactId: `c${place}`,
      scheduledAt: new Date(Date.UTC(2026, 0, 1 + place)).toISOString(),
    }));
    const told = readShared({ [callBacksKey]: sharedRecord(many.toReversed()) });
    expect([told.length, told.at(-1)?.contactId]).toEqual([100, 'c499']);
  });
});
