import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { objectAt, textAt, textsAt, valueAt, type JsonObject } from '../../stack/dialer/json.js';
import { webphoneIdOf } from '../../stack/dialer/payloads/call.js';
import { addAiNotes, addRecording } from '../../stack/dialer/peer/call-history.js';
import { settleCaution } from '../../stack/dialer/peer/caution.js';
import { answerCall, endCall, setHold, startIncomingCall } from '../../stack/dialer/peer/line.js';
import { SERVICE, startSignedIn, type SimulatedHost } from './simulated-host.js';

const ADA = '+16505550123';

async function playCall({ peer }: SimulatedHost, seconds = 5): Promise<string> {
  startIncomingCall(peer, ADA);
  await vi.advanceTimersByTimeAsync(2_000);
  answerCall(peer);
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  endCall(peer);
  await vi.advanceTimersByTimeAsync(6_000);
  return peer.store.get().calls[0]?.sessionId ?? '';
}

const triggers = (host: SimulatedHost) =>
  host.requests('/callLogger').map((request) => {
    const body = objectAt(request, 'body');
    return `${textAt(body, 'triggerType')} ${textAt(objectAt(body, 'call'), 'result')}`;
  });

const lastCall = (host: SimulatedHost): JsonObject =>
  objectAt(objectAt(host.requests('/callLogger').at(-1), 'body'), 'call');

async function askDialer(host: SimulatedHost, path: string, body: JsonObject): Promise<unknown> {
  host.send({ type: 'rc-adapter-message-request', requestId: path, path, body });
  await vi.advanceTimersByTimeAsync(100);
  return valueAt(
    host.sent.findLast((message) => message['responseId'] === path),
    'response',
  );
}

describe('calls', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('logs nothing automatically with auto log off', async () => {
    const host = await startSignedIn();
    await playCall(host);
    expect(triggers(host)).toEqual([]);
  });

  it('logs each state and then the record with auto log on', async () => {
    const host = await startSignedIn();
    host.send({ type: 'rc-adapter-update-auto-log-settings', call: true });
    await vi.advanceTimersByTimeAsync(10);
    await playCall(host, 42);
    expect(triggers(host)).toEqual([
      'presenceUpdate Ringing',
      'presenceUpdate CallConnected',
      'presenceUpdate Disconnected',
      'callLogSync Accepted',
    ]);
    expect(lastCall(host)['duration']).toBe(42);
  });

  it('keeps a call up to date that is already logged, though auto log is off', async () => {
    const host = await startSignedIn();
    host.replies.set('/callLogger/match', (body) => ({
      data: Object.fromEntries(textsAt(body, 'sessionIds').map((id) => [id, [{ id: 'LOG' }]])),
    }));
    await playCall(host);
    expect(triggers(host)).toHaveLength(4);
  });

  it('does not take an entity of type status for a log', async () => {
    const host = await startSignedIn();
    host.replies.set('/callLogger/match', (body) => ({
      data: Object.fromEntries(textsAt(body, 'sessionIds').map((id) => [id, [{ id: 'x', type: 'status' }]])),
    }));
    await playCall(host);
    expect(triggers(host)).toEqual([]);
  });

  it('gives a set duration to the record', async () => {
    const host = await startSignedIn();
    host.peer.store.set({ fixedDuration: 65 });
    const sessionId = await playCall(host, 1);
    const { call } = (await askDialer(host, '/get-call-log', { sessionId })) as { call: JsonObject };
    expect(call).toMatchObject({ duration: 65, durationMs: 65_000, result: 'Accepted', sessionId });
  });

  it('keeps the updates of a call in order while the host takes its time', async () => {
    const host = await startSignedIn();
    host.send({ type: 'rc-adapter-update-auto-log-settings', call: true });
    await vi.advanceTimersByTimeAsync(10);
    host.replies.set('/callLogger', () => undefined);
    await playCall(host, 1);
    expect(triggers(host)[0]).toBe('presenceUpdate Ringing');
    await vi.advanceTimersByTimeAsync(60_000);
    const presence = triggers(host).filter((trigger) => trigger.startsWith('presence'));
    expect(presence.map((trigger) => trigger.split(' ')[1])).toEqual([
      'Ringing',
      'CallConnected',
      'Disconnected',
    ]);
  });

  it('calls an unanswered call missed', async () => {
    const host = await startSignedIn();
    startIncomingCall(host.peer, ADA);
    endCall(host.peer);
    await vi.advanceTimersByTimeAsync(6_000);
    const response = await askDialer(host, '/unlogged-calls', { perPage: 10, page: 1 });
    expect(response).toMatchObject({ calls: [{ result: 'Missed', duration: 0 }], hasMore: false });
  });

  it('adds a recording and AI notes later, with the token only where it was asked for', async () => {
    const host = await startSignedIn({ ...SERVICE });
    host.send({ type: 'rc-adapter-update-auto-log-settings', call: true });
    await vi.advanceTimersByTimeAsync(10);
    const sessionId = await playCall(host);
    void addRecording(host.peer, sessionId);
    await vi.advanceTimersByTimeAsync(100);
    expect(textAt(objectAt(lastCall(host), 'recording'), 'contentUri')).toMatch(/\/recording\/\d+\/content$/);

    host.send({
      type: 'rc-adapter-register-third-party-service',
      service: { name: 'TestService', recordingWithToken: 1 },
    });
    await vi.advanceTimersByTimeAsync(100);
    void addAiNotes(host.peer, sessionId);
    await vi.advanceTimersByTimeAsync(100);
    expect(textAt(objectAt(lastCall(host), 'recording'), 'contentUri')).toMatch(/\?access_token=ACCESS$/);
    const body = objectAt(host.requests('/callLogger').at(-1), 'body');
    expect(body).toMatchObject({ triggerType: 'callLogSync', aiNote: expect.any(String) });
    expect(textAt(body, 'transcript')).toContain('Caller:');
  });

  it('remembers the history of the person who signs in again', async () => {
    const host = await startSignedIn();
    const sessionId = await playCall(host);
    host.send({ type: 'rc-adapter-logout' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get().calls).toEqual([]);
    host.send({ callbackUri: 'https://host.example/cb?code=C&code_verifier=V' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(host.peer.store.get().calls.map((call) => call.sessionId)).toEqual([sessionId]);
  });

  it('gives each call its own numeric id', async () => {
    const host = await startSignedIn();
    const ids = [await playCall(host, 1), await playCall(host, 1), await playCall(host, 1)];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^\d{16}$/);
  });

  it('is controlled by the host, and says when there is no such call', async () => {
    const host = await startSignedIn();
    startIncomingCall(host.peer, ADA);
    const call = host.peer.store.get().call;
    if (!call) throw new Error('No call');
    const callId = webphoneIdOf(call);
    host.send({ type: 'rc-adapter-control-call', callAction: 'answer', callId });
    host.send({ type: 'rc-adapter-control-call', callAction: 'hold' });
    await vi.advanceTimersByTimeAsync(100);
    expect(host.peer.store.get().call).toMatchObject({ onHold: true });
    expect(host.sent.some((message) => message['type'] === 'rc-call-hold-notify')).toBe(true);
    setHold(host.peer, false);
    host.send({ type: 'rc-adapter-control-call', callAction: 'hangup', callId: 'other' });
    await vi.advanceTimersByTimeAsync(100);
    expect(host.sent.at(-1)).toMatchObject({ type: 'rc-control-call-error', callId: 'other' });
    expect(host.peer.store.get().call).not.toBeNull();
  });

  it('sends a ringing call to voicemail, where a message arrives', async () => {
    const host = await startSignedIn();
    startIncomingCall(host.peer, ADA);
    host.send({ type: 'rc-adapter-control-call', callAction: 'toVoicemail' });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(host.peer.store.get().messages[0]).toMatchObject({
      type: 'VoiceMail',
      from: { phoneNumber: ADA },
    });
    const { calls } = (await askDialer(host, '/unlogged-calls', { perPage: 1, page: 1 })) as {
      calls: unknown[];
    };
    expect(calls).toMatchObject([{ result: 'Voicemail' }]);
  });

  it('ignores a new call while one is on', async () => {
    const host = await startSignedIn();
    startIncomingCall(host.peer, ADA);
    const before = host.peer.store.get().call;
    host.send({ type: 'rc-adapter-new-call', phoneNumber: '+16505550177', toCall: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get().call).toBe(before);
  });

  it.each([
    [{ result: false }, true],
    [{ result: true, mode: 'restrict', message: 'No calls' }, false],
  ])('asks the do-not-contact list before it calls: %j', async (data, called) => {
    const host = await startSignedIn({ ...SERVICE, doNotContactPath: '/doNotContact' });
    host.replies.set('/doNotContact', () => ({ data }));
    host.send({ type: 'rc-adapter-new-call', phoneNumber: ADA, toCall: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get().call !== null).toBe(called);
    expect(host.peer.store.get().alerts.map((alert) => alert.message)).toEqual(called ? [] : ['No calls']);
  });

  it('lets the person decide where the list only warns', async () => {
    const host = await startSignedIn({ ...SERVICE, doNotContactPath: '/doNotContact' });
    host.replies.set('/doNotContact', () => ({ data: { result: true, message: 'Rather not' } }));
    host.send({ type: 'rc-adapter-new-call', phoneNumber: ADA, toCall: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(host.peer.store.get()).toMatchObject({ call: null, caution: { message: 'Rather not' } });
    settleCaution(host.peer, true);
    expect(host.peer.store.get().call?.otherNumber).toBe(ADA);
  });

  it('has no web-phone events in ring-out mode', async () => {
    const host = await startSignedIn(SERVICE, 'clientId=C&defaultCallWith=callingOptions-ringout');
    await playCall(host);
    expect(
      host.sent.filter(
        (message) =>
          /^rc-(call-(ring|start|end)|webphone-connection-status)-notify$/.test(textAt(message, 'type')) &&
          message['connectionStatus'] !== 'connectionStatus-disconnected',
      ),
    ).toEqual([]);
    expect(host.sent.some((message) => message['type'] === 'rc-active-call-notify')).toBe(true);
  });
});
