import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
  const signIn = new DialerSignIn({ redirectUri, handOver, onState: (state) => void states.push(state) });
  signIn.onUp();
  return { signIn, handOver, states };
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
  await vi.advanceTimersByTimeAsync(2000);
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

test('a code that arrives after the widget has signed in on its own is not used', async () => {
  const { signIn, handOver } = start();
  ask.mockImplementation(() => new Promise((resolve) => void setTimeout(resolve, 1000, { callbackUri })));
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(1600);
  signIn.onStatus(signedIn);
  await vi.advanceTimersByTimeAsync(5000);
  expect(handOver).not.toHaveBeenCalled();
});

test('who signs out inside the widget stays signed out', async () => {
  const { signIn, handOver, states } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(2000);
  signIn.onStatus(signedIn);
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(handOver).toHaveBeenCalledTimes(1);
  expect(states.at(-1)).toBe('signed_out');
});

test('a page that has loaded again gets a code again', async () => {
  const { signIn, handOver } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(2000);
  signIn.onStatus(signedIn);
  signIn.onUp();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(2000);
  expect(handOver).toHaveBeenCalledTimes(2);
});

test.each([
  ['no silent code', () => Promise.resolve(null)],
  ['a worker that refuses', () => Promise.reject(new Error('client_id_missing'))],
])('%s leaves the widget its own Sign in', async (_why, answer) => {
  ask.mockImplementation(answer);
  const { signIn, handOver, states } = start();
  signIn.onStatus(out);
  await vi.advanceTimersByTimeAsync(2000);
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
