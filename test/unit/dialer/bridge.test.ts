import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DialerHost } from '../../../src/dialer/host';
import de from '../../../public/_locales/de/messages.json';
import en from '../../../public/_locales/en/messages.json';
import { ada, service, settle, startBridge } from './bridge-under-test';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const call = {
  sessionId: '90000001',
  direction: 'Inbound',
  startTime: 1_795_292_323_170,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123' },
  to: { phoneNumber: '+16505550100' },
};

describe('registration', () => {
  test('messages sent before the widget is ready wait, and follow the registration', () => {
    const { bridge, posted, comeUp } = startBridge();
    bridge.signIn('https://abc.chromiumapp.org/ringcentral?code=1');
    expect(posted).toEqual([]);
    comeUp();
    expect(posted.map(({ type }) => type)).toEqual([
      'rc-adapter-register-third-party-service',
      'rc-adapter-register-customized-page',
      'rc-adapter-update-auto-log-settings',
      'rc-adapter-update-features-flags',
      'rc-adapter-update-sms-typing-time-tracking',
      'rc-adapter-authorization-code',
    ]);
    expect(posted.at(-1)?.['callbackUri']).toBe('https://abc.chromiumapp.org/ringcentral?code=1');
  });

  test('a widget that has loaded again is registered again, with the newest service', () => {
    const { bridge, posted, comeUp, heard } = startBridge();
    comeUp();
    bridge.setService({ ...service, displayName: 'OAuth CRM' });
    posted.length = 0;
    comeUp();
    expect(posted).toHaveLength(5);
    expect(posted[0]).toMatchObject({
      type: 'rc-adapter-register-third-party-service',
      service: { displayName: 'OAuth CRM' },
    });
    expect(heard.up).toBe(2);
  });

  test('a CRM connected later is announced as an authorization, so that the widget asks again', () => {
    const { bridge, posted, comeUp } = startBridge();
    bridge.setService({ ...service, account: undefined });
    comeUp();
    expect(posted[0]).toMatchObject({ service: { authorized: false } });
    bridge.setService(service);
    expect(posted.at(-1)).toEqual({
      type: 'rc-adapter-update-authorization-status',
      authorized: true,
      authorizedAccount: 'Dana Reyes',
    });
  });

  test.each([en, de])(
    'people read the name of the service in tooltips: it is the product’s',
    ({ appName }) => {
      const { posted, comeUp } = startBridge();
      comeUp();
      expect(posted[0]).toMatchObject({ service: { name: appName.message } });
    },
  );

  test('a logged call has no button that changes its log where the connector wants none', () => {
    const { bridge, posted, comeUp } = startBridge();
    comeUp();
    expect(posted[0]).toMatchObject({ service: { callLoggerHideEditLogButton: false } });
    bridge.setService({ ...service, offersEdit: false });
    expect(posted.at(-1)).toMatchObject({ service: { callLoggerHideEditLogButton: true } });
  });

  test('contacts are of the service that is registered', async () => {
    const { posted, comeUp, ask, replies } = startBridge({
      matchContacts: async () => ({ '+16505550123': [ada] }),
    });
    comeUp();
    ask('/contacts/match', { phoneNumbers: ['+16505550123'] });
    await settle();
    const name: unknown = Object(posted[0]?.['service']).name;
    expect(replies()[0]?.['response']).toMatchObject({ data: { '+16505550123': [{ type: name }] } });
  });

  test('no recording token is asked for', () => {
    const { posted, comeUp } = startBridge();
    comeUp();
    expect(posted[0]?.['service']).not.toHaveProperty('recordingWithToken');
  });
});

describe('answers in time', () => {
  test('slow work comes after the ok', async () => {
    const order: string[] = [];
    const { comeUp, ask, frame } = startBridge({ onLogButton: () => void order.push('worked') });
    comeUp();
    frame.postMessage.mockImplementation(() => void order.push('replied'));
    ask('/callLogger', { triggerType: 'createLog', call });
    await settle();
    expect(order).toEqual(['replied', 'worked']);
  });

  test.each([
    ['/contacts/match', { phoneNumbers: ['+16505550123'] }, { data: {} }],
    ['/contacts/search', { searchString: 'Ada' }, { data: [] }],
    ['/callLogger/match', { sessionIds: ['90000001'] }, { data: {} }],
  ])(
    '%s without an answer of the worker is answered empty before the widget gives up',
    async (path, body, empty) => {
      const hangs = () => new Promise<never>(() => {});
      const { comeUp, ask, replies } = startBridge({
        matchContacts: hangs,
        searchContacts: hangs,
        matchCallLogs: hangs,
      });
      comeUp();
      ask(path, body);
      await vi.advanceTimersByTimeAsync(24_000);
      expect(replies()).toEqual([]);
      await vi.advanceTimersByTimeAsync(2000);
      expect(replies()).toEqual([{ type: 'rc-post-message-response', responseId: 'r1', response: empty }]);
    },
  );

  test('a worker that refuses is an empty answer, at once', async () => {
    const refuses = () => Promise.reject(new Error('offline'));
    const { comeUp, ask, replies } = startBridge({ matchContacts: refuses });
    comeUp();
    ask('/contacts/match', { phoneNumbers: ['+16505550123'] });
    await settle();
    expect(replies()[0]?.['response']).toEqual({ data: {} });
  });

  test('an answer that comes too late is not sent a second time', async () => {
    const late = () => new Promise<{}>((resolve) => void setTimeout(resolve, 26_000, {}));
    const { comeUp, ask, replies } = startBridge({ matchContacts: late });
    comeUp();
    ask('/contacts/match', { phoneNumbers: ['+16505550123'] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(replies()).toHaveLength(1);
  });

  test('a path that nobody registered is answered too', async () => {
    const { comeUp, ask, replies } = startBridge();
    comeUp();
    ask('/vcard', { vcardUri: 'x' });
    await settle();
    expect(replies()[0]?.['response']).toEqual({ data: 'ok' });
  });
});

describe('contacts', () => {
  test('a typed number is looked up as a number, a name as a name, one letter not at all', async () => {
    const names: string[] = [];
    const numbers: string[][] = [];
    const { comeUp, ask, replies } = startBridge({
      searchContacts: async (name) => {
        names.push(name);
        return [{ contact: ada, phoneNumbers: ['+16505550123', '6505550124'] }];
      },
      matchContacts: async (asked) => {
        numbers.push([...asked]);
        return { '+16505550123': [ada] };
      },
    });
    comeUp();
    ask('/contacts/search', { searchString: 'A' }, 'letter');
    ask('/contacts/search', { searchString: 'Ada' }, 'name');
    ask('/contacts/search', { searchString: '+1 (650) 555-0123' }, 'number');
    await settle();
    expect(names).toEqual(['Ada']);
    expect(numbers).toEqual([['+16505550123']]);
    const sizes = replies().map(({ responseId, response }) => [
      responseId,
      JSON.stringify(response).includes('"c1"'),
    ]);
    expect(Object.fromEntries(sizes)).toEqual({ letter: false, name: true, number: true });
    const byName = replies().find(({ responseId }) => responseId === 'name');
    // The widget lists one line a number.
    expect(byName?.['response']).toMatchObject({
      data: [{ phoneNumbers: [{ phoneNumber: '+16505550123' }, { phoneNumber: '6505550124' }] }],
    });
  });

  test('what cannot be a number of a contact is never sent to the CRM', async () => {
    const matchContacts = vi.fn<DialerHost['matchContacts']>(async () => ({ '+16505550123': [] }));
    const { comeUp, ask, replies } = startBridge({ matchContacts });
    comeUp();
    ask('/contacts/match', { phoneNumbers: ['16505550100*101', '+16505550123', 'constructor', 7, null] });
    await settle();
    expect(matchContacts).toHaveBeenCalledWith(['+16505550123']);
    expect(replies()[0]?.['response']).toEqual({
      data: { '16505550100*101': [], '+16505550123': [], constructor: [] },
    });
  });
});

describe('calls', () => {
  const ended = {
    type: 'rc-active-call-notify',
    call: { ...call, telephonyStatus: 'NoCall', terminationType: 'final' },
  };

  test('the call log’s record of an ended call is fetched once the history has it', async () => {
    const { comeUp, say, heard, posted } = startBridge();
    comeUp();
    say({
      type: 'rc-active-call-notify',
      call: { ...call, telephonyStatus: 'Ringing', result: '', duration: 0 },
    });
    say(ended);
    expect(heard.calls.at(-1)?.status).toBe('ended');
    say({ type: 'rc-call-history-synced-notify' });
    const request = posted.at(-1);
    expect(request).toMatchObject({ path: '/get-call-log', body: { sessionId: '90000001' } });
    say({ type: 'rc-adapter-message-response', responseId: request?.['requestId'], response: { call } });
    await settle();
    expect(heard.records).toMatchObject([{ sessionId: '90000001', duration: 65, result: 'Accepted' }]);
    say({ type: 'rc-call-history-synced-notify' });
    await settle();
    expect(posted.filter(({ path }) => path === '/get-call-log')).toHaveLength(1);
  });

  test('a record that is not final yet is asked for again after the next sync', async () => {
    const { comeUp, say, heard, posted } = startBridge();
    comeUp();
    say(ended);
    say({ type: 'rc-call-history-synced-notify' });
    say({
      type: 'rc-adapter-message-response',
      responseId: posted.at(-1)?.['requestId'],
      response: { call: { ...call, result: 'Disconnected' } },
    });
    await settle();
    expect(heard.records).toEqual([]);
    say({ type: 'rc-call-history-synced-notify' });
    expect(posted.filter(({ path }) => path === '/get-call-log')).toHaveLength(2);
  });

  test('records that never come are asked for as long as they are among the last fifty', async () => {
    const { comeUp, say, posted } = startBridge();
    comeUp();
    for (let index = 0; index < 60; index += 1)
      say({ ...ended, call: { ...ended.call, sessionId: `${index}` } });
    say({ type: 'rc-call-history-synced-notify' });
    await vi.advanceTimersByTimeAsync(60 * 5000);
    const asked = posted.filter(({ path }) => path === '/get-call-log');
    expect(asked).toHaveLength(50);
    expect(asked[0]).toMatchObject({ body: { sessionId: '10' } });
  });

  test('an answer about another session is not taken', async () => {
    const { comeUp, say, heard, posted } = startBridge();
    comeUp();
    say(ended);
    say({ type: 'rc-call-history-synced-notify' });
    say({
      type: 'rc-adapter-message-response',
      responseId: posted.at(-1)?.['requestId'],
      response: { call: { ...call, sessionId: '90000002' } },
    });
    await settle();
    expect(heard.records).toEqual([]);
  });

  test('a widget that does not answer costs five seconds, not for ever', async () => {
    const { comeUp, say, posted } = startBridge();
    comeUp();
    say(ended);
    say({ type: 'rc-call-history-synced-notify' });
    await vi.advanceTimersByTimeAsync(4999);
    expect(posted.at(-1)).toMatchObject({ path: '/get-call-log' });
    await vi.advanceTimersByTimeAsync(1);
    expect(posted.at(-1)).toMatchObject({ path: '/unlogged-calls' });
  });

  test('a call of no length that was taken on the web phone is no missed one', () => {
    const { comeUp, say, heard } = startBridge();
    comeUp();
    const rings = { ...call, telephonySessionId: 's-1', telephonyStatus: 'Ringing', result: '', duration: 0 };
    say({ type: 'rc-active-call-notify', call: rings });
    say({ type: 'rc-call-start-notify', call: { id: 'a', partyData: { sessionId: 's-1' } } });
    say({ type: 'rc-call-end-notify', call: { id: 'a', partyData: null } });
    say({
      type: 'rc-active-call-notify',
      call: { ...rings, telephonyStatus: 'NoCall', terminationType: 'final' },
    });
    expect(heard.calls.map(({ status }) => status)).toEqual(['ringing', 'connected', 'ended']);
    expect(heard.calls.at(-1)?.call).toMatchObject({ duration: 0, result: 'Accepted' });
    expect(heard.webPhoneCalls).toEqual([0, 1, 0]);
  });

  test('a switch that could not be saved is shown as it is stored', () => {
    const { bridge, comeUp, posted } = startBridge();
    comeUp();
    posted.length = 0;
    bridge.showSettingsAgain();
    expect(posted).toMatchObject([
      {
        type: 'rc-adapter-update-third-party-settings',
        settings: [
          {
            items: [
              { id: 'call', value: true },
              { id: 'sms', readOnly: true, readOnlyReason: 'Set by your admin' },
              {},
              {},
              {},
            ],
          },
        ],
      },
    ]);
  });

  test('the whole history without a log is read once, then only its newest page', async () => {
    const { comeUp, say, heard, posted } = startBridge();
    comeUp();
    const asked = () => posted.filter(({ path }) => path === '/unlogged-calls');
    const answer = async (sessionId: string, hasMore: boolean) => {
      const responseId = asked().at(-1)?.['requestId'];
      const response = {
        calls: [
          { ...call, sessionId },
          { ...call, sessionId: '1', result: 'Ringing' },
        ],
        hasMore,
      };
      say({ type: 'rc-adapter-message-response', responseId, response });
      await settle();
    };
    say({ type: 'rc-call-history-synced-notify' });
    await settle();
    await answer('2', true);
    await answer('3', false);
    say({ type: 'rc-call-history-synced-notify' });
    await settle();
    await answer('4', true);
    expect(asked().map(({ body }) => Object(body).page)).toEqual([1, 2, 1]);
    expect(heard.unlogged.map(({ sessionId }) => sessionId)).toEqual(['2', '3', '4']);
  });

  test('a widget that always has more is asked for a busy week at most', async () => {
    const { comeUp, say, posted } = startBridge();
    comeUp();
    say({ type: 'rc-call-history-synced-notify' });
    for (let page = 0; page < 60; page += 1) {
      await settle();
      say({
        type: 'rc-adapter-message-response',
        responseId: posted.at(-1)?.['requestId'],
        response: { calls: [call], hasMore: true },
      });
    }
    await settle();
    expect(posted.filter(({ path }) => path === '/unlogged-calls')).toHaveLength(40);
  });

  test('a reloaded widget has no call on its web phone', () => {
    const { comeUp, say, heard } = startBridge();
    comeUp();
    say({ type: 'rc-call-start-notify', call: { id: 'a' } });
    expect(heard.webPhoneCalls.at(-1)).toBe(1);
    comeUp();
    expect(heard.webPhoneCalls.at(-1)).toBe(0);
  });

  test('a press on Log with an unreadable call is still reported', async () => {
    const { comeUp, ask, heard } = startBridge();
    comeUp();
    ask('/callLogger', { triggerType: 'createLog', call: { sessionId: '../../x' } });
    await settle();
    expect(heard.buttons).toEqual([undefined]);
  });
});

describe('keys of the browser’s', () => {
  const state = (telephonyStatus: string, direction: 'Inbound' | 'Outbound', sessionId = '1') => ({
    type: 'rc-active-call-notify',
    call: {
      sessionId,
      direction,
      telephonyStatus,
      startTime: 1,
      from: { phoneNumber: '+16505550123' },
      to: { phoneNumber: '+16505550100' },
      ...(telephonyStatus === 'NoCall' && { terminationType: 'final' }),
    },
  });

  test.each([
    ['nothing', [], false, undefined],
    ['one that rings', [state('Ringing', 'Inbound')], true, 'reject'],
    ['one that rings at the other end', [state('Ringing', 'Outbound')], false, 'hangup'],
    [
      'one that was answered',
      [state('Ringing', 'Inbound'), state('CallConnected', 'Inbound')],
      false,
      'hangup',
    ],
    [
      'one that rings during another',
      [state('CallConnected', 'Inbound', '1'), state('Ringing', 'Inbound', '2')],
      true,
      'hangup',
    ],
    ['one that is over', [state('Ringing', 'Inbound'), state('NoCall', 'Inbound')], false, undefined],
  ] as const)('%s', (_what, heard, isAnswered, ending) => {
    const { bridge, comeUp, say, posted } = startBridge();
    comeUp();
    for (const message of heard) say(message);
    const controls = () =>
      posted.filter(({ type }) => type === 'rc-adapter-control-call').map((message) => message['callAction']);
    expect(bridge.answer()).toBe(isAnswered);
    expect(controls()).toEqual(isAnswered ? ['answer'] : []);
    expect(bridge.hangUp()).toBe(ending !== undefined);
    expect(controls().slice(isAnswered ? 1 : 0)).toEqual(ending ? [ending] : []);
  });
});

describe('the calls that ring or are on', () => {
  const report = (change: object) => ({
    type: 'rc-active-call-notify',
    call: { ...call, result: '', telephonyStatus: 'CallConnected', ...change },
  });
  const last = (heard: ReturnType<typeof startBridge>['heard']) =>
    heard.current
      .at(-1)
      ?.map(({ call: { sessionId }, status, isHeld }) => [sessionId, status, isHeld === true]);

  test('are told with each step, and when one is put on hold or taken back; a repetition tells nothing', () => {
    const { comeUp, say, heard } = startBridge();
    comeUp();
    say(report({ telephonyStatus: 'Ringing' }));
    expect(last(heard)).toEqual([['90000001', 'ringing', false]]);
    say(report({}));
    say(report({ telephonyStatus: 'OnHold' }));
    expect(last(heard)).toEqual([['90000001', 'connected', true]]);
    const told = heard.current.length;
    say(report({ telephonyStatus: 'OnHold' }));
    expect(heard.current).toHaveLength(told);
    say(report({ sessionId: '2', telephonyStatus: 'Ringing' }));
    say(report({}));
    expect(last(heard)).toEqual([
      ['90000001', 'connected', false],
      ['2', 'ringing', false],
    ]);
    expect(heard.calls.map(({ status }) => status)).toEqual(['ringing', 'connected', 'ringing']);
    say(report({ telephonyStatus: 'NoCall', terminationType: 'final' }));
    expect(last(heard)).toEqual([['2', 'ringing', false]]);
  });

  test.each([
    ['the widget’s page has loaded again', { type: 'rc-adapter-pushAdapterState' }],
    ['nobody is signed in to it', { type: 'rc-login-status-notify', loggedIn: false }],
    [
      'the call log has its record',
      {
        type: 'rc-post-message-request',
        requestId: 'r',
        path: '/callLogger',
        body: { triggerType: 'callLogSync', call },
      },
    ],
  ])('are gone once %s, though no end was said; one that goes on comes back', async (_when, message) => {
    const { comeUp, say, heard } = startBridge();
    comeUp();
    say(report({}));
    say(message);
    await vi.waitFor(() => expect(last(heard)).toEqual([]));
    say(report({}));
    expect(last(heard)).toEqual([['90000001', 'connected', false]]);
    expect(heard.calls).toHaveLength(1);
  });
});
