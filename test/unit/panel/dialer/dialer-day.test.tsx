// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ActivityLine } from '../../../../src/core/activity/activity-line';
import { dialerOrigin } from '../../../../src/dialer/address';
import { DialerScreen } from '../../../../src/panel/dialer/DialerScreen';
import { paintPanel } from '../paint-panel';
import { connection, identity, sampleCall, sampleLine, sampleNewest } from '../sample-view';

/** What one day of calls costs: how often the widget is registered, asks, and lets us ask the server. */

const world = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: { route?: string }) => Promise<unknown>>(),
  identity: {} as unknown,
  connection: {} as unknown,
}));
vi.mock('../../../../src/protocol/client', () => ({ call: world.ask }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: {
    commands: { onCommand: { addListener: () => undefined, removeListener: () => undefined } },
    storage: {
      local: { get: async (key: string) => (key in world ? { [key]: Reflect.get(world, key) } : {}) },
    },
  },
}));
vi.mock('../../../../src/platform/build', () => ({ builtInClientId: '' }));
vi.mock('../../../../src/platform/identity', () => ({
  redirectUri: () => 'https://abc.chromiumapp.org/ringcentral',
  launchSignIn: async () => undefined,
}));
vi.mock('../../../../src/platform/panel-window', () => ({
  isPanelWindow: () => false,
  openPanelWindow: async () => undefined,
  focusThisWindow: async () => undefined,
}));
vi.mock('../../../../src/platform/notice', () => ({
  showNotice: async () => undefined,
  changeNotice: async () => undefined,
  clearNotice: async () => undefined,
  onNotice: () => () => undefined,
}));
vi.mock('../../../../src/platform/toolbar', () => ({
  setBadge: async () => undefined,
  readBadge: async () => '',
}));
vi.mock('../../../../src/platform/channel', () => ({
  openChannel: () => ({ send: () => undefined, close: () => undefined }),
}));
vi.mock('../../../../src/platform/microphone', () => ({ readMicrophone: async () => () => undefined }));
vi.mock('../../../../src/platform/lock', () => ({
  holdFreeLock: async () => () => undefined,
  holdLock: () => new Promise(() => {}),
}));

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  world.identity = identity;
  world.connection = connection;
  world.ask.mockReset().mockImplementation(async (method, { route }) => {
    if (route === 'callLogs') return { successful: true, logs: [] };
    if (method === 'askServer') return { contact: [] };
    return method === 'recordCall' ? { activityId: 'call:1' } : {};
  });
});
afterEach(() => void vi.useRealTimers());

const register = 'rc-adapter-register-third-party-service';
const triggerLogs = 'rc-adapter-trigger-call-logger-match';
const own = '+16505550100';
/** A registered widget matches its newest calls and conversations, whatever it knows about them. */
const mostMatched = 30;
const days = Array.from({ length: mostMatched }, (_, index) => `${index}/11/21/2026`);

interface Posted {
  type: string;
  sessionIds?: readonly string[];
}

/** The widget of one day: it asks as the real one was seen to (src/dialer/README.md). */
async function openWidget() {
  const panel = await paintPanel(<DialerScreen />, sampleNewest([]));
  const frame = panel.element.querySelector('iframe')?.contentWindow ?? null;
  const posted: Posted[] = [];
  if (frame)
    vi.spyOn(frame, 'postMessage').mockImplementation((message: Posted) => void posted.push(message));
  const sessions: string[] = [];
  const asked = { contacts: 0, calls: 0, messages: 0 };
  let heard = 0;
  let live = '';

  const say = (data: unknown) =>
    act(async () => {
      window.dispatchEvent(new MessageEvent('message', { data, origin: dialerOrigin, source: frame }));
      await Promise.resolve();
    });
  const ask = (path: string, body: unknown) =>
    say({ type: 'rc-post-message-request', requestId: 'r', path, body });
  const matchCalls = async (sessionIds: readonly string[]) => {
    if (sessionIds.length === 0) return;
    asked.calls += 1;
    await ask('/callLogger/match', { sessionIds, activeSessionIds: sessionIds.filter((id) => id === live) });
  };
  const matchMessages = async () => {
    asked.messages += 1;
    await ask('/messageLogger/match', { conversationLogIds: days });
  };

  /** Hears what has been posted since, a second later. */
  const hear = async () => {
    await act(async () => vi.advanceTimersByTimeAsync(1000));
    while (heard < posted.length) {
      const message = posted[heard];
      heard += 1;
      if (message?.type === triggerLogs) await matchCalls(message.sessionIds ?? []);
      if (message?.type !== register) continue;
      await matchCalls(sessions.slice(0, mostMatched));
      await matchMessages();
    }
  };
  return {
    asked,
    hear,
    setView: panel.setView,
    posts: (type: string) => posted.filter((message) => message.type === type).length,
    come: async () => {
      await say({ type: 'rc-adapter-pushAdapterState' });
      await hear();
    },
    ring: async (call: ReturnType<typeof sampleCall>) => {
      sessions.unshift(call.sessionId);
      live = call.sessionId;
      await say({ type: 'rc-active-call-notify', call: { ...call, telephonyStatus: 'Ringing', result: '' } });
      await matchCalls([call.sessionId]);
      for (const number of [own, call.from.phoneNumber, own]) {
        asked.contacts += 1;
        await ask('/contacts/match', { phoneNumbers: [number] });
      }
    },
    end: async (call: ReturnType<typeof sampleCall>) => {
      live = '';
      const gone = { ...call, telephonyStatus: 'NoCall', terminationType: 'final' };
      await say({ type: 'rc-active-call-notify', call: gone });
    },
    /** Whatever the call logger is told, the widget asks about that session afterwards. */
    report: async (triggerType: string, call: ReturnType<typeof sampleCall>, result: string) => {
      await ask('/callLogger', { triggerType, call: { ...call, result } });
      await matchCalls([call.sessionId]);
      await hear();
    },
  };
}

const lookUps = (route: string) => world.ask.mock.calls.filter(([, input]) => input.route === route).length;

test('in a day of fifty calls the widget is registered once; it asks about a call when something became of it', async () => {
  const widget = await openWidget();
  await widget.come();
  const logged: ActivityLine[] = [];
  for (let index = 1; index <= 50; index += 1) {
    const call = sampleCall({ sessionId: `9000${index}`, from: { phoneNumber: `+165055501${index + 10}` } });
    const line = (fate: ActivityLine['fate']) => sampleLine({ id: `call:${index}`, call, fate });
    await widget.ring(call);
    await widget.report('presenceUpdate', call, 'Ringing');
    await widget.report('presenceUpdate', call, 'CallConnected');
    await widget.end(call);
    await widget.setView(sampleNewest([line('todo'), ...logged], { todo: 1, logged: index - 1 }));
    await widget.report('presenceUpdate', call, 'Disconnected');
    await widget.setView(sampleNewest([line('waiting'), ...logged], { waiting: 1, logged: index - 1 }));
    await widget.hear();
    logged.unshift(line('logged'));
    await widget.setView(sampleNewest([...logged], { logged: index }));
    await widget.hear();
    await widget.report('callLogSync', call, 'Accepted');
  }
  expect(widget.posts(register)).toBe(1);
  // When it is new, after each of three steps and its record, by itself; and when we have logged it.
  expect(widget.asked).toEqual({ contacts: 150, calls: 50 * 6, messages: 1 });
  expect(widget.posts(triggerLogs)).toBe(50);
  // Not while the call is on.
  expect(lookUps('callLogs')).toBe(50 * 3);
});
