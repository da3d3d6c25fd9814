import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DialerHost } from '../../../src/dialer/host';
import { ada, service, settle, startBridge } from './bridge-under-test';

/** The widget takes whatever is no answer for "nobody", and believes it for minutes (src/dialer/README.md, Matching). */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const number = '+16505550123';
const stranger = '+16505550177';
const minuteMs = 60_000;

type Match = DialerHost['matchContacts'];
const knows: Match = async (numbers) =>
  Object.fromEntries(numbers.map((one) => [one, one === number ? [ada] : []]));
const cannotAsk: Match = async () => ({});

function start(answers: Partial<DialerHost>) {
  const dialer = startBridge(answers);
  dialer.comeUp();
  const told = (type: string) => dialer.posted.filter((message) => message.type === type);
  return {
    ...dialer,
    triggered: () => told('rc-adapter-trigger-contact-match').map((message) => message['phoneNumbers']),
    triggeredLogs: () => told('rc-adapter-trigger-call-logger-match').map((message) => message['sessionIds']),
    lastAnswer: () => Object(dialer.replies().at(-1)?.['response']).data,
    askWho: (...phoneNumbers: string[]) => dialer.ask('/contacts/match', { phoneNumbers }),
  };
}

/** A CRM that can be asked only from `isUp` on. */
function crm(match: Match = knows) {
  const state = { isUp: false };
  const matchContacts = vi.fn<Match>((numbers) => (state.isUp ? match(numbers) : cannotAsk(numbers)));
  return { state, matchContacts };
}

describe('a CRM that could not be asked', () => {
  test('is asked again, and the widget is told to match, once and for those numbers alone', async () => {
    const { state, matchContacts } = crm();
    const { askWho, triggered, lastAnswer } = start({ matchContacts });
    askWho(number, stranger);
    await settle();
    expect(lastAnswer()).toEqual({});
    state.isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    // The widget believes already that nobody has the other one.
    expect(triggered()).toEqual([[number]]);
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(triggered()).toHaveLength(1);
  });

  test('answers the match that follows from what it has just said', async () => {
    const { state, matchContacts } = crm();
    const { askWho, triggered, lastAnswer } = start({ matchContacts });
    askWho(number);
    await settle();
    state.isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(triggered()).toEqual([[number]]);
    const asked = matchContacts.mock.calls.length;
    askWho(number);
    await settle();
    expect(lastAnswer()).toMatchObject({ [number]: [{ id: 'c1', name: 'Ada Lovelace' }] });
    expect(matchContacts).toHaveBeenCalledTimes(asked);
  });

  test('costs nobody their answer: what is known goes out at once', async () => {
    let isUp = false;
    const { askWho, triggered, lastAnswer } = start({
      matchContacts: async (numbers) =>
        Object.fromEntries(numbers.filter((one) => isUp || one === stranger).map((one) => [one, [ada]])),
    });
    askWho(number, stranger);
    await settle();
    expect(lastAnswer()).toMatchObject({ [stranger]: [{ id: 'c1' }] });
    isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(triggered()).toEqual([[number]]);
  });

  test('is asked at once when the connection is back, or when the panel itself has found somebody', async () => {
    const { state, matchContacts } = crm();
    const { bridge, askWho, triggered } = start({ matchContacts });
    askWho(number);
    await settle();
    state.isUp = true;
    bridge.questions.lookAgain();
    await settle();
    expect(triggered()).toEqual([[number]]);
    state.isUp = false;
    askWho(stranger);
    await settle();
    const asked = matchContacts.mock.calls.length;
    bridge.questions.learnContacts(stranger, [ada]);
    bridge.questions.learnContacts('+16505550199', [ada]);
    expect(triggered()).toEqual([[number], [stranger]]);
    expect(matchContacts).toHaveBeenCalledTimes(asked);
  });

  test('is not flooded while it stays away: one number at a time, then ever more rarely, then no more', async () => {
    const { matchContacts } = crm();
    const { askWho } = start({ matchContacts });
    const numbers = Array.from({ length: 30 }, (_, index) => `+165055501${String(index).padStart(2, '0')}`);
    askWho(...numbers);
    await settle();
    matchContacts.mockClear();
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    const inAnHour = matchContacts.mock.calls.length;
    expect(matchContacts.mock.calls.every(([asked]) => asked.length === 1)).toBe(true);
    expect(inAnHour).toBeLessThanOrEqual(16);
    await vi.advanceTimersByTimeAsync(48 * 60 * minuteMs);
    matchContacts.mockClear();
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(matchContacts).not.toHaveBeenCalled();
  });

  test('one number that it refuses keeps no other waiting', async () => {
    const { state, matchContacts } = crm(async (numbers) =>
      Object.fromEntries(numbers.filter((one) => one !== stranger).map((one) => [one, [ada]])),
    );
    const { askWho, triggered } = start({ matchContacts });
    askWho(stranger, number);
    await settle();
    state.isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(triggered()).toEqual([[number]]);
  });

  test('is another one by now: what was asked of the first is nobody’s business', async () => {
    let answer: (found: Awaited<ReturnType<Match>>) => void = () => undefined;
    const matchContacts = vi.fn<Match>(() => new Promise((resolve) => (answer = resolve)));
    const { bridge, askWho, triggered } = start({ matchContacts });
    askWho(number);
    await vi.advanceTimersByTimeAsync(26_000);
    const ofTheFirst = answer;
    bridge.setService({ ...service, account: 'Somebody else' });
    askWho(number);
    await vi.advanceTimersByTimeAsync(26_000);
    ofTheFirst({ [number]: [ada] });
    await settle();
    expect(triggered()).toEqual([]);
  });

  test('is left alone once the page has closed', async () => {
    const { matchContacts } = crm();
    const { bridge, askWho } = start({ matchContacts });
    askWho(number);
    await settle();
    bridge.close();
    matchContacts.mockClear();
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(matchContacts).not.toHaveBeenCalled();
  });
});

describe('a CRM that is slow', () => {
  const slowly =
    (ms: number): Match =>
    (numbers) =>
      new Promise((resolve) => void setTimeout(() => resolve(knows(numbers)), ms));

  test('is waited for as long as the widget waits', async () => {
    const { askWho, lastAnswer, triggered } = start({ matchContacts: slowly(24_000) });
    askWho(number);
    await vi.advanceTimersByTimeAsync(24_500);
    expect(lastAnswer()).toMatchObject({ [number]: [{ id: 'c1' }] });
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(triggered()).toEqual([]);
  });

  test('has its late answer passed on; the match that follows has it without being slow again', async () => {
    const { askWho, lastAnswer, replies, triggered } = start({ matchContacts: slowly(29_000) });
    askWho(number, stranger);
    await vi.advanceTimersByTimeAsync(26_000);
    expect(replies()).toHaveLength(1);
    expect(triggered()).toEqual([]);
    await vi.advanceTimersByTimeAsync(4000);
    expect(triggered()).toEqual([[number]]);
    askWho(number);
    await settle();
    expect(lastAnswer()).toMatchObject({ [number]: [{ id: 'c1' }] });
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(triggered()).toHaveLength(1);
  });

  test('an answer that the widget never came for is not given to it an hour later', async () => {
    const { state, matchContacts } = crm();
    const { askWho, setNow, triggered } = start({ matchContacts });
    askWho(number);
    await settle();
    state.isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(triggered()).toHaveLength(1);
    matchContacts.mockClear();
    setNow(1_795_297_367_161 + 60 * minuteMs);
    askWho(number);
    await settle();
    expect(matchContacts).toHaveBeenCalledOnce();
  });
});

describe('logs of calls', () => {
  test('that could not be asked for are announced once they are known', async () => {
    let isUp = false;
    const matchCallLogs = vi.fn<DialerHost['matchCallLogs']>(async () => {
      if (!isUp) throw new Error('offline');
      return { '90000001': 'LOG1' };
    });
    const { ask, lastAnswer, triggeredLogs } = start({ matchCallLogs });
    ask('/callLogger/match', { sessionIds: ['90000001', '90000002'] });
    await settle();
    expect(lastAnswer()).toEqual({});
    isUp = true;
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(triggeredLogs()).toEqual([['90000001']]);
    const asked = matchCallLogs.mock.calls.length;
    ask('/callLogger/match', { sessionIds: ['90000001'] });
    await settle();
    expect(lastAnswer()).toEqual({ '90000001': [{ id: 'LOG1' }] });
    expect(matchCallLogs).toHaveBeenCalledTimes(asked);
  });

  test('a call that has none is no news', async () => {
    const { ask, triggeredLogs } = start({ matchCallLogs: async () => ({}) });
    ask('/callLogger/match', { sessionIds: ['90000001'] });
    await vi.advanceTimersByTimeAsync(60 * minuteMs);
    expect(triggeredLogs()).toEqual([]);
  });
});
