import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import type { Call } from '../../../../src/core/activity/call';
import { ProblemError } from '../../../../src/core/basics/problem';
import {
  CallKeeper,
  type CallPop,
  type EndedCall,
  type UnkeptCall,
} from '../../../../src/panel/dialer/call-keeper';
import { setWords } from '../../../../src/panel/app/words';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/panel/dialer/caller-page', () => ({
  announceCall: (...input: unknown[]) => ask('announceCall', input),
}));

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
const ada = { contact, address: 'https://crm.example/c1' };

function start(answers: { [method: string]: () => Promise<unknown> }, hasAiNotes = false) {
  let choices = 0;
  ask.mockImplementation((method) => answers[method]?.() ?? Promise.reject(new Error(method)));
  const ended: EndedCall[] = [];
  const unkept: (UnkeptCall | undefined)[] = [];
  const pops: (CallPop | undefined)[] = [];
  const founds: unknown[] = [];
  const keeper = new CallKeeper({
    onPop: (pop) => void pops.push(pop),
    onFound: (...found) => void founds.push(found),
    onEnded: (call) => void ended.push(call),
    onUnkept: (call) => void unkept.push(call),
    onChoice: () => void (choices += 1),
    hasAiNotes: () => hasAiNotes,
    isWanted: async ({ from }) => from.extensionNumber !== '102',
  });
  return { keeper, ended, unkept, pops, founds, choices: () => choices };
}

const recorded = async () => ({ activityId: 'call:77' });
const asked = (method: string) => ask.mock.calls.filter(([name]) => name === method);

beforeAll(() => setWords(en));
beforeEach(() => void ask.mockReset());

test('a call is written down when it ends, and its line has the CRM’s name', async () => {
  const { keeper, ended, pops } = start({
    recordCall: recorded,
    announceCall: async () => ({ callers: [ada], asksPerson: false }),
  });
  await keeper.onCall({ call, status: 'ringing' });
  expect(asked('recordCall')).toEqual([]);
  await keeper.onCall({
    call: { ...call, duration: 65, result: 'Accepted' },
    status: 'ended',
    connectedAt: 5,
  });
  expect(asked('recordCall')).toEqual([
    ['recordCall', { call: { ...call, duration: 65, result: 'Accepted' }, isFinal: false }],
  ]);
  expect(ended).toEqual([{ activityId: 'call:77', who: 'Ada Lovelace', isMissed: false }]);
  expect(asked('announceCall')).toHaveLength(1);
  // While it lasted the CRM's contact stood above the frame; afterwards nobody does.
  expect(pops).toEqual([expect.objectContaining({ callers: [ada] }), undefined]);
});

test.each([
  [
    'several contacts',
    async () => ({ callers: [ada, { contact: { ...contact, id: 'c2', name: 'Other' } }], asksPerson: false }),
  ],
  ['nobody', async () => ({ callers: [], asksPerson: false })],
  ['a CRM that cannot be asked', () => Promise.reject(new Error('offline'))],
])('%s: the number stands, with the caller id as a hint', async (_what, announceCall) => {
  const { keeper, ended } = start({ recordCall: recorded, announceCall });
  await keeper.onCall({ call, status: 'ended' });
  expect(ended[0]?.who).toBe('+1 650 555 0123 · WIRELESS CALLER');
});

test('a CRM that could not be asked is not one that has nobody, and is asked again', async () => {
  let isDown = true;
  const { keeper, pops, founds } = start({
    recordCall: recorded,
    announceCall: () =>
      isDown
        ? Promise.reject(new ProblemError({ code: 'unreachable' }))
        : Promise.resolve({ callers: [ada], asksPerson: false }),
  });
  await keeper.onCall({ call, status: 'ringing' });
  const [failed] = pops;
  expect(failed).toMatchObject({ callers: [], problem: { code: 'unreachable' } });
  expect(founds).toEqual([]);
  isDown = false;
  if (failed) await keeper.lookAgain(failed);
  expect(founds).toEqual([['+16505550123', [contact]]]);
  expect(pops[1]).toMatchObject({ callers: [ada] });
  expect(pops[1]).not.toHaveProperty('problem');
  await keeper.onCall({ call, status: 'ended' });
  const before = pops.length;
  if (failed) await keeper.lookAgain(failed);
  expect(pops).toHaveLength(before);
});

test('a call that is not wanted is neither looked up nor recorded', async () => {
  const { keeper, ended, pops } = start({ recordCall: recorded });
  const internal = { ...call, from: { extensionNumber: '102', name: 'Dana Reyes' } };
  await keeper.onCall({ call: internal, status: 'ringing' });
  await keeper.onCall({ call: internal, status: 'ended' });
  expect(await keeper.keep(internal, true)).toBeUndefined();
  expect(ask).not.toHaveBeenCalled();
  expect([...ended, ...pops]).toEqual([]);
});

test('a slow CRM does not hold the line back', async () => {
  vi.useFakeTimers();
  const { keeper, ended } = start({ recordCall: recorded, announceCall: () => new Promise(() => {}) });
  const done = keeper.onCall({ call: { ...call, from: { phoneNumber: '+16505550123' } }, status: 'ended' });
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  vi.useRealTimers();
  expect(ended[0]?.who).toBe('+1 650 555 0123');
});

test('a missed call is called one', async () => {
  const { keeper, ended } = start({
    recordCall: recorded,
    announceCall: async () => ({ callers: [], asksPerson: false }),
  });
  await keeper.onCall({ call: { ...call, result: 'Missed' }, status: 'ended' });
  expect(ended[0]?.isMissed).toBe(true);
});

test('a call that could not be written down is kept to try again', async () => {
  let isBroken = true;
  const { keeper, ended, unkept } = start({
    recordCall: () => (isBroken ? Promise.reject(new ProblemError({ code: 'storage_full' })) : recorded()),
    announceCall: async () => ({ callers: [], asksPerson: false }),
  });
  await keeper.onCall({ call, status: 'ended' });
  expect(ended).toEqual([]);
  expect(unkept).toEqual([{ call, problem: { code: 'storage_full' } }]);
  isBroken = false;
  expect(await keeper.keep(call)).toBe('call:77');
  expect(unkept.at(-1)).toBeUndefined();
});

test('a call of which the end was never said is forgotten after twenty others', async () => {
  const announceCall = async () => ({ callers: [ada], asksPerson: false });
  const { keeper, pops } = start({ announceCall, recordCall: recorded });
  for (let index = 0; index < 21; index += 1)
    await keeper.onCall({ call: { ...call, sessionId: `${index}` }, status: 'ringing' });
  const [oldest, second] = pops;
  if (!oldest || !second) throw new Error('Nobody is announced');
  ask.mockClear();
  await keeper.lookAgain(oldest);
  expect(asked('announceCall')).toEqual([]);
  await keeper.lookAgain(second);
  expect(asked('announceCall')).toHaveLength(1);
});

test.each([
  ['ringing', {}, 'ring'],
  ['connected', {}, 'answer'],
  // Nobody has answered it just now: it was taken up from hold, or the panel was opened in the middle of it.
  ['connected', { wasConnected: true }, undefined],
] as const)('what opens by itself is told that the call is %s %j', async (status, more, step) => {
  const { keeper } = start({ announceCall: async () => ({ callers: [ada], asksPerson: false }) });
  await keeper.onCall({ call, status, ...more });
  expect(asked('announceCall')).toEqual([['announceCall', [call, step]]]);
});

test('a call of which only the end is seen opens nothing', async () => {
  const { keeper } = start({
    recordCall: recorded,
    announceCall: async () => ({ callers: [ada], asksPerson: false }),
  });
  await keeper.onCall({ call, status: 'ended' });
  expect(asked('announceCall')).toEqual([['announceCall', [call, undefined]]]);
});

test('a choice among several is shown once it is wanted', async () => {
  let asksPerson = false;
  const { keeper, choices } = start({ announceCall: async () => ({ callers: [ada, ada], asksPerson }) });
  await keeper.onCall({ call, status: 'ringing' });
  expect(choices()).toBe(0);
  asksPerson = true;
  await keeper.onCall({ call, status: 'connected' });
  expect(choices()).toBe(1);
});

test('a summary is expected of a call that was answered, where the account has summaries', async () => {
  const answered = { ...call, duration: 65 };
  const awaitedOf = async (one: Call, hasAiNotes: boolean) => {
    ask.mockReset();
    const { keeper } = start({ recordCall: recorded }, hasAiNotes);
    await keeper.keep(one, true);
    const [, input] = asked('recordCall')[0] ?? [];
    return Object(input).call.awaited;
  };
  expect(await awaitedOf(answered, true)).toEqual(['aiNote']);
  expect(await awaitedOf({ ...answered, awaited: ['recordingLink'] }, true)).toEqual([
    'recordingLink',
    'aiNote',
  ]);
  expect(await awaitedOf(call, true)).toBeUndefined();
  expect(await awaitedOf(answered, false)).toBeUndefined();
});
