import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { textAt, type JsonObject } from '../../stack/dialer/json.js';
import { reportCallLogInput, requestCallLog, saveCallLog } from '../../stack/dialer/peer/call-logging.js';
import { answerCall, endCall, startIncomingCall } from '../../stack/dialer/peer/line.js';
import { addFax, receiveSms, receiveVoicemail } from '../../stack/dialer/peer/mailbox.js';
import { requestMessageLog, saveMessageLog } from '../../stack/dialer/peer/message-logging.js';
import { listConversationDays } from '../../stack/dialer/peer/log-matches.js';
import { pressPageButton, reportPageInput } from '../../stack/dialer/peer/pages.js';
import { navigate } from '../../stack/dialer/peer/routes.js';
import { signOut } from '../../stack/dialer/peer/sign-in.js';
import { compareShapes, describeShape } from './message-shape.js';
import { groupByVariant, nameVariant } from './message-variant.js';
import { findRecordedPage, readRecordedMessages } from './recorded-dialer.js';
import { startSignedIn, type SimulatedHost } from './simulated-host.js';

const ADA = '+16505550123';
const GRACE = '+16505550177';
const recorded = readRecordedMessages();

/** Left out where the dialer does not know it: a ringing number that was never matched, a web phone not yet up. */
const OPTIONAL_FIELDS = ['.call.contactMatch', '.body.call.webphoneSession.startTime'];

function findDifferences(models: JsonObject[], message: JsonObject): string[] {
  const attempts = models.map((model) =>
    compareShapes(describeShape(model), describeShape(message)).filter(
      (difference) => !OPTIONAL_FIELDS.some((field) => difference.startsWith(`${field}:`)),
    ),
  );
  return attempts.toSorted((a, b) => a.length - b.length)[0] ?? ['nothing to compare with'];
}

async function playLoggedCall({ peer, send }: SimulatedHost): Promise<void> {
  startIncomingCall(peer, ADA);
  await vi.advanceTimersByTimeAsync(2_000);
  answerCall(peer);
  await vi.advanceTimersByTimeAsync(65_000);
  endCall(peer);
  await vi.advanceTimersByTimeAsync(10_000);
  const sessionId = peer.store.get().calls[0]?.sessionId ?? '';
  void requestCallLog(peer, 'createLog', sessionId);
  send({ type: 'rc-adapter-update-call-log-page', page: findRecordedPage('/callLogger/inputChanged') });
  send({ type: 'rc-adapter-navigate-to', path: `/log/call/${sessionId}` });
  await vi.advanceTimersByTimeAsync(1_000);
  void reportCallLogInput(peer, sessionId, { contact: 'c1', note: 'hello' }, ['note']);
  void saveCallLog(peer, sessionId, { contact: 'c1', note: 'hello' });
  await vi.advanceTimersByTimeAsync(1_000);
}

async function playCustomTab({ peer, send }: SimulatedHost): Promise<void> {
  const recordedPage = findRecordedPage('/customizedPage/inputChanged');
  send({ type: 'rc-adapter-register-customized-page', page: recordedPage });
  send({ type: 'rc-adapter-navigate-to', path: '/customizedTabs/crmTab' });
  await vi.advanceTimersByTimeAsync(1_000);
  const [page] = peer.store.get().pages;
  if (!page) throw new Error('The page was not registered');
  void reportPageInput(peer, page, { note: 'abc' }, ['note']);
  void pressPageButton(peer, 'go', { note: 'abc' });
  await vi.advanceTimersByTimeAsync(1_000);
}

async function playLoggedMessage({ peer }: SimulatedHost): Promise<void> {
  receiveSms(peer, [ADA], 'Hello, is my order ready?');
  await vi.advanceTimersByTimeAsync(1_000);
  const [day] = listConversationDays(peer);
  if (!day) throw new Error('No conversation');
  void requestMessageLog(peer, day.conversationLogId);
  await vi.advanceTimersByTimeAsync(1_000);
  void saveMessageLog(peer, day.conversationId, { contact: 'c1', note: '' });
  await vi.advanceTimersByTimeAsync(1_000);
}

async function playAutoLog({ peer, send }: SimulatedHost): Promise<void> {
  send({ type: 'rc-adapter-update-auto-log-settings', call: true, message: true });
  await vi.advanceTimersByTimeAsync(100);
  startIncomingCall(peer, ADA);
  await vi.advanceTimersByTimeAsync(3_000);
  answerCall(peer);
  await vi.advanceTimersByTimeAsync(30_000);
  endCall(peer);
  await vi.advanceTimersByTimeAsync(10_000);
  send({ type: 'rc-adapter-new-call', phoneNumber: GRACE, toCall: true });
  await vi.advanceTimersByTimeAsync(2_000);
  answerCall(peer);
  await vi.advanceTimersByTimeAsync(1_000);
  endCall(peer);
  receiveSms(peer, [ADA], 'ping');
  receiveVoicemail(peer, GRACE);
  addFax(peer, GRACE, 'Inbound');
  await vi.advanceTimersByTimeAsync(10_000);
}

/** The same events as in the recorded session, in the same order. */
async function playSession(): Promise<SimulatedHost> {
  const host = await startSignedIn();
  navigate(host.peer, '/history');
  await playLoggedCall(host);
  await playCustomTab(host);
  await playLoggedMessage(host);
  navigate(host.peer, '/messages');
  await playAutoLog(host);
  void signOut(host.peer);
  await vi.advanceTimersByTimeAsync(1_000);
  return host;
}

describe('what the simulator sends, against the recording of the real widget', () => {
  let host: SimulatedHost;
  let sent: Map<string, JsonObject[]>;

  beforeAll(async () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') });
    host = await playSession();
    sent = groupByVariant(host.sent);
  });

  afterAll(() => void vi.useRealTimers());

  const variants = [...groupByVariant(recorded)];

  it('covers every kind of message in the recording', () => {
    expect(variants.length).toBeGreaterThan(45);
    expect(variants.map(([variant]) => variant).filter((variant) => !sent.has(variant))).toEqual([]);
  });

  it.each(variants)('%s', (variant, models) => {
    const messages = sent.get(variant) ?? [];
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(findDifferences(models, message)).toEqual([]);
  });

  it('would notice a field that is missing, new, or of another type', () => {
    const [model] = recorded.filter((message) => message['type'] === 'rc-login-status-notify');
    if (!model) throw new Error('No login status recorded');
    const { admin: _, ...withoutAdmin } = model;
    expect(findDifferences([model], withoutAdmin)).toEqual(['.admin: missing']);
    expect(findDifferences([model], { ...model, extra: 1 })).toEqual(['.extra: not in the recording']);
    expect(findDifferences([model], { ...model, admin: 'yes' })).toEqual([
      '.admin: string instead of boolean',
    ]);
  });

  it('starts in the recorded order', () => {
    const start = (messages: JsonObject[]) => {
      const types = messages.map((message) => textAt(message, 'type'));
      const end = types.indexOf('rc-login-status-notify');
      return types.slice(0, end + 1).filter((type) => type !== 'rc-post-message-request');
    };
    expect(start(host.sent)).toEqual(start(recorded));
  });

  it('tells a call in the recorded order', () => {
    const events = (messages: JsonObject[]) => {
      const names = messages
        .map(nameVariant)
        .filter(
          (name) =>
            /^rc-(telephony-session|active-call|call-\w+)-notify/.test(name) && !name.includes('history'),
        );
      const first = names.findLastIndex((name) => name.startsWith('rc-call-ring-notify'));
      const last = names.findIndex((name, index) => index > first && name.includes('NoCall'));
      return names.slice(first - 2, last + 1);
    };
    expect(events(recorded)).toHaveLength(9);
    expect(events(host.sent)).toEqual(events(recorded));
  });

  it('finds nothing wrong with a right host', () => {
    expect(host.problems()).toEqual([]);
  });
});
