import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listAt, objectAt, textAt } from '../../stack/dialer/json.js';
import { listConversationDays } from '../../stack/dialer/peer/log-matches.js';
import { addFax, receiveSms, receiveVoicemail, sendSms } from '../../stack/dialer/peer/mailbox.js';
import { requestMessageLog } from '../../stack/dialer/peer/message-logging.js';
import { SERVICE, startSignedIn, type SimulatedHost } from './simulated-host.js';

const ADA = '+16505550123';
const GRACE = '+16505550177';

const conversations = (host: SimulatedHost) =>
  host.requests('/messageLogger').map((request) => objectAt(objectAt(request, 'body'), 'conversation'));

describe('messages', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('logs the whole day each time, newest first', async () => {
    const host = await startSignedIn();
    host.send({ type: 'rc-adapter-update-auto-log-settings', message: true });
    await vi.advanceTimersByTimeAsync(10);
    receiveSms(host.peer, [ADA], 'one');
    await vi.advanceTimersByTimeAsync(1_000);
    sendSms(host.peer, [ADA], 'two');
    await vi.advanceTimersByTimeAsync(1_000);
    const texts = conversations(host).map((day) =>
      listAt(day, 'messages').map((item) => textAt(item, 'subject')),
    );
    expect(texts).toEqual([['one'], ['two', 'one']]);
    expect(conversations(host)[1]).toMatchObject({
      date: '11/21/2026',
      type: 'SMS',
      self: { phoneNumber: '+16505550100' },
      correspondents: [{ phoneNumber: ADA }],
    });
  });

  it('starts a new log at the next day', async () => {
    const host = await startSignedIn();
    receiveSms(host.peer, [ADA], 'one');
    vi.setSystemTime(new Date('2026-11-22T12:00:00Z'));
    receiveSms(host.peer, [ADA], 'two');
    const days = listConversationDays(host.peer);
    expect(days.map((day) => day.date)).toEqual(['11/22/2026', '11/21/2026']);
    expect(new Set(days.map((day) => day.conversationId)).size).toBe(1);
  });

  it('keeps a group apart from its members', async () => {
    const host = await startSignedIn();
    receiveSms(host.peer, [ADA], 'alone');
    receiveSms(host.peer, [GRACE, ADA], 'together');
    const [group, single] = listConversationDays(host.peer);
    expect(group?.conversationId).not.toBe(single?.conversationId);
    void requestMessageLog(host.peer, group?.conversationLogId ?? '');
    await vi.advanceTimersByTimeAsync(100);
    expect(conversations(host)[0]).toMatchObject({
      correspondents: [{ phoneNumber: GRACE }, { phoneNumber: ADA }],
    });
  });

  it('updates a day that is already logged, though auto log is off', async () => {
    const host = await startSignedIn();
    receiveSms(host.peer, [ADA], 'one');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(conversations(host)).toHaveLength(0);
    const [day] = listConversationDays(host.peer);
    host.replies.set('/messageLogger/match', () => ({
      data: { [day?.conversationLogId ?? '']: [{ id: 'LOG' }] },
    }));
    void requestMessageLog(host.peer, day?.conversationLogId ?? '');
    await vi.advanceTimersByTimeAsync(1_000);
    receiveSms(host.peer, [ADA], 'two');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(
      host.requests('/messageLogger').map((request) => textAt(objectAt(request, 'body'), 'triggerType')),
    ).toEqual(['manual', 'auto']);
  });

  it('gives media the token only where the host asked for it', async () => {
    const host = await startSignedIn({ ...SERVICE, attachmentWithToken: true });
    receiveVoicemail(host.peer, ADA);
    addFax(host.peer, GRACE, 'Outbound');
    receiveSms(host.peer, [ADA], 'text');
    for (const day of listConversationDays(host.peer))
      void requestMessageLog(host.peer, day.conversationLogId);
    await vi.advanceTimersByTimeAsync(100);
    const addresses = conversations(host).map((day) => [
      day['type'],
      textAt(listAt(listAt(day, 'messages')[0], 'attachments')[0], 'uri').includes('access_token=ACCESS'),
    ]);
    expect(Object.fromEntries(addresses)).toEqual({ VoiceMail: true, Fax: true, SMS: false });
  });

  it('tells the host of outgoing messages, but not as inbound ones', async () => {
    const host = await startSignedIn();
    sendSms(host.peer, [ADA], 'out');
    expect(host.sent.at(-1)).toMatchObject({
      type: 'rc-message-updated-notify',
      message: { direction: 'Outbound', to: [{ phoneNumber: ADA }] },
    });
  });
});
