import { expect, test } from 'vitest';
import * as v from 'valibot';
import type { DialerHost } from '../../../src/dialer/host';
import { ada, recorded, settle, startBridge } from './bridge-under-test';

/** What the real widget said in one session, message by message, and what each of them brings about here. */

const line = { phoneNumber: '+16505550100', name: 'Demo User' };
const caller = { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' };
const stranger = '+16505550177';
const store = 'restapi/v1.0/account/1000000001/extension/2000000001/message-store';
const reader = 'https://ringcentral.github.io/ringcentral-media-reader/?media=';

const logged = {
  sessionId: '90000001',
  telephonySessionId: 's-tel-1',
  direction: 'Inbound',
  startTime: 1_795_293_755_193,
  duration: 65,
  result: 'Accepted',
  from: caller,
  to: line,
};
const live = {
  sessionId: '900000077',
  telephonySessionId: 's-tel-77',
  direction: 'Inbound',
  startTime: 1_795_297_367_161,
  duration: 0,
  result: '',
  from: caller,
  to: line,
};
const connectedAt = 1_795_297_367_272;

const text = (id: string, creationTime: number, words: string) => ({
  id,
  direction: 'Inbound',
  creationTime,
  text: words,
  from: caller,
  to: [line],
  attachments: [
    {
      id,
      type: 'Text',
      contentType: 'text/plain',
      uri: `https://platform.ringcentral.com/${store}/${id}/content/${id}`,
    },
  ],
});
const document = (id: string, type: string, contentType: string) => {
  const uri = `https://media.ringcentral.com/${store}/${id}/content/${id}`;
  return [{ id, type, contentType, link: reader + encodeURIComponent(uri), uri }];
};
const hello = text('501', 1_795_295_555_193, 'Hello, is my order ready?');
const day = {
  conversationLogId: '7000000001/11/21/2026',
  conversationId: '7000000001',
  date: '11/21/2026',
  kind: 'sms',
  self: line,
  correspondents: [caller],
  messages: [hello],
};
const fax = {
  conversationLogId: '701/11/21/2026',
  conversationId: '701',
  date: '11/21/2026',
  kind: 'fax',
  self: { phoneNumber: '+16505550100' },
  correspondents: [{ phoneNumber: stranger }],
  messages: [
    {
      id: '701',
      direction: 'Inbound',
      creationTime: 1_795_288_355_193,
      text: '',
      from: { phoneNumber: stranger },
      to: [{ phoneNumber: '+16505550100' }],
      attachments: document('701', 'RenderedDocument', 'application/pdf'),
    },
  ],
};
const person = { extensionNumber: '101', name: 'Demo User' };
const voicemail = {
  conversationLogId: '601/11/21/2026',
  conversationId: '601',
  date: '11/21/2026',
  kind: 'voicemail',
  self: person,
  correspondents: [{ phoneNumber: stranger, name: 'WIRELESS CALLER' }],
  messages: [
    {
      id: '601',
      direction: 'Inbound',
      creationTime: 1_795_291_955_193,
      text: '',
      from: { phoneNumber: stranger, name: 'WIRELESS CALLER' },
      to: [person],
      attachments: document('601', 'AudioRecording', 'audio/mpeg'),
    },
  ],
};

const widgetAda = {
  id: 'c1',
  name: 'Ada Lovelace',
  type: 'App Connect Panel',
  crm: 'KeyCRM',
  contactType: 'Contact',
  company: 'Analytical Engines',
  phoneNumbers: [{ phoneNumber: '+16505550123', phoneType: 'direct' }],
};

const answers: Partial<DialerHost> = {
  matchContacts: async (numbers) =>
    Object.fromEntries(numbers.map((number) => [number, number === '+16505550123' ? [ada] : []])),
  matchCallLogs: async () => ({ '90000001': 'LOG1' }),
  matchMessageLogs: async () => ({ [day.conversationLogId]: 'sms:1' }),
};

const reply = (data: unknown) => ({ reply: data });
const post = (what: string) => ({ post: what });
const isLogged = reply({ '90000001': [{ id: 'LOG1' }] });
const isDayLogged = reply({ [day.conversationLogId]: [{ id: 'sms:1' }] });
const none = reply({});
const ok = reply('ok');
const nobody = reply({ '16505550100*101': [] });

/** In the order in which the widget spoke; what is not listed brings nothing about. */
const effects: readonly (readonly [says: string, ...does: object[]])[] = [
  ['rc-brand-assets-notify', { brandAssets: 1 }],
  [
    'rc-adapter-pushAdapterState',
    { up: 1 },
    { webPhoneCalls: 0 },
    post('rc-adapter-register-third-party-service'),
    post('rc-adapter-register-customized-page'),
    post('rc-adapter-update-auto-log-settings'),
    post('rc-adapter-update-features-flags'),
    post('rc-adapter-update-sms-typing-time-tracking'),
  ],
  ['rc-brand-assets-notify', { brandAssets: 2 }],
  ['/contacts', ok],
  ['rc-login-status-notify', { signIns: { isSignedIn: false, extensionNumber: '', hasAiNotes: false } }],
  ['rc-brand-assets-notify', { brandAssets: 3 }],
  ['rc-login-status-notify', { signIns: { isSignedIn: true, extensionNumber: '101', hasAiNotes: false } }],
  ['/contacts/match', reply({ '101': [], [stranger]: [], '+16505550100': [], '+16505550123': [widgetAda] })],
  ['/callLogger/match', isLogged],
  ['rc-call-history-synced-notify', post('/unlogged-calls')],
  ['/callLogger createLog', { buttons: logged }, ok],
  ['/callLogger/match', isLogged],
  ['/callLogger/match', isLogged],
  ['/callLogger/inputChanged', ok],
  ['/callLogger logForm', { buttons: logged }, ok],
  ['/callLogger/match', isLogged],
  ['/customizedPage/inputChanged', ok],
  ['/custom-button-click', ok],
  ['/messageLogger manual', { messageButtons: day }, ok],
  ['/messageLogger/match', isDayLogged],
  ['/messageLogger logForm', { messageButtons: day }, ok],
  ['/messageLogger/match', isDayLogged],
  [
    'rc-active-call-notify',
    { calls: { call: live, status: 'ringing' } },
    { current: [{ call: live, status: 'ringing' }] },
  ],
  ['/callLogger/match', none],
  ['/contacts/match', nobody],
  ['/contacts/match', reply({ '+16505550123': [widgetAda] })],
  ['/contacts/match', nobody],
  ['/callLogger presenceUpdate', ok],
  ['/callLogger/match', none],
  [
    'rc-active-call-notify',
    { calls: { call: live, status: 'connected', connectedAt } },
    { current: [{ call: live, status: 'connected', connectedAt }] },
  ],
  ['/callLogger presenceUpdate', ok],
  ['/callLogger/match', none],
  ['rc-call-start-notify', { webPhoneCalls: 1 }],
  ['rc-call-end-notify', { webPhoneCalls: 0 }],
  [
    'rc-active-call-notify',
    { calls: { call: { ...live, result: 'Accepted' }, status: 'ended', connectedAt } },
    { current: [] },
  ],
  ['/callLogger presenceUpdate', ok],
  ['/callLogger/match', none],
  ['rc-call-history-synced-notify', post('/get-call-log')],
  [
    '/callLogger callLogSync',
    { records: { ...live, startTime: 1_795_297_337_606, duration: 30, result: 'Accepted' } },
    ok,
  ],
  ['/callLogger/match', none],
  ['rc-call-init-notify', { webPhoneCalls: 1 }],
  ['/contacts/match', reply({ [stranger]: [] })],
  ['/contacts/search', reply([])],
  ['rc-call-start-notify', { webPhoneCalls: 1 }],
  ['rc-call-end-notify', { webPhoneCalls: 0 }],
  ['/messageLogger/match', none],
  [
    '/messageLogger auto',
    { conversations: { ...day, messages: [text('496814', 1_795_297_374_603, 'ping'), hello] } },
    ok,
  ],
  ['/messageLogger auto', { conversations: fax }, ok],
  ['/messageLogger auto', { conversations: voicemail }, ok],
  ['/messageLogger/match', isDayLogged],
  ['/messageLogger/match', none],
  ['rc-login-status-notify', { signIns: { isSignedIn: false, extensionNumber: '', hasAiNotes: false } }],
  ['rc-brand-assets-notify', { brandAssets: 4 }],
];

const messageSchema = v.looseObject({
  type: v.string(),
  path: v.optional(v.string()),
  body: v.optional(v.looseObject({ triggerType: v.optional(v.string()) })),
});

function nameOf(data: unknown): string {
  const { type, path, body } = v.parse(messageSchema, data);
  if (type !== 'rc-post-message-request' || path === undefined) return type;
  return body?.triggerType === undefined ? path : `${path} ${body.triggerType}`;
}

/** What was told to the panel since `before`: one thing a call of the host. */
function newsSince(before: object, after: object): object[] {
  return Object.entries(after).flatMap(([key, value]: [string, unknown]) => {
    const known: unknown = Reflect.get(before, key);
    if (!Array.isArray(value)) return value === known ? [] : [{ [key]: value }];
    return value.slice(Array.isArray(known) ? known.length : 0).map((one: unknown) => ({ [key]: one }));
  });
}

function copy(value: unknown): object {
  return Object(JSON.parse(JSON.stringify(value)));
}

test('each recorded message brings about what it should, and nothing else', async () => {
  const dialer = startBridge(answers);
  const seen: [string, ...object[]][] = [];
  for (const { t, data } of recorded) {
    dialer.setNow(live.startTime + (t - 11_638));
    const before = copy(dialer.heard);
    const sent = dialer.posted.length;
    dialer.say(data);
    await settle();
    const posted = dialer.posted.slice(sent).map((message) => {
      if (message.type === 'rc-post-message-response') return reply(Object(message['response']).data);
      return post(typeof message['path'] === 'string' ? message['path'] : message.type);
    });
    const does = [...newsSince(before, copy(dialer.heard)), ...posted];
    if (does.length > 0) seen.push([nameOf(data), ...does]);
  }
  expect(seen).toEqual(effects);
});

test('what carries no meaning for us is most of it', () => {
  const silent = recorded
    .map(({ data }) => nameOf(data))
    .filter((name) => !effects.some(([says]) => says === name));
  expect(new Set(silent)).toEqual(
    new Set([
      'rc-dialer-status-notify',
      'rc-meeting-status-notify',
      'rc-webphone-connection-status-notify',
      'rc-adapter-syncPresence',
      'rc-adapter-pushLocale',
      'rc-adapter-theme-notify',
      'rc-adapter-ai-assistant-settings-notify',
      'rc-adapter-syncSize',
      'rc-adapter-side-drawer-open-notify',
      'rc-region-settings-notify',
      'rc-calling-settings-notify',
      'rc-messageLogger-auto-log-notify',
      'rc-callLogger-auto-log-notify',
      'rc-route-changed-notify',
      'rc-telephony-session-notify',
      'rc-call-ring-notify',
      'rc-message-updated-notify',
      'rc-inbound-message-notify',
    ]),
  );
});
