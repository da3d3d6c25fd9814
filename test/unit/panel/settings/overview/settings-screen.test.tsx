// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { SettingsScreen } from '../../../../../src/panel/settings/overview/SettingsScreen';
import { paintPanel, untilPainted } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { ask, leaveDialer } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  leaveDialer: vi.fn<() => Promise<void>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/panel/shared/dialer-sign-out', () => ({ leaveDialer }));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: {
    identity: { getRedirectURL: (path: string) => `https://id.chromiumapp.org/${path}` },
    runtime: { getManifest: () => ({ version: '1.2.3' }) },
  },
}));

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  ask.mockReset().mockResolvedValue(undefined);
  leaveDialer.mockReset().mockResolvedValue(undefined);
});

describe('settings', () => {
  test('show who is signed in, to which CRM, by which server', async () => {
    const panel = await paintPanel(<SettingsScreen />);
    for (const words of [
      'Priya Nair',
      'priya@example.com',
      'KeyCRM',
      'callback.app-connect.example',
      '1.2.3',
    ])
      expect(panel.text()).toContain(words);
  });

  test('sign out after a question, the dialer first', async () => {
    const order: string[] = [];
    leaveDialer.mockImplementation(async () => void order.push('dialer'));
    ask.mockImplementation(async (method) => void order.push(method));
    const panel = await paintPanel(<SettingsScreen />);
    await panel.press('Sign out');
    expect(order).toEqual([]);
    const dialog = panel.element.querySelector('dialog');
    await act(async () => [...(dialog?.querySelectorAll('button') ?? [])].at(-1)?.click());
    expect(order).toEqual(['dialer', 'signOut']);
  });

  test('say that the dialer is being signed out, and take no second press meanwhile', async () => {
    let isOut = () => {};
    leaveDialer.mockImplementation(() => new Promise((resolve) => void (isOut = resolve)));
    const panel = await paintPanel(<SettingsScreen />);
    const words = () => panel.element.querySelector('.settings-leaving')?.textContent;
    expect(words()).toBe('');
    await panel.press('Sign out');
    await panel.pressIn('dialog', 'Sign out');
    expect(words()).toBe('Signing the dialer out first. This takes a few seconds.');
    const button = panel.button('Sign out');
    expect(button.getAttribute('aria-busy')).toBe('true');
    await panel.press('Sign out');
    expect(panel.has('dialog')).toBe(false);
    expect(ask).not.toHaveBeenCalled();
    await act(async () => isOut());
    expect(words()).toBe('');
    expect(ask).toHaveBeenCalledExactlyOnceWith('signOut', {});
  });

  test('offer to sign in again where RingCentral has ended the sign-in, besides signing out', async () => {
    const panel = await paintPanel(<SettingsScreen />, { identity: { ...identity, hasEnded: true } });
    expect(panel.text()).toContain('Your RingCentral sign-in has ended');
    await panel.press('Sign in again');
    expect(ask).toHaveBeenCalledExactlyOnceWith('signIn', {});
    await panel.setView({ identity });
    expect(panel.text()).not.toContain('Your RingCentral sign-in has ended');
    expect(panel.button('Sign out')).toBeDefined();
  });

  test('lead an admin to all that is for everyone; others see no row that is locked to them', async () => {
    const admin = await paintPanel(<SettingsScreen />);
    // These rows come with code of their own.
    await untilPainted(() => admin.link('Admin'));
    expect(admin.link('Admin')).toBe('#/settings/admin');
    expect(admin.link('Available plugins')).toBe('#/settings/admin/plugins');
    const panel = await paintPanel(<SettingsScreen />, { identity: { ...identity, isAdmin: false } });
    await untilPainted(() => panel.link(/^Call pop/));
    expect(panel.has('a[href*=admin]')).toBe(false);
  });

  test('offer to connect again when the CRM has ended the session', async () => {
    const panel = await paintPanel(<SettingsScreen />, { connection: { ...connection, state: 'revoked' } });
    expect(panel.text()).toContain('Session ended');
    expect(panel.link('Reconnect')).toBe('#/settings/connect/keycrm');
  });

  test('a switch shows at once what was chosen, and goes back with a word when it could not be saved', async () => {
    const answers: { save: (own: object) => void; refuse: (problem: unknown) => void }[] = [];
    ask.mockImplementation(
      () => new Promise((resolve, reject) => void answers.push({ save: resolve, refuse: reject })),
    );
    const panel = await paintPanel(<SettingsScreen />);
    const states = () =>
      ['Log calls automatically', 'Log incoming faxes automatically'].map((label) =>
        panel.field(label).matches(':checked'),
      );
    await act(async () => panel.field('Log calls automatically').click());
    await act(async () => panel.field('Log incoming faxes automatically').click());
    expect(states()).toEqual([true, true]);
    // What saves comes when it is asked for.
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    await act(async () => answers[0]?.save({ autoLogCall: { value: true } }));
    await act(async () => answers[1]?.refuse(new ProblemError({ code: 'storage_full' })));
    expect(states()).toEqual([true, false]);
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('Not changed.');
    expect(ask.mock.calls).toMatchObject([
      ['saveOwnSettings', { records: { autoLogCall: { value: true } }, chosen: { autoLogCall: null } }],
      ['saveOwnSettings', { records: { autoLogInboundFax: { value: true } } }],
    ]);
  });

  test('calls that the server logs are not logged here, and it says why', async () => {
    const panel = await paintPanel(<SettingsScreen />, {
      preferences: { choices: { autoLogCall: true, autoLogInboundFax: true } },
      settingRecords: {
        admin: { serverSideLogging: { enable: true, loggingLevel: 'Account' } },
        own: {},
      },
    });
    expect(panel.field('Log calls automatically').matches(':checked, :enabled')).toBe(false);
    expect(panel.field('Log incoming faxes automatically').matches(':checked:enabled')).toBe(true);
    expect(panel.text()).toContain('The server logs calls for your organization.');
  });

  test('while that is being changed, calls are not logged here either, and it says so', async () => {
    const serverSideLogging = { enable: true, loggingLevel: 'Account', changingAt: 'logging.example.com' };
    const panel = await paintPanel(<SettingsScreen />, {
      preferences: { choices: { autoLogCall: true } },
      settingRecords: { admin: { serverSideLogging }, own: {} },
    });
    expect(panel.field('Log calls automatically').matches(':checked, :enabled')).toBe(false);
    expect(panel.text()).toContain('Your organization is changing whether the server logs calls.');
  });

  test('save a theme and a language as they are chosen', async () => {
    const panel = await paintPanel(<SettingsScreen />);
    const choose = (name: string, place: number) =>
      act(async () =>
        panel.element.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)[place]?.click(),
      );
    await choose('theme', 2);
    await choose('language', 2);
    await choose('language', 3);
    expect(ask.mock.calls).toEqual([
      ['savePreferences', { theme: 'dark' }],
      ['savePreferences', { language: 'en-GB' }],
      ['savePreferences', { language: 'de' }],
    ]);
  });

  test('fold away what others have fixed, with who and why, and do not let it be changed', async () => {
    const lock = { by: 'Lee Park', at: 0, reason: 'audit' };
    const panel = await paintPanel(<SettingsScreen />, {
      settingRecords: {
        admin: {
          panel_call: { value: true, customizable: false, lock },
          panel_theme: { value: 'dark', customizable: true },
        },
        own: {},
      },
      preferences: { theme: 'light' },
      policy: {
        preferences: { language: 'de' },
        broken: ['serverUrl'],
        serverUrl: '',
        allowedPlugins: ['redaction', 'two words'],
      },
    });
    const locked = [...panel.element.querySelectorAll('details.locked-settings')];
    expect(
      locked.map((one) => [one.hasAttribute('open'), one.querySelector('summary')?.textContent]),
    ).toEqual([
      [false, '1 setting locked by your organization'],
      [false, '1 setting locked by your organization'],
    ]);
    expect(locked[0]?.textContent).toContain('Log calls automatically: on');
    expect(locked[0]?.textContent).toContain('Set by Lee Park: “audit”');
    expect(locked[1]?.textContent).toContain('Set by your organization');
    expect(panel.element.querySelectorAll('fieldset input[name=language]')).toHaveLength(0);
    expect(panel.element.querySelectorAll('fieldset input[name=theme]')).toHaveLength(3);
    expect(panel.element.querySelectorAll('label').length).toBeGreaterThan(0);
    expect(() => panel.field('Log calls automatically')).toThrow('No label');
    expect(panel.text()).toContain(
      'Until your IT team fixes it, the stricter setting applies: serverUrl, allowedPlugins: two words',
    );
    expect(panel.text()).toContain('Allowed pluginsredaction, two words');
    await panel.press('Use default');
    expect(ask.mock.calls).toEqual([['followOrganisation', { name: 'theme' }]]);
  });
});
