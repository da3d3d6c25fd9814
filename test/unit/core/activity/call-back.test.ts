import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  inOrder,
  isForToday,
  nextCallBack,
  readCallBacks,
  stateOf,
  timeOf,
  withChange,
  type CallBack,
} from '../../../../src/core/activity/call-back';
import { called, newRow, rescheduled } from '../../../../src/core/activity/call-back-change';

/** Noon, where the tests run. */
const now = new Date(2026, 10, 30, 12).getTime();
const hour = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

function row(change: Partial<CallBack> = {}): CallBack {
  return {
    id: 'r1',
    contactId: 'c1',
    contactType: 'Contact',
    status: 'scheduled',
    scheduledAt: iso(now + hour),
    lastCallAt: '',
    createdAt: '',
    ...change,
  };
}

describe('the state of a row is derived', () => {
  test.each([
    ['called', 'called', now + hour],
    ['called', 'called', now - hour],
    ['scheduled', 'scheduled', now + hour],
    ['scheduled', 'notCalled', now],
    ['scheduled', 'notCalled', now - hour],
    ['not called', 'notCalled', now + hour],
    ['', 'notCalled', now + hour],
    ['anything', 'notCalled', now - hour],
  ])('%s becomes %s', (status, state, at) => {
    expect(stateOf(row({ status, scheduledAt: iso(at) }), now)).toBe(state);
  });

  test('without a time nothing is scheduled', () => {
    expect(stateOf(row({ scheduledAt: '' }), now)).toBe('notCalled');
    expect(timeOf(row({ scheduledAt: '' }))).toBeUndefined();
    expect(timeOf(row({ status: 'called', lastCallAt: '' }))).toBeUndefined();
  });
});

test.each([
  ['later today', row(), true],
  ['earlier today', row({ scheduledAt: iso(now - hour) }), true],
  ['the last minute of today', row({ scheduledAt: iso(now + 11.99 * hour) }), true],
  ['tomorrow', row({ scheduledAt: iso(now + 12 * hour) }), false],
  ['yesterday, and still to be made', row({ scheduledAt: iso(now - 13 * hour) }), false],
  ['today, and called', row({ status: 'called', lastCallAt: iso(now) }), false],
  ['without a time', row({ scheduledAt: '' }), false],
])('for the badge of today: %s', (_name, one, isIn) => {
  expect(isForToday(one, now)).toBe(isIn);
});

describe('in order', () => {
  const overdue = row({ id: 'overdue', scheduledAt: iso(now - 48 * hour) });
  const soon = row({ id: 'soon' });
  const someday = row({ id: 'someday', scheduledAt: '' });
  const before = row({ id: 'before', status: 'called', lastCallAt: iso(now - 2 * hour) });
  const lately = row({ id: 'lately', status: 'called', lastCallAt: iso(now - hour) });

  test('what is longest overdue is next, then by time; those called come last, the latest first', () => {
    const rows = inOrder([before, soon, someday, lately, overdue]);
    expect(rows.map(({ id }) => id)).toEqual(['overdue', 'soon', 'someday', 'lately', 'before']);
    expect(nextCallBack([before, soon, overdue])?.id).toBe('overdue');
    expect(nextCallBack([before, lately])).toBeUndefined();
  });

  test('nothing is lost or made, and no called one is next', () => {
    const rows = fc.array(
      fc.record({
        id: fc.uuid(),
        contactId: fc.string(),
        contactType: fc.string(),
        status: fc.constantFrom('called', 'scheduled', ''),
        scheduledAt: fc.oneof(
          fc.constant(''),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
        lastCallAt: fc.constant(''),
        createdAt: fc.constant(''),
      }),
    );
    fc.assert(
      fc.property(rows, (some) => {
        const ordered = inOrder(some);
        expect(new Set(ordered)).toEqual(new Set(some));
        const next = nextCallBack(some);
        expect(next === undefined).toBe(some.every(({ status }) => status === 'called'));
        expect(next?.status).not.toBe('called');
        const earlier = some.filter(
          (one) =>
            one.status !== 'called' && (timeOf(one) ?? Infinity) < (next ? (timeOf(next) ?? Infinity) : 0),
        );
        expect(earlier).toEqual([]);
      }),
    );
  });
});

describe('a change as it will be on the server', () => {
  test('a new row goes by its key until it was read', () => {
    const body = newRow({ contact: undefined, number: '+16505550123', at: now });
    expect(withChange([row()], { key: 'k', ...body })).toEqual([
      row(),
      { ...row(), id: 'k', contactId: '+16505550123', contactType: '', scheduledAt: iso(now) },
    ]);
  });

  test('of a contact, its id and type: the server would drop name and number', () => {
    const contact = { id: 'c9', name: 'Grace', type: 'Lead' };
    expect(newRow({ contact, number: '+1', at: now })).toEqual({
      body: { contactId: 'c9', contactType: 'Lead', scheduledAt: iso(now) },
    });
  });

  test('called, moved, deleted', () => {
    const rows = [row(), row({ id: 'r2' })];
    expect(withChange(rows, { key: 'k', id: 'r1', ...called(now) })[0]).toMatchObject({
      status: 'called',
      lastCallAt: iso(now),
    });
    expect(withChange(rows, { key: 'k', id: 'r1', ...rescheduled(now) })[0]?.scheduledAt).toBe(iso(now));
    expect(withChange(rows, { key: 'k', id: 'r1' })).toEqual([row({ id: 'r2' })]);
  });

  test('a row that is gone stays gone', () => {
    expect(withChange([row()], { key: 'k', id: 'gone', ...called(now) })).toEqual([row()]);
  });
});

test('rows of any server are read, and one that is no row is left out', () => {
  const answer = {
    successful: true,
    items: [
      { id: 'r1', contactId: null, contactType: 'contact', status: null, scheduledAt: null, userId: 'u' },
      { contactId: 'no id' },
      'nothing',
    ],
  };
  expect(readCallBacks(answer)).toEqual([
    {
      id: 'r1',
      contactId: '',
      contactType: 'contact',
      status: '',
      scheduledAt: '',
      lastCallAt: '',
      createdAt: '',
    },
  ]);
  expect(readCallBacks({ items: 'none' })).toBeUndefined();
});
