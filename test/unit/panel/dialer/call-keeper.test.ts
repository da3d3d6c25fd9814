import { beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../../../../src/core/call';
import { ProblemError } from '../../../../src/core/problem';
import { CallKeeper, type EndedCall, type UnkeptCall } from '../../../../src/panel/dialer/call-keeper';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));

const call: Call = {
  sessionId: '77',
  direction: 'Inbound',
  startTime: 1,
  duration: 0,
  result: '',
  from: { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' },
  to: {},
};
const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };

function start(answers: { [method: string]: () => Promise<unknown> }) {
  ask.mockImplementation((method) => answers[method]?.() ?? Promise.reject(new Error(method)));
  const ended: EndedCall[] = [];
  const unkept: (UnkeptCall | undefined)[] = [];
  const keeper = new CallKeeper({
    onEnded: (call) => void ended.push(call),
    onUnkept: (call) => void unkept.push(call),
  });
  return { keeper, ended, unkept };
}

const recorded = async () => ({ activityId: 'call:77' });
const asked = (method: string) => ask.mock.calls.filter(([name]) => name === method);

beforeEach(() => void ask.mockReset());

test('a call is written down when it ends, and its line has the CRM’s name', async () => {
  const { keeper, ended } = start({
    recordCall: recorded,
    matchContacts: async () => ({ '+16505550123': [contact] }),
  });
  await keeper.onCall({ call, status: 'ringing' });
  expect(asked('recordCall')).toEqual([]);
  await keeper.onCall({
    call: { ...call, duration: 65, result: 'Accepted' },
    status: 'ended',
    connectedAt: 5,
  });
  expect(asked('recordCall')).toEqual([
    ['recordCall', { call: { ...call, duration: 65, result: 'Accepted' } }],
  ]);
  expect(ended).toEqual([{ activityId: 'call:77', who: 'Ada Lovelace', isMissed: false }]);
  expect(asked('matchContacts')).toHaveLength(1);
});

test.each([
  ['several contacts', async () => ({ '+16505550123': [contact, { ...contact, id: 'c2', name: 'Other' }] })],
  ['nobody', async () => ({ '+16505550123': [] })],
  ['a CRM that cannot be asked', () => Promise.reject(new Error('offline'))],
])('%s: the caller id stands', async (_what, matchContacts) => {
  const { keeper, ended } = start({ recordCall: recorded, matchContacts });
  await keeper.onCall({ call, status: 'ended' });
  expect(ended[0]?.who).toBe('WIRELESS CALLER');
});

test('a slow CRM does not hold the line back', async () => {
  vi.useFakeTimers();
  const { keeper, ended } = start({ recordCall: recorded, matchContacts: () => new Promise(() => {}) });
  const done = keeper.onCall({ call: { ...call, from: { phoneNumber: '+16505550123' } }, status: 'ended' });
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  vi.useRealTimers();
  expect(ended[0]?.who).toBe('+16505550123');
});

test('a missed call is called one', async () => {
  const { keeper, ended } = start({ recordCall: recorded, matchContacts: async () => ({}) });
  await keeper.onCall({ call: { ...call, result: 'Missed' }, status: 'ended' });
  expect(ended[0]?.isMissed).toBe(true);
});

test('a call that could not be written down is kept to try again', async () => {
  let isBroken = true;
  const { keeper, ended, unkept } = start({
    recordCall: () => (isBroken ? Promise.reject(new ProblemError({ code: 'storage_full' })) : recorded()),
    matchContacts: async () => ({}),
  });
  await keeper.onCall({ call, status: 'ended' });
  expect(ended).toEqual([]);
  expect(unkept).toEqual([{ call, problem: { code: 'storage_full' } }]);
  isBroken = false;
  expect(await keeper.keep(call)).toBe('call:77');
  expect(unkept.at(-1)).toBeUndefined();
});
