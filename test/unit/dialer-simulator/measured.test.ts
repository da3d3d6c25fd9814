// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import measured from '../../fixtures/dialer-measured.json' with { type: 'json' };
import { listAt, objectAt, textAt, textsAt, type JsonObject } from '../../stack/dialer/json.js';
import { requestCallLog } from '../../stack/dialer/peer/call-logging.js';
import { answerCall, endCall, startIncomingCall } from '../../stack/dialer/peer/line.js';
import { listConversationDays } from '../../stack/dialer/peer/log-matches.js';
import { receiveSharedSms, receiveSms } from '../../stack/dialer/peer/mailbox.js';
import { requestMessageLog } from '../../stack/dialer/peer/message-logging.js';
import { matchUnknown } from '../../stack/dialer/peer/refresh.js';
import { navigate } from '../../stack/dialer/peer/routes.js';
import { showDialer } from '../../stack/dialer/view/shell.js';
import {
  createPlatform,
  createStorage,
  SERVICE,
  startHost,
  startSignedIn,
  type SimulatedHost,
  type SimulatedSeams,
} from './simulated-host.js';

const { rows } = measured;
const ADA = '+16505550123';
const GRACE = '+16505550177';
/** ms; a host's message takes its time too. */
const tolerance = 30;

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function timesOf(host: SimulatedHost, is: (message: JsonObject) => boolean): number[] {
  return host.sentAt.filter((_at, index) => {
    const message = host.sent[index];
    return message !== undefined && is(message);
  });
}

function firstTime(host: SimulatedHost, is: (message: JsonObject) => boolean, after = -Infinity): number {
  const found = timesOf(host, is).find((at) => at >= after);
  if (found === undefined) throw new Error('It was not sent');
  return found;
}

const ofType = (type: string) => (message: JsonObject) => message['type'] === type;
const signedIn = (message: JsonObject) => message['loggedIn'] === true;
const signedOut = (message: JsonObject) => message['loggedIn'] === false;
const brand = ofType('rc-brand-assets-notify');
const adapterState = ofType('rc-adapter-pushAdapterState');
const historySynced = ofType('rc-call-history-synced-notify');

const statuses = (host: SimulatedHost) =>
  host.sent.filter(ofType('rc-login-status-notify')).map((message) => message['loggedIn']);

/** Between both ends, and the pace at its own end. */
function expectEnd(actual: number, [quickest = 0, slowest = 0]: number[], pace: string): void {
  const end = pace === 'slow' ? slowest : quickest;
  expect(Math.abs(actual - end)).toBeLessThanOrEqual(tolerance);
}

const sessionKey = 'sdk-rc-widgetplatform';

function createOwnSession() {
  const storage = createStorage();
  storage.setItem(sessionKey, JSON.stringify({ access_token: 'A', refresh_token: 'R' }));
  return storage;
}

function startWithOwnSession(seams: SimulatedSeams = {}): SimulatedHost {
  return startHost(undefined, { storage: createOwnSession(), ...seams });
}

function at<T extends HTMLElement>(testId: string, type: new () => T): T {
  const found = document.querySelector(`[data-testid="${testId}"]`);
  if (!(found instanceof type)) throw new Error(`No ${testId}`);
  return found;
}

async function showHost(service: JsonObject): Promise<SimulatedHost> {
  const host = await startSignedIn(service);
  showDialer(document.body, host.peer);
  return host;
}

async function playCall(host: SimulatedHost, number = ADA): Promise<void> {
  startIncomingCall(host.peer, number);
  await wait(1_000);
  answerCall(host.peer);
  await wait(1_000);
  endCall(host.peer);
}

/** What a host can answer instead of a list for each. */
const answers: { [name: string]: unknown } = {
  empty: { data: {} },
  missing: { data: { other: [] } },
  refused: { error: 'no' },
  late: undefined,
};

const rootSwitch = { id: 'root', type: 'boolean', name: 'Root', value: false };
const callsSwitch = { id: 'calls', type: 'boolean', name: 'Calls', value: false };
const smsSwitch = { id: 'sms', type: 'boolean', name: 'SMS', value: true };
const section = {
  id: 'auto',
  type: rows.settingsSection.settingType,
  name: 'Automatic',
  items: [callsSwitch, smsSwitch],
};
const settings = [rootSwitch, section];

const paces = ['quick', 'slow'] as const;

/** One reading of the simulator for each measured row. */
const readings: { [row in keyof typeof rows]: () => Promise<void> } = {
  async settingsSection() {
    const host = await showHost({ ...SERVICE, settings });
    navigate(host.peer, '/settings');
    at('setting-auto', HTMLButtonElement).click();
    at('setting-calls', HTMLInputElement).click();
    await wait(1_000);
    expect(host.requests('/settings')).toHaveLength(rows.settingsSection.sentBeforeSave);
    at('section-save', HTMLButtonElement).click();
    await wait(1_000);
    const requests = host.requests('/settings');
    expect(requests).toHaveLength(rows.settingsSection.sentOnSave);
    const saved = { ...section, items: [{ ...callsSwitch, value: true }, smsSwitch] };
    expect(objectAt(requests[0], 'body')).toEqual({ setting: saved, settings: [rootSwitch, saved] });
  },

  async settingsRoot() {
    const host = await showHost({ ...SERVICE, settings });
    navigate(host.peer, '/settings');
    at('setting-root', HTMLInputElement).click();
    await wait(100);
    const requests = host.requests('/settings');
    expect(requests).toHaveLength(rows.settingsRoot.sentOnSwitch);
    const setting = objectAt(objectAt(requests[0], 'body'), 'setting');
    expect(setting).toEqual({ ...rootSwitch, type: rows.settingsRoot.settingType, value: true });
  },

  async nobody() {
    for (const name of rows.nobody.answers) {
      const host = await startSignedIn();
      const asked = () =>
        host
          .requests('/contacts/match')
          .filter((request) => textsAt(objectAt(request, 'body'), 'phoneNumbers').includes(GRACE)).length;
      host.replies.set('/contacts/match', () => answers[name]);
      receiveSms(host.peer, [GRACE], 'hello');
      await wait(31_000);
      expect(host.peer.store.get().contactMatches[GRACE]?.entities, name).toEqual([]);
      const told = host.peer.store.get().contactMatches[GRACE]?.at ?? 0;
      await wait(told + rows.nobody.believedFor - 1_000 - Date.now());
      receiveSms(host.peer, [GRACE], 'hello');
      expect(asked(), name).toBe(1);
      await wait(1_000);
      receiveSms(host.peer, [GRACE], 'hello');
      expect(asked(), name).toBe(2);
      host.send({ type: 'rc-adapter-trigger-contact-match', phoneNumbers: [GRACE] });
      await wait(10);
      expect(asked(), name).toBe(3);
    }
  },

  async noLog() {
    for (const name of rows.noLog.answers) {
      const host = await startSignedIn();
      host.replies.set('/callLogger/match', () => answers[name]);
      await playCall(host);
      await wait(60_000);
      const [call] = host.peer.store.get().calls;
      const sessionId = call?.sessionId ?? '';
      expect(host.peer.store.get().callLogs[sessionId]?.entities, name).toEqual([]);
      const asked = host.requests('/callLogger/match').length;
      const told = host.peer.store.get().callLogs[sessionId]?.at ?? 0;
      await wait(told + rows.noLog.believedFor - 1_000 - Date.now());
      matchUnknown(host.peer);
      expect(host.requests('/callLogger/match'), name).toHaveLength(asked);
      await wait(1_000);
      matchUnknown(host.peer);
      expect(host.requests('/callLogger/match'), name).toHaveLength(asked + 1);
      host.send({ type: 'rc-adapter-trigger-call-logger-match', sessionIds: [sessionId] });
      await wait(10);
      expect(host.requests('/callLogger/match'), name).toHaveLength(asked + 2);
    }
  },

  async ringQuestions() {
    const [fewest = 0, most = 0] = rows.ringQuestions.questions;
    for (let questions = fewest; questions <= most; questions += 1) {
      const host = await startSignedIn(SERVICE, undefined, { options: { ringQuestions: questions } });
      const before = host.requests('/contacts/match').length;
      startIncomingCall(host.peer, ADA);
      await wait(1_000);
      const asked = host
        .requests('/contacts/match')
        .slice(before)
        .map((request) => textsAt(objectAt(request, 'body'), 'phoneNumbers').join());
      expect(asked).toHaveLength(questions);
      expect(new Set(asked)).toEqual(new Set([ADA, '16505550100*101']));
    }
    for (const pace of paces) {
      const { ringQuestions } = startHost(undefined, { options: { pace } }).peer.options;
      expect(ringQuestions).toBeGreaterThanOrEqual(fewest);
      expect(ringQuestions).toBeLessThanOrEqual(most);
    }
  },

  async searchLines() {
    const host = await showHost(SERVICE);
    const numbers = ['+16505550123', '+16505550124'].map((phoneNumber) => ({ phoneNumber }));
    const ada = { id: 'c1', type: 'TestService', name: 'Ada' };
    host.replies.set('/contacts/search', () => ({
      data: [
        { ...ada, phoneNumbers: numbers },
        { ...ada, id: 'c2', phoneNumbers: [] },
      ],
    }));
    navigate(host.peer, '/contacts');
    const search = at('contact-search', HTMLInputElement);
    search.value = 'ada';
    search.dispatchEvent(new Event('change'));
    await wait(100);
    const lines = [...document.querySelectorAll('[data-testid="contact-item"] .secondary')];
    expect(lines).toHaveLength(
      numbers.length * rows.searchLines.linesANumber + rows.searchLines.linesWithoutNumber,
    );
    expect(lines.map((line) => line.textContent)).toEqual(numbers.map(({ phoneNumber }) => phoneNumber));
  },

  async ownSession() {
    for (const pace of paces) {
      const host = startWithOwnSession({ options: { pace } });
      await wait(10_000);
      const after = firstTime(host, signedIn) - firstTime(host, adapterState);
      expectEnd(after, rows.ownSession.afterAdapterState, pace);
    }
  },

  async brandAssets() {
    for (const pace of paces) {
      const host = startWithOwnSession({ options: { pace } });
      await wait(10_000);
      const out = firstTime(host, signedOut);
      expectEnd(firstTime(host, brand, out) - out, rows.brandAssets.afterSignedOut, pace);
      for (const without of [
        startHost(undefined, { options: { pace } }),
        startWithOwnSession({ options: { pace, ownSession: 'none' } }),
      ]) {
        await wait(10_000);
        const since = firstTime(without, signedOut);
        expect(timesOf(without, brand).filter((time) => time >= since)).toHaveLength(
          rows.brandAssets.withoutOwnSession,
        );
      }
    }
  },

  async codeOverOwnSession() {
    for (const pace of paces) {
      const host = startWithOwnSession({ options: { pace } });
      await wait(100);
      host.send({ callbackUri: 'https://host.example/cb?code=CODE&code_verifier=V' });
      await wait(10_000);
      expect(statuses(host)).toEqual(rows.codeOverOwnSession.statuses);
      const [last = 0] = timesOf(host, signedIn).slice(-1);
      const took = last - firstTime(host, adapterState);
      const [quickest = 0, slowest = 0] = rows.codeOverOwnSession.takes;
      expect(took).toBeGreaterThanOrEqual(quickest);
      expect(took).toBeLessThanOrEqual(slowest + tolerance);
    }
  },

  async signOut() {
    for (const pace of paces) {
      const storage = createOwnSession();
      const host = startWithOwnSession({ storage, options: { pace } });
      await wait(10_000);
      const asked = Date.now();
      host.send({ type: 'rc-adapter-logout' });
      while (statuses(host).at(-1) !== false) await wait(10);
      expectEnd(firstTime(host, signedOut, asked) - asked, rows.signOut.afterRequest, pace);
      const left = createStorage();
      left.setItem(sessionKey, storage.getItem(sessionKey) ?? '');
      const removed = startHost(undefined, { storage: left, options: { pace } });
      await wait(10_000);
      expect(statuses(removed)).toEqual(rows.signOut.statusesOfRemoved);
      expect(host.fetched.filter(({ url }) => url.endsWith('/revoke'))).toHaveLength(1);
      expect(storage.getItem(sessionKey)).toBeNull();
    }
  },

  async registeredAgain() {
    const host = await startSignedIn();
    const many = rows.registeredAgain.calls + 5;
    for (let index = 0; index < many; index += 1) {
      await playCall(host);
      receiveSms(host.peer, [`+165055501${index + 10}`], 'x');
      await wait(6_000);
    }
    const before = host.sent.length;
    host.send({ type: 'rc-adapter-register-third-party-service', service: SERVICE });
    await wait(1_000);
    const asked = (path: string, key: string) =>
      host.sent
        .slice(before)
        .filter((message) => message['path'] === path)
        .map((message) => textsAt(objectAt(message, 'body'), key).length);
    expect(asked('/callLogger/match', 'sessionIds')).toEqual([rows.registeredAgain.calls]);
    expect(asked('/messageLogger/match', 'conversationLogIds')).toEqual([rows.registeredAgain.conversations]);
    expect(asked('/contacts/match', 'phoneNumbers')).toEqual([]);
  },

  async updates() {
    const service = { ...SERVICE, authorizationPath: '/authorize', authorized: true };
    const host = await startSignedIn(service);
    await playCall(host);
    receiveSms(host.peer, [GRACE], 'hello');
    await wait(10_000);
    const requests = () => host.sent.filter(ofType('rc-post-message-request')).length;
    const before = requests();
    host.send({
      type: 'rc-adapter-register-customized-page',
      page: { id: 'tab', type: 'tab', unreadCount: 2 },
    });
    host.send({ type: 'rc-adapter-update-third-party-settings', settings });
    host.send({ type: 'rc-adapter-update-authorization-status', authorized: true });
    await wait(60_000);
    expect(requests() - before).toBe(rows.updates.questions);
  },

  async authorizedButton() {
    const service = {
      ...SERVICE,
      authorizationPath: '/authorize',
      authorizedTitle: 'Leave it',
      unauthorizedTitle: 'Connect',
    };
    const host = await showHost({ ...service, authorized: true });
    navigate(host.peer, '/settings');
    const button = at('authorize', HTMLButtonElement);
    expect(button.textContent).toBe('Leave it');
    expect([...button.classList]).toContain(rows.authorizedButton.look);
    host.send({ type: 'rc-adapter-update-authorization-status', authorized: false });
    await wait(10);
    expect(at('authorize', HTMLButtonElement).textContent).toBe('Connect');
    expect([...at('authorize', HTMLButtonElement).classList]).not.toContain(rows.authorizedButton.look);
  },

  async serviceName() {
    const host = await showHost(SERVICE);
    await playCall(host);
    await wait(6_000);
    navigate(host.peer, '/history');
    const name = document.querySelector('[data-testid="history-item"] strong');
    expect(name?.getAttribute('title')).toBe(`Ada Lovelace | ${SERVICE.name} | +1 650 555 0123`);
  },

  async historySynced() {
    const { debounce, notAgainFor, withoutNewRecords } = rows.historySynced;
    const storage = createStorage();
    const host = await startSignedIn(SERVICE, undefined, { storage });
    await wait(60_000);
    expect(timesOf(host, historySynced)).toHaveLength(withoutNewRecords);
    await playCall(host);
    await wait(debounce - 3_000);
    await playCall(host);
    const ended = Date.now();
    await wait(60_000);
    expect(timesOf(host, historySynced)).toEqual([ended + debounce]);

    await playCall(host);
    const synced = ended + debounce;
    const again = startHost(undefined, { storage });
    await wait(60_000);
    expect(timesOf(again, historySynced)).toEqual([]);
    await wait(notAgainFor);
    expect(timesOf(again, historySynced)).toEqual([synced + notAgainFor]);
  },

  async callerNames() {
    const host = await startSignedIn();
    await playCall(host);
    await wait(6_000);
    void requestCallLog(host.peer, 'createLog', host.peer.store.get().calls[0]?.sessionId ?? '');
    const call = objectAt(objectAt(host.requests('/callLogger').at(-1), 'body'), 'call');
    expect(textAt(objectAt(call, 'from'), 'name')).toBe(rows.callerNames.carrier);
    expect(listAt(call, 'fromMatches').map((contact) => textAt(contact, 'name'))).toEqual(['Ada Lovelace']);
  },

  async appearance() {
    const usual = startHost();
    const told = startHost(`clientId=C&${rows.appearance.parameters.join('&')}`);
    await wait(1_000);
    const look = (host: SimulatedHost) =>
      host.sent.filter((message) =>
        ['rc-adapter-theme-notify', 'rc-adapter-pushLocale'].includes(textAt(message, 'type')),
      );
    expect(look(told)).toHaveLength(2);
    expect(look(told)).toEqual(look(usual));
  },

  async tokenRequest() {
    const platform = createPlatform([]);
    const fetch = vi.fn(platform);
    const host = startHost(undefined, { fetch });
    host.send({ callbackUri: 'https://host.example/cb?code=CODE&code_verifier=V' });
    await wait(2_000);
    const requests = fetch.mock.calls.filter(
      ([input]) => typeof input === 'string' && input.endsWith('/token'),
    );
    expect(requests.map(([, init]) => init?.credentials)).toEqual([rows.tokenRequest.credentials]);
  },

  async sharedSms() {
    const host = await startSignedIn(SERVICE, undefined, { options: { generation: '3.x' } });
    receiveSms(host.peer, [ADA], 'mine');
    receiveSharedSms(host.peer, ADA, 'ours');
    const [thread, conversation] = listConversationDays(host.peer);
    expect(conversation?.type).toBe('SMS');
    void requestMessageLog(host.peer, thread?.conversationLogId ?? '');
    await wait(1_000);
    const logged = objectAt(objectAt(host.requests('/messageLogger')[0], 'body'), 'conversation');
    expect(logged['type']).toBe(rows.sharedSms.type);
    expect(logged['messages']).toHaveLength(rows.sharedSms.messages);
    expect(logged['entities']).toHaveLength(rows.sharedSms.entities);
    expect(listAt(logged, 'entities')[0]).toMatchObject({ recordType: 'AliveMessage', text: 'ours' });
  },
};

describe('the simulator does what was measured with the real widget', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T08:00:00Z') }));
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it.each(Object.entries(rows).map(([name, { what }]) => [name, what] as const))('%s: %s', async (name) => {
    const reading = Object.entries(readings).find(([row]) => row === name)?.[1];
    expect.hasAssertions();
    if (!reading) throw new Error(`Nothing reads ${name}`);
    await reading();
  });
});
