// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dialerOrigin } from '../../../../src/dialer/address';
import { ProblemError } from '../../../../src/core/basics/problem';
import { DialerScreen } from '../../../../src/panel/dialer/DialerScreen';
import { CallRows } from '../../../../src/panel/shared/calls/CallRows';
import { emptySummary } from '../../../../src/core/tasks/task-summary';
import { leaveDialer } from '../../../../src/panel/shared/dialer-sign-out';
import { paintPanel } from '../paint-panel';
import { connection, identity, sampleCall, sampleLine, sampleNewest } from '../sample-view';

const world = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  openWindow: vi.fn<(hash: string) => Promise<void>>(),
  send: vi.fn<(message: unknown) => void>(),
  hear: (_message: unknown): void => undefined,
  sendCalls: vi.fn<(message: unknown) => void>(),
  hearOfCalls: (_message: unknown): void => undefined,
  focus: vi.fn<() => Promise<void>>(),
  showNotice: vi.fn<(id: string, notice: object) => Promise<void>>(),
  changeNotice: vi.fn<(id: string, notice: object) => Promise<void>>(),
  clearNotice: vi.fn<(id: string) => Promise<void>>(),
  pressNotice: (_id: string): void => undefined,
  badge: vi.fn<(text: string, color: string, title: string) => Promise<void>>(),
  preferences: {} as unknown,
  isWindow: false,
  isTaken: false,
  microphone: 'granted',
  settingRecords: {} as unknown,
  connection: null as unknown,
}));
vi.mock('../../../../src/protocol/client', () => ({ call: world.ask }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: {
    commands: { onCommand: { addListener: () => undefined, removeListener: () => undefined } },
    storage: {
      local: {
        get: async (keys: string | string[]) =>
          Object.fromEntries(
            [keys].flat().flatMap((key) => (key in world ? [[key, Reflect.get(world, key)]] : [])),
          ),
      },
    },
  },
}));
vi.mock('../../../../src/platform/build', () => ({ builtInClientId: '' }));
vi.mock('../../../../src/platform/identity', () => ({
  redirectUri: () => 'https://abc.chromiumapp.org/ringcentral',
  launchSignIn: async () => undefined,
}));
vi.mock('../../../../src/platform/panel-window', () => ({
  isPanelWindow: () => world.isWindow,
  openPanelWindow: world.openWindow,
  focusThisWindow: world.focus,
}));
vi.mock('../../../../src/platform/notice', () => ({
  showNotice: world.showNotice,
  changeNotice: world.changeNotice,
  clearNotice: world.clearNotice,
  onNotice: (press: (id: string) => void) => {
    world.pressNotice = press;
    return () => undefined;
  },
}));
vi.mock('../../../../src/platform/toolbar', async (original) => ({
  ...(await original<object>()),
  readBadge: async () => world.badge.mock.lastCall?.[0] ?? '',
  setBadge: world.badge,
}));
vi.mock('../../../../src/platform/channel', () => ({
  openChannel: (name: string, hear: (message: unknown) => void) => {
    if (name === 'dialer') world.hear = hear;
    else world.hearOfCalls = hear;
    return { send: name === 'dialer' ? world.send : world.sendCalls, close: () => undefined };
  },
}));
vi.mock('../../../../src/platform/microphone', () => ({
  readMicrophone: async (tell: (state: string) => void) => {
    tell(world.microphone);
    return () => undefined;
  },
}));
vi.mock('../../../../src/platform/lock', () => ({
  holdFreeLock: async () => (world.isTaken ? undefined : () => undefined),
  holdLock: () => new Promise(() => {}),
}));

vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async () => ({
      body: { platforms: { keyCRM: { contactPageUrl: 'https://crm.example.com/{contactId}' } } },
    }),
  },
}));

async function openDialer(part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<DialerScreen />, part);
  const frame = () => panel.element.querySelector('iframe');
  const posted: { type?: string; callbackUri?: string }[] = [];
  const target = frame()?.contentWindow;
  if (target) {
    vi.spyOn(target, 'postMessage').mockImplementation(
      (message: { type?: string }) => void posted.push(message),
    );
  }
  const say = (data: unknown, origin = dialerOrigin) =>
    act(async () => {
      const source = frame()?.contentWindow ?? null;
      window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
      await Promise.resolve();
    });
  return { ...panel, frame, posted, say };
}

const answers = new Map<string, unknown>([
  ['recordCall', { activityId: 'call:90000001' }],
  ['matchContacts', {}],
  ['getDialerCode', { callbackUri: 'https://abc.chromiumapp.org/ringcentral?code=C' }],
]);
const up = { type: 'rc-adapter-pushAdapterState' };
const call = sampleCall();
const ended = {
  type: 'rc-active-call-notify',
  call: { ...call, telephonyStatus: 'NoCall', terminationType: 'final' },
};

beforeEach(() => {
  world.isWindow = false;
  world.isTaken = false;
  world.microphone = 'granted';
  world.settingRecords = { admin: {}, own: {} };
  world.connection = null;
  world.openWindow.mockReset().mockResolvedValue(undefined);
  world.preferences = {};
  for (const action of [world.send, world.sendCalls]) action.mockReset();
  for (const action of [world.focus, world.showNotice, world.changeNotice, world.clearNotice, world.badge])
    action.mockReset().mockResolvedValue(undefined);
  world.ask.mockReset().mockImplementation(async (method) => answers.get(method) ?? {});
  location.hash = '';
});

describe('the frame', () => {
  test('has the client id and redirect address of our own sign-in, and the rights that a dialer needs', async () => {
    const { frame } = await openDialer();
    const url = new URL(frame()?.src ?? '');
    expect(url.origin).toBe(dialerOrigin);
    expect(url.searchParams.get('clientId')).toBe('client');
    expect(url.searchParams.get('redirectUri')).toBe('https://abc.chromiumapp.org/ringcentral');
    expect(frame()?.getAttribute('allow')).toBe(
      'microphone; autoplay; clipboard-write; hid; display-capture',
    );
    expect(frame()?.getAttribute('sandbox')).not.toContain('top-navigation');
    expect(frame()?.title).toBe('RingCentral dialer');
  });

  test('stays the same element whatever is painted around it', async () => {
    const { frame, paint, setView, say } = await openDialer({ connection: null });
    const before = frame();
    await paint(<DialerScreen />);
    await setView({ connection, language: 'de', route: { screen: 'tasks' } });
    await setView({ preferences: { clientId: 'client', theme: 'dark', language: 'de' } });
    await say(up);
    await say({ type: 'rc-call-start-notify', call: { id: 'w1' } });
    await say(ended);
    expect(before).not.toBeNull();
    expect(frame()).toBe(before);
  });

  test('another person gets another one', async () => {
    const { frame, setView } = await openDialer();
    const before = frame();
    await setView({ identity: { ...identity, extensionId: '410000102' } });
    expect(frame()).not.toBe(before);
  });

  test('is not there without a client id, and the screen says where to enter one', async () => {
    const panel = await openDialer({ preferences: { clientId: '', theme: 'system', language: 'system' } });
    expect(panel.frame()).toBeNull();
    expect(panel.link('Settings')).toBe('#/settings');
  });

  test('is not there while another window has the dialer; a press asks for it', async () => {
    world.isTaken = true;
    const panel = await openDialer();
    expect(panel.frame()).toBeNull();
    expect(panel.text()).toContain('The dialer is open in another window');
    await panel.press('Use it here');
    expect(world.send).toHaveBeenCalledWith({ kind: 'request', from: expect.any(String) });
  });
});

describe('calls', () => {
  test('an ended call can be logged from the line above the frame, or put off', async () => {
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(ended);
    expect(panel.text()).toContain('Call with +1 650 555 0123 · WIRELESS CALLER ended');
    expect(panel.link('Log it')).toBe('#/activity/call%3A90000001');
    await panel.press('Not now');
    expect(panel.text()).not.toContain('ended');
  });

  const ringing = { type: 'rc-active-call-notify', call: { ...call, telephonyStatus: 'Ringing' } };

  test('a caller who could not be looked up is not nobody; the line asks again', async () => {
    world.ask.mockImplementation(async (method) =>
      method === 'askServer' ? Promise.reject(new ProblemError({ code: 'unreachable' })) : {},
    );
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(ringing);
    expect(panel.text()).toContain('+16505550123 couldn’t be looked up in KeyCRM');
    expect(panel.text()).not.toContain('Nobody');
    world.ask.mockImplementation(async (method) => (method === 'askServer' ? { contact: [] } : {}));
    await panel.press('Try again');
    expect(panel.text()).toContain('No contact in KeyCRM has');
  });

  test('of several who have the number one can be chosen, where that is wanted', async () => {
    const contact = [
      { id: 'c1', name: 'Ada Lovelace', type: 'Contact', organization: 'Engines' },
      { id: 'c2', name: 'Byron', type: 'Contact' },
    ];
    world.connection = connection;
    world.ask.mockImplementation(async (method, input) =>
      Object(input).route === 'hostname' ? 'acme.crm.example' : method === 'askServer' ? { contact } : {},
    );
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(ringing);
    expect(panel.text()).toContain('May be Ada Lovelace, Byron');
    location.hash = '#/tasks';
    world.settingRecords = {
      admin: { openContactPageFromIncomingCall: { value: 'onAnswer', customizable: true } },
      own: {},
    };
    await panel.say({
      ...ringing,
      call: { ...ringing.call, telephonyStatus: 'CallConnected', startTime: Date.now() },
    });
    await vi.waitFor(() => expect(panel.text()).toContain('Which one do you want to open?'));
    expect(panel.link('Ada Lovelace · Engines')).toBe('https://crm.example.com/c1');
    expect(panel.link('Byron')).toBe('https://crm.example.com/c2');
    expect(location.hash).toBe('#/dialer');
  });

  describe('while one rings', () => {
    const ada = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
    const second = { ...ringing.call, sessionId: '90000002', from: { phoneNumber: '+16505550177' } };
    beforeEach(() => void vi.spyOn(document, 'hasFocus').mockReturnValue(false));
    const ring = async (isWindow = false) => {
      world.isWindow = isWindow;
      world.connection = connection;
      world.ask.mockImplementation(async (method) =>
        method === 'askServer' ? { contact: [ada] } : { activityId: 'call:90000001' },
      );
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(ringing);
      return panel;
    };
    const saidOfCalls = () => world.sendCalls.mock.lastCall?.[0];

    test('a notification says who calls, first by number, then by name; a press on it opens the dialer', async () => {
      await ring();
      await vi.waitFor(() =>
        expect(world.showNotice).toHaveBeenCalledWith('call:90000001', {
          title: 'Incoming call',
          message: '+1 650 555 0123 · WIRELESS CALLER',
        }),
      );
      await vi.waitFor(() =>
        expect(world.changeNotice).toHaveBeenLastCalledWith('call:90000001', {
          title: 'Incoming call',
          message: 'Ada Lovelace\n+1 650 555 0123',
        }),
      );
      world.pressNotice('tasks:1');
      expect(location.hash).toBe('');
      world.pressNotice('call:90000001');
      expect(location.hash).toBe('#/dialer');
      expect(world.focus).toHaveBeenCalledTimes(1);
    });

    test('it goes when the call is answered, and comes once for a call', async () => {
      const panel = await ring();
      await panel.say(ringing);
      await vi.waitFor(() => expect(world.showNotice).toHaveBeenCalledTimes(1));
      await panel.say({ ...ringing, call: { ...ringing.call, telephonyStatus: 'CallConnected' } });
      expect(world.clearNotice).toHaveBeenLastCalledWith('call:90000001');
    });

    test('name and number are left out of it where that is wanted', async () => {
      world.preferences = { ringing: ['notice'] };
      await ring();
      await vi.waitFor(() =>
        expect(world.showNotice).toHaveBeenCalledWith('call:90000001', {
          title: 'Incoming call',
          message: 'Click to open the dialer.',
        }),
      );
      expect(JSON.stringify([...world.showNotice.mock.calls, ...world.changeNotice.mock.calls])).not.toMatch(
        /Ada|555/,
      );
    });

    test('the panel’s own window comes to the front instead', async () => {
      await ring(true);
      await vi.waitFor(() => expect(world.focus).toHaveBeenCalledTimes(1));
      expect(world.showNotice).not.toHaveBeenCalled();
    });

    test.each([
      ['not to the front', ['notice', 'name'], 0, 1],
      ['without a word', [], 0, 0],
    ])('%s, where that is wanted', async (_how, wanted, focused, noticed) => {
      world.preferences = { ringing: wanted };
      await ring(true);
      await act(async () => vi.dynamicImportSettled());
      expect(world.focus).toHaveBeenCalledTimes(focused);
      expect(world.showNotice).toHaveBeenCalledTimes(noticed);
    });

    test('nothing comes to the front of somebody who looks at the panel', async () => {
      vi.spyOn(document, 'hasFocus').mockReturnValue(true);
      await ring();
      await act(async () => vi.dynamicImportSettled());
      expect(world.showNotice).not.toHaveBeenCalled();
    });

    test('an admin’s lock decides it for everybody', async () => {
      world.preferences = { ringing: ['notice', 'name'] };
      world.settingRecords = { admin: { panel_ringing: { value: [], customizable: false } }, own: {} };
      await ring();
      await act(async () => vi.dynamicImportSettled());
      expect(world.showNotice).not.toHaveBeenCalled();
    });

    test('the toolbar shows it, and the failures again afterwards', async () => {
      const panel = await ring();
      expect(world.badge).toHaveBeenLastCalledWith('☎', 'call', 'App Connect Panel: Incoming call');
      await panel.setView({ taskSummary: { ...emptySummary, unseen: 2 } });
      await panel.say(ended);
      await vi.waitFor(() =>
        expect(world.badge).toHaveBeenLastCalledWith(
          '2',
          'failures',
          'App Connect Panel: 2 background tasks failed',
        ),
      );
    });

    test('a page that closes takes it off the toolbar, and out of the other pages', async () => {
      const panel = await ring();
      await panel.leave();
      await vi.waitFor(() =>
        expect(world.badge).toHaveBeenLastCalledWith('', 'failures', 'App Connect Panel'),
      );
      expect(saidOfCalls()).toEqual({ kind: 'calls', calls: [] });
    });

    test('the other pages are told, and one that opens is told when it asks', async () => {
      await ring();
      const call = { status: 'ringing', names: ['Ada Lovelace'] };
      await vi.waitFor(() => expect(saidOfCalls()).toMatchObject({ kind: 'calls', calls: [call] }));
      world.sendCalls.mockClear();
      world.hearOfCalls({ kind: 'ask' });
      expect(saidOfCalls()).toMatchObject({ kind: 'calls', calls: [call] });
      world.hearOfCalls({ kind: 'show' });
      expect(location.hash).toBe('#/dialer');
    });

    test('there is one line: the call, however much else there would be to say', async () => {
      world.microphone = 'prompt';
      const panel = await ring();
      await panel.say({ type: 'rc-call-init-notify', call: { id: 'w1' } });
      await panel.say({ type: 'rc-login-status-notify', loggedIn: true, loginNumber: '+1650*999' });
      const lines = () => [...panel.element.querySelectorAll('.call-line, .dialer-line, .dialer-notice')];
      expect(lines()).toHaveLength(1);
      expect(lines()[0]?.textContent).toContain('Ada Lovelace');
      expect(lines()[0]?.textContent).toContain('Closing this panel ends the call');
      expect(panel.link('Notes')).toMatch(/^#\/activity\/call%3A90000001%40/);
    });

    test('of several the one that rings comes first, and the held one is counted', async () => {
      const panel = await ring();
      await panel.say({ ...ringing, call: { ...ringing.call, telephonyStatus: 'CallConnected' } });
      await panel.say({ ...ringing, call: { ...ringing.call, telephonyStatus: 'OnHold' } });
      expect(panel.text()).toContain('On hold');
      await panel.say({ ...ringing, call: second });
      expect(panel.element.querySelector('.call-line')?.textContent).toContain('1 more call');
      expect(panel.text()).not.toContain('On hold');
      await panel.say({ ...ended, call: { ...ended.call, ...second, telephonyStatus: 'NoCall' } });
      expect(panel.text()).toContain('On hold');
    });
  });

  test('a page without the dialer believes the calls of the other only where they can be read', async () => {
    world.isTaken = true;
    const panel = await paintPanel(
      <>
        <CallRows />
        <DialerScreen />
      </>,
    );
    expect(world.sendCalls).toHaveBeenCalledWith({ kind: 'ask' });
    const rows = () => panel.element.querySelectorAll('li').length;
    const current = { call: sampleCall(), status: 'ringing', names: ['Ada'] };
    await act(async () => world.hearOfCalls({ kind: 'calls', calls: [current] }));
    expect(rows()).toBe(1);
    await act(async () => world.hearOfCalls({ kind: 'calls', calls: [{ ...current, names: 'Ada' }] }));
    expect(rows()).toBe(1);
    await act(async () => world.hearOfCalls({ kind: 'calls', calls: [] }));
    expect(rows()).toBe(0);
    expect(world.showNotice).not.toHaveBeenCalled();
    expect(world.badge).not.toHaveBeenCalled();
  });

  describe('of whom the widget could be told nothing', () => {
    const who = { type: 'rc-post-message-request', requestId: 'm', path: '/contacts/match' };
    const number = '+16505550123';
    const ada = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
    const crmIs = (isThere: boolean) =>
      world.ask.mockImplementation(async (method) => {
        if (method !== 'askServer') return {};
        return isThere ? { contact: [ada] } : Promise.reject(new ProblemError({ code: 'unreachable' }));
      });

    test.each([
      [
        'the panel’s own look-up has found them',
        (panel: { press: (name: string) => Promise<void> }) => panel.press('Try again'),
      ],
      ['the connection is back', () => act(async () => void window.dispatchEvent(new Event('online')))],
    ])('once %s, the widget asks again', async (_when, happens) => {
      crmIs(false);
      const panel = await openDialer();
      await panel.say(up);
      await panel.say({ ...who, body: { phoneNumbers: [number] } });
      await panel.say(ringing);
      await vi.waitFor(() => expect(panel.posted.at(-1)).toMatchObject({ response: { data: {} } }));
      crmIs(true);
      await happens(panel);
      await vi.waitFor(() =>
        expect(panel.posted.at(-1)).toEqual({
          type: 'rc-adapter-trigger-contact-match',
          phoneNumbers: [number],
        }),
      );
    });
  });

  describe('between extensions', () => {
    const internal = { ...ended, call: { ...ended.call, from: { extensionNumber: '102', name: 'Dana' } } };
    const recordings = () => world.ask.mock.calls.filter(([method]) => method === 'recordCall');
    const logPress = {
      type: 'rc-post-message-request',
      requestId: 'r',
      path: '/callLogger',
      body: { triggerType: 'createLog', call: internal.call },
    };

    test('are nobody’s to log: nothing is recorded, and the Log button says so', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(internal);
      await panel.say(logPress);
      expect(recordings()).toEqual([]);
      const words = expect.stringContaining('between extensions are logged only if');
      await vi.waitFor(() =>
        expect(panel.posted.at(-1)).toMatchObject({
          path: '/custom-alert-message',
          body: { message: words },
        }),
      );
    });

    test.each([
      [
        'the organisation',
        { admin: { allowExtensionNumberLogging: { value: true, customizable: false } }, own: {} },
      ],
      [
        'the person, whom it lets choose,',
        { admin: {}, own: { allowExtensionNumberLogging: { value: true } } },
      ],
    ])('are recorded where %s wants them', async (_who, documents) => {
      world.settingRecords = documents;
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(internal);
      await vi.waitFor(() => expect(recordings()).toHaveLength(1));
    });
  });

  test('without a CRM, the panel says that an ended call is kept, with a link to connect one', async () => {
    const panel = await openDialer({ connection: null });
    await panel.say(up);
    await panel.say(ended);
    expect(panel.text()).toContain('Kept. Ready to log once a CRM is connected.');
    expect(panel.link('Choose your CRM')).toBe('#/settings/connect');
  });

  describe('our switches in the widget', () => {
    const save = (values: { call?: boolean; sms?: boolean; inboundFax?: boolean }) => ({
      type: 'rc-post-message-request',
      requestId: 's1',
      path: '/settings',
      body: {
        setting: {
          id: 'autoLog',
          type: 'section',
          items: Object.entries(values).map(([id, value]) => ({ id, type: 'boolean', name: id, value })),
        },
      },
    });
    const saved = () => world.ask.mock.calls.filter(([method]) => method === 'keepClientChoices');
    const locked = {
      settingRecords: { admin: { autoLogSMS: { value: false, customizable: false } }, own: {} },
    };

    test('are saved together', async () => {
      const panel = await openDialer();
      await panel.say(up);
      const before = panel.posted.length;
      await panel.say(save({ call: true, sms: false, inboundFax: true }));
      expect(saved()).toEqual([
        ['keepClientChoices', { changes: { autoLogCall: true, autoLogInboundFax: true } }],
      ]);
      expect(panel.posted.slice(before)).toMatchObject([{ responseId: 's1' }]);
    });

    test('cost nothing when none was moved', async () => {
      const panel = await openDialer(locked);
      await panel.say(up);
      const before = panel.posted.length;
      await panel.say(save({ call: false, sms: false }));
      expect(saved()).toEqual([]);
      expect(panel.posted.slice(before)).toMatchObject([{ responseId: 's1' }]);
    });

    test('go back there with the reason when they could not be saved', async () => {
      const panel = await openDialer();
      await panel.say(up);
      world.ask.mockRejectedValueOnce(new ProblemError({ code: 'storage_full' }));
      const before = panel.posted.length;
      await panel.say(save({ inboundFax: true }));
      expect(panel.posted.slice(before)).toMatchObject([
        { type: 'rc-post-message-response', responseId: 's1' },
        { type: 'rc-adapter-update-third-party-settings', settings: [{ id: 'autoLog' }] },
        {
          path: '/custom-alert-message',
          body: {
            level: 'warning',
            message: 'Not saved, so it stays as it was: This browser is out of space',
          },
        },
      ]);
    });

    test('go back there with the reason when they are locked; the others are saved', async () => {
      const panel = await openDialer(locked);
      await panel.say(up);
      await panel.say(save({ sms: true, inboundFax: true }));
      expect(saved()).toEqual([['keepClientChoices', { changes: { autoLogInboundFax: true } }]]);
      expect(panel.posted.slice(-2)).toMatchObject([
        { type: 'rc-adapter-update-third-party-settings' },
        {
          body: {
            message: 'Not saved, so it stays as it was: Log text messages automatically: Set by your admin',
          },
        },
      ]);
    });

    test('go back there when the widget sends something else', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say({ ...save({}), body: { setting: { id: 'inboundFax', value: true } } });
      expect(saved()).toEqual([]);
      expect(panel.posted.slice(-2)).toMatchObject([
        { type: 'rc-adapter-update-third-party-settings' },
        { body: { message: expect.stringContaining('can’t be read') } },
      ]);
    });
  });

  test('the line goes when the call is logged elsewhere, and the widget is told', async () => {
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(ended);
    await panel.setView(sampleNewest([sampleLine({ fate: 'logged' })], { logged: 1 }));
    expect(panel.text()).not.toContain('ended');
    await vi.waitFor(() =>
      expect(panel.posted.at(-1)).toEqual({
        type: 'rc-adapter-trigger-call-logger-match',
        sessionIds: ['90000001'],
      }),
    );
  });

  test('a call that could not be recorded is reported, and kept to try again', async () => {
    world.ask.mockImplementation(async (method) =>
      method === 'recordCall' ? Promise.reject(new ProblemError({ code: 'storage_full' })) : {},
    );
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(ended);
    expect(panel.text()).toContain('This browser is out of space');
    world.ask.mockResolvedValue({ activityId: 'call:90000001' });
    await panel.press('Try again');
    expect(panel.text()).not.toContain('This browser is out of space');
  });

  test('the widget’s Log button opens our form', async () => {
    const panel = await openDialer();
    await panel.say(up);
    const body = { triggerType: 'createLog', call };
    await panel.say({ type: 'rc-post-message-request', requestId: 'r', path: '/callLogger', body });
    await vi.waitFor(() => expect(location.hash).toBe('#/activity/call%3A90000001'));
  });

  test.each([false, true])(
    'while a call is on the page asks before it closes (own window: %s)',
    async (isWindow) => {
      world.isWindow = isWindow;
      const panel = await openDialer();
      await panel.say(up);
      await panel.say({ type: 'rc-call-start-notify', call: { id: 'w1' } });
      const closing = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(closing);
      expect(closing.defaultPrevented).toBe(true);
      // A side panel is closed without being asked: it says so as long as the call lasts.
      expect(panel.text().includes('Closing this panel ends the call')).toBe(!isWindow);
      await panel.say({ type: 'rc-call-end-notify', call: { id: 'w1' } });
      const later = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(later);
      expect(later.defaultPrevented).toBe(false);
      expect(panel.text()).not.toContain('Closing this panel');
    },
  );

  test('another origin in the frame is not believed', async () => {
    const panel = await openDialer();
    await panel.say(up, 'https://evil.example');
    await panel.say(ended, 'https://evil.example');
    expect(panel.posted).toEqual([]);
    expect(world.ask).not.toHaveBeenCalled();
  });
});

test('the widget learns of a CRM that is connected later', async () => {
  const panel = await openDialer({ connection: null });
  await panel.say(up);
  expect(panel.posted[0]).toMatchObject({ service: { displayName: 'App Connect Panel', authorized: false } });
  await panel.setView({ connection });
  expect(panel.posted.at(-1)).toMatchObject({
    service: {
      displayName: 'KeyCRM',
      callLoggerTitle: 'Log to KeyCRM',
      authorized: true,
      authorizedAccount: 'Priya',
    },
  });
});

test('a search in the widget lists the numbers of those who have one, and nobody else', async () => {
  const ada = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  const contact = [
    { ...ada, phone: '+1 415 555 0101' },
    { ...ada, id: 'c2', phone: '' },
  ];
  world.ask.mockImplementation(async (_method, input) =>
    Object(input).route === 'contactSearch' ? { contact } : {},
  );
  const panel = await openDialer();
  await panel.say(up);
  const body = { searchString: 'Ada' };
  await panel.say({ type: 'rc-post-message-request', requestId: 's', path: '/contacts/search', body });
  await vi.waitFor(() =>
    expect(panel.posted.at(-1)).toMatchObject({
      responseId: 's',
      response: {
        data: [{ id: 'c1', phoneNumbers: [{ phoneNumber: '+14155550101', phoneType: 'direct' }] }],
      },
    }),
  );
});

test.each([
  ['Connect', null, '#/settings/connect'],
  ['Manage connection', connection, '#/settings'],
])('%s, for the CRM in the widget, leads there', async (title, crm, place) => {
  const panel = await openDialer({ connection: crm });
  await panel.say(up);
  const shown = crm ? 'authorizedTitle' : 'unauthorizedTitle';
  expect(panel.posted[0]).toMatchObject({ service: { authorized: crm !== null, [shown]: title } });
  const body = { authorized: crm !== null };
  await panel.say({ type: 'rc-post-message-request', requestId: 'a', path: '/authorize', body });
  await vi.waitFor(() => expect(location.hash).toBe(place));
});

test.each([
  ['prompt', 'Calls need your microphone', 'Allow microphone'],
  ['denied', 'The microphone is blocked', 'Show how'],
])('before the first call: microphone %s', async (state, words, way) => {
  world.microphone = state;
  const panel = await openDialer();
  expect(panel.text()).toContain(words);
  expect(panel.button(way)).toBeDefined();
});

describe('people', () => {
  test('a widget that is signed in as somebody else is reported', async () => {
    const panel = await openDialer();
    await panel.say(up);
    await panel.say({ type: 'rc-login-status-notify', loggedIn: true, loginNumber: '+16505550000*102' });
    expect(panel.text()).toContain('signed in as extension 102, this panel as 101');
    await panel.say({ type: 'rc-login-status-notify', loggedIn: true, loginNumber: '+16505550000*101' });
    expect(panel.text()).not.toContain('signed in as extension');
  });
});

const signedIn = { type: 'rc-login-status-notify', loggedIn: true, loginNumber: '+16505550000*101' };
const notSignedIn = { type: 'rc-login-status-notify', loggedIn: false };
const brand = { type: 'rc-brand-assets-notify' };

describe('with time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

  describe('at its start the widget', () => {
    const codes = ({ posted }: { posted: readonly { callbackUri?: string }[] }) =>
      posted.filter(({ callbackUri }) => callbackUri !== undefined).length;

    test('with a session of its own is waited for, as long as a busy machine needs', async () => {
      const panel = await openDialer();
      await panel.say(brand);
      await panel.say(up);
      await panel.say(notSignedIn);
      await pass(900);
      await panel.say(brand);
      await pass(10_000);
      expect(panel.text()).toContain('Signing in…');
      await panel.say(signedIn);
      await pass(60_000);
      expect(codes(panel)).toBe(0);
      expect(world.ask).not.toHaveBeenCalledWith('getDialerCode', {});
    });

    test('without one gets a code', async () => {
      const panel = await openDialer();
      await panel.say(brand);
      await panel.say(up);
      await panel.say(brand);
      await panel.say(notSignedIn);
      await pass(3900);
      expect(codes(panel)).toBe(0);
      await pass(100);
      expect(codes(panel)).toBe(1);
    });

    test('is covered by the panel’s own colour until it is up', async () => {
      const panel = await openDialer();
      const before = panel.frame();
      expect(panel.text()).toContain('The dialer is starting…');
      await panel.say(up);
      expect(panel.text()).not.toContain('The dialer is starting…');
      expect(panel.frame()).toBe(before);
    });

    test('is shown as it is if it does not come up, and loaded again by a press', async () => {
      const panel = await openDialer();
      const before = panel.frame();
      await pass(15_000);
      expect(panel.text()).not.toContain('The dialer is starting…');
      expect(panel.text()).toContain('The dialer hasn’t started yet.');
      await panel.press('Try again');
      expect(panel.text()).toContain('The dialer is starting…');
      expect(panel.frame()).not.toBe(before);
    });

    test('without a network says so, and is loaded again when there is one', async () => {
      const panel = await openDialer({ isOnline: false });
      const before = panel.frame();
      await pass(15_000);
      expect(panel.text()).toContain('The dialer starts automatically when this computer is online.');
      await panel.setView({ isOnline: true });
      expect(panel.text()).toContain('The dialer is starting…');
      expect(panel.frame()).not.toBe(before);
    });

    test('that is up is left alone when the network goes and comes back', async () => {
      const panel = await openDialer();
      await panel.say(up);
      const before = panel.frame();
      await panel.setView({ isOnline: false });
      await panel.setView({ isOnline: true });
      expect(panel.frame()).toBe(before);
      expect(panel.text()).not.toContain('The dialer');
    });
  });

  describe('leaving', () => {
    /** Whether it is over. */
    const leave = () => {
      const leaving = { isOver: false };
      void leaveDialer().then(() => (leaving.isOver = true));
      return leaving;
    };
    const signOuts = ({ posted }: { posted: readonly { type?: string }[] }) =>
      posted.filter(({ type }) => type === 'rc-adapter-logout').length;
    const openSignedIn = async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(signedIn);
      return panel;
    };

    test('signs the widget out, waits for its word, and a moment longer for what it revokes', async () => {
      const panel = await openSignedIn();
      const leaving = leave();
      await pass(4500);
      expect(signOuts(panel)).toBe(1);
      expect(leaving.isOver).toBe(false);
      await panel.say(notSignedIn);
      await pass(1400);
      expect(leaving.isOver).toBe(false);
      await pass(100);
      expect(leaving.isOver).toBe(true);
    });

    test('goes on without a word after five seconds', async () => {
      await openSignedIn();
      const leaving = leave();
      await pass(4900);
      expect(leaving.isOver).toBe(false);
      await pass(100);
      expect(leaving.isOver).toBe(true);
    });

    test('asks a widget that is about to be signed in once it is', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(notSignedIn);
      await panel.say(brand);
      const leaving = leave();
      await pass(800);
      expect(signOuts(panel)).toBe(0);
      await panel.say(signedIn);
      expect(signOuts(panel)).toBe(1);
      await panel.say(notSignedIn);
      await pass(1500);
      expect(leaving.isOver).toBe(true);
    });

    test('waits for nothing while the widget is signed out', async () => {
      const panel = await openDialer();
      for (const message of [up, signedIn, notSignedIn]) await panel.say(message);
      const leaving = leave();
      await pass(0);
      expect(leaving.isOver).toBe(true);
      expect(signOuts(panel)).toBe(0);
    });

    test.each([
      ['has not loaded', []],
      ['is up and has not said who is there', [up]],
    ])('waits five seconds at most for a widget that %s', async (_how, messages) => {
      const panel = await openDialer();
      for (const message of messages) await panel.say(message);
      const leaving = leave();
      await pass(4900);
      expect(leaving.isOver).toBe(false);
      await pass(100);
      expect(leaving.isOver).toBe(true);
      expect(signOuts(panel)).toBe(0);
    });

    test('waits shorter without a network, and not for revoking', async () => {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      const panel = await openSignedIn();
      const unheard = leave();
      await pass(1500);
      expect(unheard.isOver).toBe(true);
      const heard = leave();
      await pass(100);
      await panel.say(notSignedIn);
      await pass(0);
      expect(heard.isOver).toBe(true);
    });

    test('waits for nothing without a dialer in the page', async () => {
      const panel = await openSignedIn();
      await panel.leave();
      const leaving = leave();
      await pass(0);
      expect(leaving.isOver).toBe(true);
    });

    test('has a widget in another window signed out there, and waits for its word', async () => {
      world.isTaken = true;
      await openDialer();
      const leaving = leave();
      await pass(2000);
      expect(world.send).toHaveBeenLastCalledWith({ kind: 'leave', from: expect.any(String) });
      expect(leaving.isOver).toBe(false);
      const [request] = world.send.mock.calls.at(-1) ?? [];
      world.hear({ kind: 'left', to: Object(request).from, wasSignedIn: true });
      await pass(1500);
      expect(leaving.isOver).toBe(true);
    });
  });

  test('a page that signs out without the dialer has this one sign its widget out', async () => {
    const panel = await openDialer();
    await panel.say(up);
    await panel.say(signedIn);
    await act(async () => world.hear({ kind: 'leave', from: 'other' }));
    expect(panel.posted.at(-1)).toEqual({ type: 'rc-adapter-logout' });
    expect(world.send).not.toHaveBeenCalled();
    await panel.say(notSignedIn);
    await pass(0);
    expect(world.send).toHaveBeenLastCalledWith({ kind: 'left', to: 'other', wasSignedIn: true });
  });

  describe('a dialer that another window has taken over', () => {
    const request = { kind: 'request', from: 'window' };

    test('signs nobody out', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(signedIn);
      await act(async () => world.hear(request));
      expect(panel.frame()).toBeNull();
      await pass(60_000);
      expect(panel.posted.filter(({ type }) => type === 'rc-adapter-logout')).toEqual([]);
      expect(panel.text()).toContain('The dialer is open in another window');
    });

    test('hands no code over any more', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say(notSignedIn);
      await act(async () => world.hear(request));
      await pass(60_000);
      expect(world.ask).not.toHaveBeenCalledWith('getDialerCode', {});
    });

    test('stays where it is during a call', async () => {
      const panel = await openDialer();
      await panel.say(up);
      await panel.say({ type: 'rc-call-start-notify', call: { id: 'w1' } });
      await act(async () => world.hear(request));
      expect(panel.frame()).not.toBeNull();
      expect(world.send).toHaveBeenLastCalledWith({ kind: 'busy', to: 'window' });
      await panel.say({ type: 'rc-call-end-notify', call: { id: 'w1' } });
      await act(async () => world.hear(request));
      expect(panel.frame()).toBeNull();
    });
  });
});

test('the side panel can move the dialer into a window of its own', async () => {
  const panel = await openDialer();
  await panel.press('Open in a separate window');
  expect(world.openWindow).toHaveBeenCalledWith('#/dialer');
  expect(world.send).toHaveBeenCalledWith({ kind: 'offer' });
});
