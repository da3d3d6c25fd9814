import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { objectAt } from '../../stack/dialer/json.js';
import { paces, readOptions } from '../../stack/dialer/options.js';
import { receiveSharedSms, receiveSms } from '../../stack/dialer/peer/mailbox.js';
import { DialerOptions } from '../../stack/dialer-options';
import { TokenStore } from '../../stack/ringcentral/token-store';
import { SERVICE, startSignedIn } from './simulated-host.js';

describe('how the simulator is told to behave', () => {
  it('is quick, 2.3 and remembers its session, unless it is told otherwise', () => {
    expect(readOptions(null)).toEqual({
      generation: '2.3',
      forgetsSession: false,
      session: null,
      ringQuestions: 3,
      times: paces.quick,
    });
    expect(readOptions(new DialerOptions(new TokenStore()).take())).toEqual(readOptions(null));
  });

  it('is slow in everything, except where a time is given', () => {
    const options = readOptions({ pace: 'slow', times: { signOut: 5, unheard: 1 } });
    expect(options.times).toEqual({ ...paces.slow, signOut: 5 });
    expect(options.ringQuestions).toBe(4);
  });

  it.each(Object.keys(paces.quick).map((name) => [name] as const))(
    'is never quicker when slow: %s',
    (name) => {
      const timeOf = (times: object) => Number(Object.entries(times).find(([key]) => key === name)?.[1]);
      expect(timeOf(paces.slow)).toBeGreaterThanOrEqual(timeOf(paces.quick));
    },
  );

  it('keeps what a change leaves out, and forgets all at a reset', () => {
    const options = new DialerOptions(new TokenStore());
    const usual = options.read();
    options.change({ pace: 'slow' });
    options.change({ generation: '3.x', times: { signOut: 5 } });
    expect(options.read()).toEqual({ ...usual, pace: 'slow', generation: '3.x', times: { signOut: 5 } });
    options.reset();
    expect(options.read()).toEqual(usual);
  });

  it.each([
    [{ pace: 'fast' }, '"quick" | "slow"'],
    [{ speed: 'slow' }, 'speed'],
    [{ times: { lunch: 1 } }, 'lunch'],
    [{ times: { signOut: -1 } }, '>=0'],
    [{ ringQuestions: 5 }, '<=4'],
    [{ ownSession: { person: 'nobody' } }, 'There is no sample person nobody'],
  ])('refuses %j and stays as it was', (change, reason) => {
    const options = new DialerOptions(new TokenStore());
    const usual = options.read();
    expect(() => options.change(change)).toThrow(reason);
    expect(options.read()).toEqual(usual);
  });

  it('gives a session of a person once, with tokens that RingCentral knows', () => {
    const tokens = new TokenStore();
    const options = new DialerOptions(tokens);
    options.change({ ownSession: { person: '101' } });
    const { session } = readOptions(options.take());
    expect(Object.keys(tokens.live().access)).toEqual([session?.accessToken]);
    expect(Object.keys(tokens.live().refresh)).toEqual([session?.refreshToken]);
    expect(readOptions(options.take()).session).toBeNull();
  });
});

describe('what the simulator counts', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('counts what the host does and what it makes the widget ask', async () => {
    const service = { ...SERVICE, authorizationPath: '/authorize', authorized: true };
    const host = await startSignedIn(service);
    receiveSms(host.peer, ['+16505550123'], 'hello');
    host.send({ type: 'rc-adapter-register-third-party-service', service });
    host.send({ type: 'rc-adapter-update-third-party-settings', settings: [] });
    host.send({ type: 'rc-adapter-register-customized-page', page: { id: 'a', title: 'A', type: 'tab' } });
    host.send({ type: 'rc-adapter-register-customized-page', page: { id: 'a', unreadCount: 2 } });
    host.send({ type: 'rc-adapter-update-authorization-status', authorized: true });
    host.send({ type: 'rc-adapter-new-call', phoneNumber: '+16505550177' });
    await vi.advanceTimersByTimeAsync(1_000);
    const { counts } = host.peer.store.get();
    expect(counts).toEqual({
      registrations: 2,
      authorizationUpdates: 1,
      settingsUpdates: 1,
      pageUpdates: 2,
      contactSearches: 1,
      contactMatches: host.requests('/contacts/match').length,
      callLogMatches: host.requests('/callLogger/match').length,
      messageLogMatches: host.requests('/messageLogger/match').length,
    });
    expect(counts.contactMatches).toBe(2);
    expect(counts.messageLogMatches).toBe(2);
  });
});

describe('widget 3.x', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['2.3', 0],
    ['3.x', 1],
  ] as const)('has threads and says more of its features: %s', async (generation, threads) => {
    const host = await startSignedIn(SERVICE, undefined, { options: { generation } });
    receiveSharedSms(host.peer, '+16505550123', 'ours');
    const told = host.sent.filter((message) => message['type'] === 'rc-message-thread-notify');
    expect(told).toHaveLength(threads);
    expect(host.peer.store.get().messages).toHaveLength(threads);
    const signedIn = host.sent.find((message) => message['loggedIn'] === true);
    expect('ringCX' in objectAt(signedIn, 'features')).toBe(threads === 1);
  });
});
