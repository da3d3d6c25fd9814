// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { ServerLoggingScreen } from '../../../../src/panel/server-logging/ServerLoggingScreen';
import { paintPanel, paintRoute } from '../paint-panel';
import { identity } from '../sample-view';

const { ask, kept } = vi.hoisted(() => {
  const kept: { platform: unknown } = { platform: {} };
  return {
    ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
    kept,
  };
});
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/actions/server-logging/change-subscription', () => ({
  lookAtService: (at: string) => ask('lookAtService', at),
  changeSubscription: (wish: unknown) => ask('changeSubscription', wish),
  saveDoNotLogNumbers: (numbers: unknown) => ask('saveDoNotLogNumbers', numbers),
  settleSubscription: (at: string) => ask('settleSubscription', at),
  correctRecord: (subscription: unknown) => ask('correctRecord', subscription),
}));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async () => ({ body: { platforms: { keyCRM: kept.platform } }, fetchedAt: 1 }),
  },
}));

const host = 'logging.example.com';
const off = { level: 'Disable', ownedByAdmin: false, doNotLogNumbers: '', sources: ['ex'] };
const serverSideLogging = {
  url: `https://${host}`,
  useAdminAssignedUserToken: true,
  enableUserMapping: true,
  additionalFields: [
    { const: 'apiUsername', title: 'API user name', type: 'inputField', required: true },
    { const: 'apiPassword', title: 'API password', type: 'inputField', required: true },
  ],
};
let answers: { [method: string]: unknown };

beforeAll(async () => {
  await import('../../../../src/panel/forms/SchemaForm');
});
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  kept.platform = { name: 'keyCRM', auth: { type: 'apiKey' }, serverSideLogging };
  answers = {
    getLoggingFields: { values: { apiUsername: 'svc' }, kept: ['apiPassword'] },
    lookAtService: off,
  };
  ask.mockReset().mockImplementation(async (method) => {
    const answer = answers[method];
    if (answer instanceof Error) throw answer;
    return answer;
  });
});

const calls = (method: string) =>
  ask.mock.calls.filter(([name]) => name === method).map(([, input]) => input);

async function open() {
  const panel = await paintPanel(<ServerLoggingScreen />);
  await vi.waitFor(() => act(async () => expect(panel.has('.skeleton')).toBe(false)), { timeout: 20_000 });
  return panel;
}

async function choose(panel: Awaited<ReturnType<typeof open>>, label: string) {
  const chip = [...panel.element.querySelectorAll('label')].find((one) => one.textContent === label);
  await act(async () => chip?.click());
}

describe('the service', () => {
  test('is named with what it gets, and asked nothing before the click', async () => {
    const panel = await open();
    expect(panel.text()).toContain(host);
    expect(panel.text()).toContain('a one-time RingCentral code');
    expect(calls('lookAtService')).toEqual([]);
    await panel.press('View settings');
    expect(calls('lookAtService')).toEqual([host]);
    expect(panel.text()).toContain('Off');
  });

  test('gets the session token only after it was shown, with the host', async () => {
    const panel = await open();
    await panel.press('View settings');
    await choose(panel, 'Everyone’s');
    expect(panel.has('input[name=logging-owner]')).toBe(true);
    await panel.press('Save…');
    expect(calls('changeSubscription')).toEqual([]);
    const dialog = panel.element.querySelector('dialog')?.textContent ?? '';
    expect(dialog).toContain(`Log calls at ${host}?`);
    expect(dialog).toContain('Your session token');
    answers['changeSubscription'] = { ...off, level: 'Account' };
    await panel.press('Send and turn on');
    expect(calls('changeSubscription')).toEqual([
      { declared: expect.objectContaining({ host }), level: 'Account', ownedByAdmin: false },
    ]);
    expect(panel.text()).toContain('On for everyone');
    expect(panel.text()).toContain('Saved. This is the service’s current setting.');
  });

  test('is read again after a failure, to see how far it got', async () => {
    answers['lookAtService'] = { ...off, level: 'Account' };
    const panel = await open();
    await panel.press('View settings');
    await choose(panel, 'None');
    await panel.press('Save…');
    answers['changeSubscription'] = new ProblemError({ code: 'timeout', host });
    answers['settleSubscription'] = off;
    await panel.press('Turn off');
    expect(calls('settleSubscription')).toEqual([host]);
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain(host);
    expect(panel.element.querySelector('.server-logging-now')?.textContent).toContain('Off');
  });

  test('managed by another admin is read-only', async () => {
    answers['lookAtService'] = { ...off, level: 'Account', managedBy: 'Lee Wong' };
    const panel = await open();
    await panel.press('View settings');
    expect(panel.text()).toContain('Lee Wong manages this');
    expect(panel.has('input[name=logging-level]')).toBe(false);
    expect(panel.has('textarea[readonly]')).toBe(true);
  });
});

describe('settings that tell everybody’s panel something else than the service says', () => {
  const openWith = async (serverSideLogging: unknown) => {
    const panel = await paintPanel(<ServerLoggingScreen />, {
      settingRecords: { admin: { serverSideLogging }, own: {} },
    });
    await vi.waitFor(() => act(async () => expect(panel.has('.skeleton')).toBe(false)), { timeout: 20_000 });
    await panel.press('View settings');
    return panel;
  };

  test('are pointed out, and corrected by a press', async () => {
    const panel = await openWith({ enable: true, loggingLevel: 'Account' });
    expect(panel.text()).toContain('Everyone’s panel follows a different setting');
    expect(calls('correctRecord')).toEqual([]);
    await panel.press('Correct the settings');
    expect(calls('correctRecord')).toEqual([off]);
  });

  test('stay as they are where that fails, and it says why', async () => {
    answers['correctRecord'] = new ProblemError({ code: 'overwritten' });
    const panel = await openWith({ enable: true, loggingLevel: 'Account' });
    await panel.press('Correct the settings');
    expect(panel.has('[role=alert]')).toBe(true);
  });

  test.each([
    ['they agree', { enable: false, loggingLevel: 'Disable' }],
    ['they are about another CRM', { enable: true, loggingLevel: 'Account', crmPlatform: 'oauthCRM' }],
  ])('%s: nothing is said', async (_, record) => {
    expect((await openWith(record)).text()).not.toContain('follows a different setting');
  });
});

describe('numbers that are never logged', () => {
  test('are saved as they will be compared; anything that is not a number is reported and stops the save', async () => {
    const panel = await open();
    await panel.press('View settings');
    await panel.type('Phone numbers', '+1 (650) 555-0100\n650 555 0101');
    expect(panel.text()).toContain('Write these with + and country code: 650 555 0101');
    await panel.press(/^Save numbers/);
    expect(calls('saveDoNotLogNumbers')).toEqual([]);
    await panel.type('Phone numbers', '+1 (650) 555-0100\n101');
    answers['saveDoNotLogNumbers'] = { ...off, doNotLogNumbers: '+16505550100,101' };
    await panel.press('Save numbers');
    expect(calls('saveDoNotLogNumbers')).toEqual([{ host, numbers: '+16505550100,101' }]);
    expect(panel.text()).toContain('2 numbers are never logged');
  });
});

describe('the account in the CRM', () => {
  const find = async (panel: Awaited<ReturnType<typeof open>>) => {
    await vi.waitFor(() => expect(panel.has('input[type=password]')).toBe(true), { timeout: 20_000 });
    const secret = panel.element.querySelector<HTMLInputElement>('input[type=password]');
    if (!secret) throw new Error('No password');
    return secret;
  };

  test('a stored secret shows that it is there and nothing else, and may stay empty', async () => {
    const panel = await open();
    const secret = await find(panel);
    expect(secret.value).toBe('');
    expect(secret.placeholder).toBe('Stored · leave empty to keep');
    expect(secret.required).toBe(false);
  });

  test('a stored secret that is needed cannot be removed; another one can, and the removal be taken back', async () => {
    const [user, password] = serverSideLogging.additionalFields;
    const additionalFields = [
      user,
      password,
      { const: 'proxyToken', title: 'Proxy token', type: 'inputField' },
    ];
    kept.platform = { name: 'keyCRM', serverSideLogging: { ...serverSideLogging, additionalFields } };
    answers['getLoggingFields'] = { values: { apiUsername: 'svc' }, kept: ['apiPassword', 'proxyToken'] };
    const panel = await open();
    await find(panel);
    const buttons = [...panel.element.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(buttons.filter((text) => text === 'Remove stored value')).toHaveLength(1);
    await panel.press('Remove stored value');
    expect(panel.text()).toContain('The stored value is removed when you save.');
    await panel.press('Keep stored value');
    expect(panel.text()).not.toContain('The stored value is removed');
    await panel.press('Remove stored value');
    await panel.press('Save account');
    await vi.waitFor(() =>
      expect(calls('saveLoggingFields')).toEqual([
        { values: { apiUsername: 'svc' }, remove: ['proxyToken'] },
      ]),
    );
  });

  test('what is typed is kept as a draft without the secret', async () => {
    const panel = await open();
    await find(panel);
    await panel.type('API user name', 'svc-2');
    await panel.type('API password', 'hunter2');
    await vi.waitFor(() => expect(calls('saveDraft').length).toBeGreaterThan(0));
    expect(JSON.stringify(calls('saveDraft'))).toContain('svc-2');
    expect(JSON.stringify(calls('saveDraft'))).not.toContain('hunter2');
  });

  test('the refusal of a connector without OAuth is explained', async () => {
    answers['saveLoggingFields'] = new ProblemError({
      code: 'refused',
      message: 'Server logging settings update failed',
      host: 'callback.app-connect.example',
    });
    const panel = await open();
    await find(panel);
    await panel.type('API user name', 'svc-2');
    await panel.press('Save account');
    await vi.waitFor(() =>
      expect(panel.text()).toContain('only for CRMs connected by OAuth; KeyCRM is connected by a key'),
    );
    expect(panel.field('API user name').value).toBe('svc-2');
  });
});

describe('where there is none', () => {
  test.each([
    ['the connector declares none', undefined, 'KeyCRM has no server-side logging'],
    ['its address is none', { url: 'http://x' }, 'The service’s address can’t be used'],
  ])('%s: said so', async (_, declared, words) => {
    kept.platform = { name: 'keyCRM', serverSideLogging: declared };
    const panel = await open();
    expect(panel.text()).toContain(words);
    expect(panel.has('main button')).toBe(false);
  });

  test('a person who is no admin hears who is', async () => {
    const panel = await paintRoute(
      { screen: 'admin_server_logging' },
      { identity: { ...identity, isAdmin: false } },
    );
    expect(panel.text()).toContain('Server-side logging');
    expect(panel.text()).toContain('Ask an admin of your RingCentral account');
    expect(ask).not.toHaveBeenCalled();
  });
});
