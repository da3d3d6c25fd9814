import { expect, test } from 'vitest';
import type { Call } from '../../../src/core/activity/call';
import type { CallStatus } from '../../../src/dialer/call-shapes';
import { answeredHere, trackCall, type LiveCall, type LiveCalls } from '../../../src/dialer/live-calls';

const ring = 1_795_297_300_000;
const base: Call = {
  sessionId: '77',
  direction: 'Inbound',
  startTime: ring,
  duration: 0,
  result: '',
  from: { phoneNumber: '+16505550123' },
  to: { phoneNumber: '+16505550100' },
};

type Step = [status: CallStatus, now: number, change?: Partial<Call>];

function play(steps: readonly Step[]): LiveCall[] {
  let calls: LiveCalls = new Map();
  const news: LiveCall[] = [];
  for (const [status, now, change] of steps) {
    const tracked = trackCall(calls, { call: { ...base, ...change }, status }, now);
    calls = tracked.calls;
    if (tracked.news) news.push(tracked.news);
  }
  return news;
}

test('an answered call lasts from the answer to the end and began with the first ring', () => {
  const news = play([
    ['ringing', ring],
    ['connected', ring + 5000, { startTime: ring + 5000 }],
    ['ended', ring + 70_400, { startTime: ring + 5000 }],
  ]);
  expect(news.map(({ status }) => status)).toEqual(['ringing', 'connected', 'ended']);
  expect(news[2]?.call).toMatchObject({ startTime: ring, duration: 65, result: 'Accepted' });
});

test('repetitions and late reports are no news', () => {
  const news = play([
    ['ringing', ring],
    ['ringing', ring + 100],
    ['ended', ring + 9000],
    ['connected', ring + 9100],
    ['ended', ring + 9200],
  ]);
  expect(news.map(({ status }) => status)).toEqual(['ringing', 'ended']);
});

test.each([
  ['Inbound', false, 'Missed'],
  ['Inbound', true, 'Accepted'],
  ['Outbound', false, 'Hang Up'],
  ['Outbound', true, 'Call connected'],
] as const)('an ended %s call, answered %s, is "%s"', (direction, isAnswered, result) => {
  const answer: Step[] = isAnswered ? [['connected', ring + 1000, { direction }]] : [];
  const news = play([['ringing', ring, { direction }], ...answer, ['ended', ring + 2000, { direction }]]);
  expect(news.at(-1)?.call.result).toBe(result);
});

test('a call of which only the end was seen claims neither an answer nor a duration', () => {
  expect(play([['ended', ring + 60_000]])[0]?.call).toMatchObject({ duration: 0, result: 'Disconnected' });
});

test('a call that was already on when the panel opened counts from its answer', () => {
  const news = play([
    ['connected', ring + 30_000],
    ['ended', ring + 60_000],
  ]);
  expect(news[1]?.call.duration).toBe(60);
});

test('a clock that went back gives no negative duration', () => {
  const news = play([
    ['connected', ring],
    ['ended', ring - 60_000],
  ]);
  expect(news[1]?.call.duration).toBe(0);
});

test('the memory is bounded, and the newest stay in it', () => {
  let calls: LiveCalls = new Map();
  for (let index = 0; index < 1000; index += 1) {
    calls = trackCall(calls, { call: { ...base, sessionId: `s${index}` }, status: 'ringing' }, ring).calls;
  }
  expect(calls.size).toBe(200);
  expect(calls.has('s999')).toBe(true);
});

test('a call that was taken here and hung up at once was answered, although presence never said so', () => {
  const here = { ...base, telephonySessionId: 's-77' };
  const rung = trackCall(new Map(), { call: here, status: 'ringing' }, ring);
  const answer = answeredHere(rung.calls, 's-77', ring + 2000);
  if (!answer) throw new Error('No answer');
  const taken = trackCall(rung.calls, answer, ring + 2000);
  const over = trackCall(taken.calls, { call: here, status: 'ended' }, ring + 2100);
  expect(over.news?.call).toMatchObject({ startTime: ring, duration: 0, result: 'Accepted' });
});

test.each([
  ['another session', { telephonySessionId: 's-77' }, 's-78'],
  [
    'a call that we place, where the line is open before anybody answers',
    { telephonySessionId: 's-77', direction: 'Outbound' },
    's-77',
  ],
  ['no session', {}, ''],
] as const)('the web phone takes no call of %s', (_what, change, session) => {
  const { calls } = trackCall(new Map(), { call: { ...base, ...change }, status: 'ringing' }, ring);
  expect(answeredHere(calls, session, ring)).toBeUndefined();
});

test.each([
  ['seen ringing', [['ringing', ring]], undefined],
  ['seen as it is answered', [], undefined],
] as const)('a call %s was answered just now', (_what, before, wasConnected) => {
  const steps: Step[] = [...before.map(([status, now]): Step => [status, now]), ['connected', ring + 14_000]];
  expect(play(steps).at(-1)?.wasConnected).toBe(wasConnected);
});

test('a call that is first seen in the middle, or on hold, was not', () => {
  expect(play([['connected', ring + 16_000]]).at(-1)?.wasConnected).toBe(true);
  const held = { call: base, status: 'connected', isHeld: true } as const;
  expect(trackCall(new Map(), held, ring).news?.wasConnected).toBe(true);
});

test('hold and retrieve are no answers', () => {
  const { calls } = trackCall(new Map(), { call: base, status: 'connected' }, ring);
  const held = trackCall(calls, { call: base, status: 'connected', isHeld: true }, ring + 1000);
  const back = trackCall(held.calls, { call: base, status: 'connected' }, ring + 2000);
  expect([held.news, back.news]).toEqual([undefined, undefined]);
});
