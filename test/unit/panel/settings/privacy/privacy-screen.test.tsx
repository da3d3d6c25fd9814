// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PrivacyScreen } from '../../../../../src/panel/settings/privacy/PrivacyScreen';
import { paintPanel } from '../../paint-panel';
import { identity } from '../../sample-view';

const { ask, read, saved, listeners } = vi.hoisted(() => ({
  listeners: new Set<(changes: object, area: string) => void>(),
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  read: vi.fn<() => Promise<unknown>>(),
  saved: vi.fn<(name: string, csv: string) => void>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({
  browser: {
    storage: {
      onChanged: {
        addListener: (one: () => void) => listeners.add(one),
        removeListener: (one: () => void) => listeners.delete(one),
      },
    },
  },
}));
vi.mock('../../../../../src/storage/basics/item', async (original) => ({
  ...(await original<object>()),
  readItem: read,
}));
vi.mock('../../../../../src/panel/shared/csv', async (original) => ({
  ...(await original<object>()),
  saveCsv: saved,
}));

const today = Math.floor(Date.now() / 86_400_000);
const server = {
  host: 'server.example',
  purpose: 'contacts',
  days: { [today]: 2, [today - 3]: 40 },
  tokens: { session: today },
  lastAt: Date.now(),
};
const settings = { ...server, purpose: 'account_settings', tokens: { session: today, ringCentral: today } };
const logOut = { ...server, host: 'out.example', purpose: 'plugin_log_out', days: { [today]: 1 } };
const run = {
  host: 'run.example',
  purpose: 'plugin_run',
  logType: 'call',
  plugin: 'Redaction',
  days: { [today]: 7 },
  tokens: {},
  lastAt: Date.now(),
};
const agreedTo = (host: string) => ({
  value: {
    purposes: { logOut: { host, by: 'Dana Reyes', at: Date.now() }, run: null },
    logTypes: { types: ['call'], by: 'Dana Reyes', at: 1 },
    version: '1',
  },
  customizable: false,
});
const records = { admin: { panel_agreed_redaction: agreedTo('out.example:443') }, own: {} };

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  read.mockReset().mockResolvedValue([server, settings, logOut, run]);
  saved.mockReset();
});

const cardOf = (panel: Awaited<ReturnType<typeof paintPanel>>, host: string) =>
  [...panel.element.querySelectorAll('details')].find((card) => card.textContent.includes(host))?.textContent;

describe('what went where', () => {
  test('is a card a host: why, what, which tokens, how often, when last, and who agreed', async () => {
    const panel = await paintPanel(<PrivacyScreen />, { settingRecords: records });
    const card = cardOf(panel, 'server.example');
    expect(card).toContain('server.example · 84 times');
    expect(card).toContain('Look up and add contacts');
    expect(card).toContain('phone numbers and contacts');
    expect(card).toContain('App Connect session, RingCentral access token');
    expect(card).toContain('You, by connecting the CRM');
    expect(cardOf(panel, 'out.example')).toContain('Dana Reyes');
    expect(cardOf(panel, 'out.example')).toContain('once');
  });

  test('a host that was agreed to for one purpose is not said to be for another', async () => {
    read.mockResolvedValue([{ ...run, host: 'out.example' }]);
    const panel = await paintPanel(<PrivacyScreen />, { settingRecords: records });
    expect(cardOf(panel, 'out.example')).toContain('not recorded');
    expect(cardOf(panel, 'out.example')).not.toContain('Dana Reyes');
  });

  test('what the server reached for our logs is a list of its own, and says so', async () => {
    const panel = await paintPanel(<PrivacyScreen />);
    const sections = [...panel.element.querySelectorAll('section')];
    const byServer = sections.find((one) => one.textContent.startsWith('Reached by the server'));
    expect(byServer?.textContent).toContain('run.example · 7 times');
    expect(byServer?.textContent).toContain('Redaction · Process your logs · Calls');
    expect(byServer?.textContent).not.toContain('server.example');
    expect(cardOf(panel, 'run.example')).toContain('not recorded');
  });

  test('a row of a newer version is shown as it is', async () => {
    read.mockResolvedValue([{ ...server, purpose: 'tomorrows_purpose' }]);
    const panel = await paintPanel(<PrivacyScreen />);
    expect(cardOf(panel, 'server.example')).toContain('tomorrows_purpose');
  });

  test('goes into a file, with words and without anything else', async () => {
    const panel = await paintPanel(<PrivacyScreen />, { settingRecords: records });
    await panel.press('Save as a file');
    const [name, csv = ''] = saved.mock.calls[0] ?? [];
    expect(name).toBe('privacy');
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect(csv).toContain('run.example,By the server,Redaction · Process your logs · Calls');
    expect(ask).not.toHaveBeenCalled();
  });

  test('is forgotten after asking', async () => {
    const panel = await paintPanel(<PrivacyScreen />);
    await panel.press('Clear the list');
    expect(ask).not.toHaveBeenCalled();
    read.mockResolvedValue([]);
    await panel.pressIn('dialog', 'Clear the list');
    expect(ask.mock.calls).toEqual([['forgetTraffic', {}]]);
    expect(panel.text()).toContain('Nothing yet');
  });

  test('what is counted meanwhile comes to the list', async () => {
    read.mockResolvedValue([]);
    const panel = await paintPanel(<PrivacyScreen />);
    read.mockResolvedValue([server]);
    await act(async () => listeners.forEach((tell) => tell({ tasks: {} }, 'local')));
    expect(panel.text()).toContain('Nothing yet');
    await act(async () => listeners.forEach((tell) => tell({ traffic: {} }, 'local')));
    expect(panel.text()).toContain('server.example');
  });

  test('says when nothing was counted, when it is loading, and when it cannot be read', async () => {
    let arrive: (rows: unknown) => void = () => undefined;
    read.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const panel = await paintPanel(<PrivacyScreen />);
    expect(panel.text()).toContain('Loading');
    await act(async () => arrive([]));
    expect(panel.text()).toContain('Nothing yet');
    read.mockRejectedValue(new Error('broken'));
    const broken = await paintPanel(<PrivacyScreen key="again" />);
    expect(broken.has('[role="alert"]')).toBe(true);
    read.mockResolvedValue([server]);
    await broken.press('Try again');
    expect(broken.text()).toContain('server.example');
  });
});

describe('the hosts that the organisation agreed to', () => {
  const list = 'Hosts your organization agreed to';

  test('are shown to admins, with who and when, also where nothing was sent', async () => {
    read.mockResolvedValue([]);
    const panel = await paintPanel(<PrivacyScreen />, {
      identity: { ...identity, isAdmin: true },
      settingRecords: records,
    });
    expect(panel.text()).toContain(list);
    expect(panel.text()).toContain('redaction · Disconnect a plugin’s account · out.example');
    expect(panel.text()).toContain('Dana Reyes');
  });

  test('and not to others', async () => {
    const panel = await paintPanel(<PrivacyScreen />, {
      identity: { ...identity, isAdmin: false },
      settingRecords: records,
    });
    expect(panel.text()).not.toContain(list);
  });

  test('what an earlier version wrote down counts, without who and when', async () => {
    const agreedTo = { version: '1', hosts: { logoutUrl: 'out.example' }, logTypes: ['call'], fields: [] };
    const panel = await paintPanel(<PrivacyScreen />, {
      identity: { ...identity, isAdmin: true },
      settingRecords: { admin: { plugin_redaction: { value: { agreedTo } } }, own: {} },
    });
    expect(panel.text()).toContain('redaction · Disconnect a plugin’s account · out.example');
    expect(panel.text()).toContain('an admin, before names were recorded');
  });

  test('a record that cannot be read agrees to nothing', async () => {
    const admin = { panel_agreed_a: null, panel_agreed_b: { value: { purposes: { run: 7 } } }, other: {} };
    const panel = await paintPanel(<PrivacyScreen />, {
      identity: { ...identity, isAdmin: true },
      settingRecords: { admin, own: {} },
    });
    expect(panel.text()).toContain('No plugin’s hosts have been agreed to yet');
  });
});
