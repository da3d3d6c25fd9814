import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DialerSignIn } from '../../../../src/panel/dialer/dialer-sign-in';

const { ask, launch } = vi.hoisted(() => ({
  ask: vi.fn<(method: string) => Promise<unknown>>(),
  launch: vi.fn<(url: string, interactive: boolean) => Promise<string | undefined>>(),
}));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/identity', () => ({ launchSignIn: launch }));

const redirectUri = 'https://abc.chromiumapp.org/ringcentral';
const callbackUri = `${redirectUri}?code=C&code_verifier=V`;
const out = { isSignedIn: false, extensionNumber: '' };
const signedIn = { isSignedIn: true, extensionNumber: '101' };

function start() {
  const handOver = vi.fn<(callbackUri: string) => void>();
  const states: string[] = [];
  const signOut = vi.fn<() => void>();
  const onState = (state: string) => void states.push(state);
  const frame = { isThere: true };
  const isThere = () => frame.isThere;
  const signIn = new DialerSignIn({ redirectUri, isThere, handOver, signOut, onState });
  signIn.onUp();
  return { signIn, handOver, signOut, states, frame };
}

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue({ callbackUri });
  launch.mockReset();
});
afterEach(() => void vi.useRealTimers());

test('the first "not signed in" is no sign-out: a code of our own is handed over, once', async () => {
  const { signIn, handOver, states } = start();
  signIn.onStatus(out);
  expect(states.at(-1)).toBe('signing_in');
  await vi.advanceTimersByTimeAsync(3900);
  expect(ask).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(handOver.mock.calls).toEqual([[callbackUri]]);
  signIn.onStatus(signedIn);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe('signed_in');
});

test('a widget that remembers somebody gets no code', async () => {
  const { signIn, handOver } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(500);
  signIn.onStatus(signedIn);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).not.toHaveBeenCalled();
  expect(handOver).not.toHaveBeenCalled();
});

describe('a session of its own, announced by the brand', () => {
  test('is waited for, however busy the machine is', async () => {
    const { signIn, states } = start();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(900);
    signIn.onBrandAssets();
    await vi.advanceTimersByTimeAsync(12_000);
    expect(states.at(-1)).toBe('signing_in');
    signIn.onStatus(signedIn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ask).not.toHaveBeenCalled();
    expect(states.at(-1)).toBe('signed_in');
  });

  test('is none before the first "not signed in": every widget shows its brand at its start', async () => {
    const { signIn, handOver } = start();
    signIn.onBrandAssets();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(4000);
    expect(handOver).toHaveBeenCalledOnce();
  });

  test('that never comes is replaced by a code, once', async () => {
    const { signIn, handOver } = start();
    signIn.onStatus(out);
    signIn.onBrandAssets();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(handOver).toHaveBeenCalledOnce();
    // A widget that takes a code shows its brand as well.
    signIn.onBrandAssets();
    await vi.advanceTimersByTimeAsync(14_000);
    signIn.onStatus(signedIn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(handOver).toHaveBeenCalledOnce();
  });

  test('that has ended, as the widget says, is replaced at once', async () => {
    const { signIn, handOver } = start();
    signIn.onStatus(out);
    signIn.onBrandAssets();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(0);
    expect(handOver).toHaveBeenCalledOnce();
  });

  test('makes a code that arrives meanwhile useless', async () => {
    const { signIn, handOver, states } = start();
    ask.mockImplementation(() => new Promise((resolve) => void setTimeout(resolve, 1000, { callbackUri })));
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(4500);
    signIn.onBrandAssets();
    await vi.advanceTimersByTimeAsync(3000);
    signIn.onStatus(signedIn);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(handOver).not.toHaveBeenCalled();
    expect(states.at(-1)).toBe('signed_in');
  });
});

test('a code that arrives after the widget has signed in on its own is not used', async () => {
  const { signIn, handOver } = start();
  ask.mockImplementation(() => new Promise((resolve) => void setTimeout(resolve, 1000, { callbackUri })));
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4100);
  signIn.onStatus(signedIn);
  await vi.advanceTimersByTimeAsync(5000);
  expect(handOver).not.toHaveBeenCalled();
});

test('a frame that is gone gets no code, and nobody is signed in to it', async () => {
  const { signIn, handOver, states } = start();
  ask.mockImplementation(() => new Promise((resolve) => void setTimeout(resolve, 1000, { callbackUri })));
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4100);
  signIn.onGone();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(handOver).not.toHaveBeenCalled();
  expect(states.at(-1)).toBe('unknown');
});

describe('once the person leaves', () => {
  test('a widget that is still loading is waited for: it may remember somebody', async () => {
    const { signIn, signOut } = start();
    const left = vi.fn<(wasSignedIn: boolean) => void>();
    void signIn.signOut().then(left);
    await vi.advanceTimersByTimeAsync(500);
    signIn.onUp();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(800);
    expect(left).not.toHaveBeenCalled();
    signIn.onStatus(signedIn);
    await vi.advanceTimersByTimeAsync(0);
    expect(signOut).toHaveBeenCalledOnce();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(0);
    expect(left).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('one that begins to load then is handed no code', async () => {
    const { signIn, states } = start();
    void signIn.signOut();
    signIn.onUp();
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(4000);
    expect(ask).not.toHaveBeenCalled();
    expect(states.at(-1)).toBe('signed_out');
  });

  test('a widget that is not there, or goes, is not waited for', async () => {
    const { signIn, frame } = start();
    const left = signIn.signOut();
    frame.isThere = false;
    signIn.onGone();
    expect(await left).toBe(false);
    expect(await signIn.signOut()).toBe(false);
  });

  test('no code is fetched any more', async () => {
    const { signIn, states } = start();
    signIn.onStatus(out);
    void signIn.signOut();
    await vi.advanceTimersByTimeAsync(4000);
    expect(ask).not.toHaveBeenCalled();
    expect(states.at(-1)).toBe('signed_out');
  });

  test('one that was on its way is not handed over', async () => {
    const { signIn, handOver, states } = start();
    ask.mockImplementation(() => new Promise((resolve) => void setTimeout(resolve, 1000, { callbackUri })));
    signIn.onStatus(out);
    await vi.advanceTimersByTimeAsync(4100);
    void signIn.signOut();
    await vi.advanceTimersByTimeAsync(1000);
    expect(handOver).not.toHaveBeenCalled();
    expect(states.at(-1)).toBe('signed_out');
  });
});

test('who signs out inside the widget stays signed out', async () => {
  const { signIn, handOver, states } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4000);
  signIn.onStatus(signedIn);
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(handOver).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe('signed_out');
});

test('a page that has loaded again gets a code again', async () => {
  const { signIn, handOver } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4000);
  signIn.onStatus(signedIn);
  signIn.onUp();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4000);
  expect(handOver).toHaveBeenCalledTimes(2);
});

test.each([
  ['no silent code', () => Promise.resolve(null)],
  ['a worker that refuses', () => Promise.reject(new Error('client_id_missing'))],
])('%s leaves the widget its own Sign in', async (_why, answer) => {
  ask.mockImplementation(answer);
  const { signIn, handOver, states } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(4000);
  expect(handOver).not.toHaveBeenCalled();
  expect(states.at(-1)).toBe('signed_out');
});

test('a code that the widget does not accept ends the waiting', async () => {
  const { signIn, states } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(states.at(-1)).toBe('signed_out');
});

const page = 'https://platform.ringcentral.com/restapi/oauth/authorize';
const address = `${page}?response_type=code&redirect_uri=${encodeURIComponent(redirectUri)}`;

test('the widget’s own Sign in is opened in the browser’s window and its answer handed over', async () => {
  launch.mockResolvedValue(`${redirectUri}?code=D`);
  const { signIn, handOver } = start();
  await signIn.onPopup(address);
  expect(launch).toHaveBeenCalledWith(address, true);
  expect(handOver).toHaveBeenCalledWith(`${redirectUri}?code=D`);
});

test('a sign-in window that was closed hands nothing over', async () => {
  launch.mockResolvedValue(undefined);
  const { signIn, handOver } = start();
  await signIn.onPopup(address);
  expect(handOver).not.toHaveBeenCalled();
});

test.each([
  `https://platform.ringcentral.com.evil.example/restapi/oauth/authorize?redirect_uri=${encodeURIComponent(redirectUri)}`,
  `https://evil.example/?redirect_uri=${encodeURIComponent(redirectUri)}`,
  `https://platform.ringcentral.com/other?redirect_uri=${encodeURIComponent(redirectUri)}`,
  `${page}?redirect_uri=https%3A%2F%2Fevil.example%2F`,
  'not an address',
])('nothing but RingCentral’s sign-in page that comes back to us is opened: %s', async (other) => {
  const { signIn } = start();
  await signIn.onPopup(other);
  expect(launch).not.toHaveBeenCalled();
});
