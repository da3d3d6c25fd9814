// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readPluginDescription } from '../../../../../src/core/plugins/plugin-description';
import type { Exchange } from '../../../../../src/core/plugins/plugin-traffic';
import { TryView } from '../../../../../src/panel/plugins/workbench/TryView';
import type { Traffic } from '../../../../../src/panel/plugins/workbench/use-traffic';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';

const { checkLicence, connectPluginAccount, logOutOfPluginAccount, requestHosts } = vi.hoisted(() => ({
  checkLicence: vi.fn<(input: unknown) => Promise<void>>(),
  connectPluginAccount: vi.fn<(plugin: unknown) => Promise<void>>(),
  logOutOfPluginAccount: vi.fn<(input: unknown) => Promise<void>>(),
  requestHosts: vi.fn<() => Promise<boolean>>(),
}));
vi.mock('../../../../../src/actions/plugins/check-licence', () => ({ checkLicence }));
vi.mock('../../../../../src/actions/sign-in/connect-plugin-account', () => ({
  connectPluginAccount,
  logOutOfPluginAccount,
  checkPluginAccount: async () => undefined,
}));
vi.mock('../../../../../src/platform/permission', () => ({ requestHosts }));

const host = 'redaction.plugins.example';
const name = 'labs.redaction';
const body = {
  platforms: {
    [name]: {
      supportedLogTypes: ['call'],
      endpointUrl: `https://${host}/plugin/sync`,
      userRegisterEndpointUrl: `https://${host}/admin/register`,
      licenseStatusUrl: `https://${host}/license`,
    },
  },
};
const description = readPluginDescription(body, name);
const data = { logInfo: { id: 1 }, note: 'before' };
const synced: Exchange = {
  id: 7,
  at: 0,
  caller: 'callback',
  host,
  method: 'POST',
  path: '/plugin/sync',
  headers: {},
  body: JSON.stringify({ data }),
  answer: { status: 200, headers: {}, body: JSON.stringify({ ...data, note: 'after' }), tookMs: 12 },
};
const license: Exchange = {
  ...synced,
  id: 8,
  method: 'GET',
  path: '/license',
  body: '',
  answer: { status: 200, headers: {}, body: '{"licensed":true}', tookMs: 3 },
};

const order = vi.fn<(message: unknown) => void>();
const idle: Traffic = {
  isFed: true,
  plugin: { name, text: '{}', body, samples: { call: '{"sessionId":"{id}"}' } },
  exchanges: [],
  outcome: undefined,
  isBusy: false,
  order,
  readFile: async () => ({}),
  clear: () => undefined,
};

beforeEach(() => {
  for (const mock of [order, checkLicence, connectPluginAccount, logOutOfPluginAccount]) mock.mockReset();
  requestHosts.mockReset().mockResolvedValue(true);
});

const view = (traffic: Partial<Traffic> = {}, at: string | undefined = name) => (
  <TryView traffic={{ ...idle, ...traffic }} description={description} name={at} />
);

describe('a log', () => {
  test('cannot be tried without servers, and how to start them is said', async () => {
    const panel = await paintPanel(view({ isFed: false }));
    expect(panel.text()).toContain('npm run plugin -- dev');
    expect(() => panel.button('Run')).toThrow('No button');
  });

  test('is a sample with a note; what the plugin made of it is shown as text, and what stands in the CRM', async () => {
    const panel = await paintPanel(view());
    await panel.type('Note', 'Mine.');
    await panel.press('Run');
    expect(order.mock.calls).toEqual([[{ kind: 'trigger', what: 'call', note: 'Mine.' }]]);
    await panel.paint(
      view({ exchanges: [synced], outcome: { logged: { status: 200, answer: '{}', crm: 'after' } } }),
    );
    expect(panel.element.querySelector('del')?.textContent).toContain('before');
    expect(panel.element.querySelector('ins')?.textContent).toContain('after');
    expect(panel.text()).toContain('In the CRM: after');
  });

  test('is an own one, which has to be JSON', async () => {
    const panel = await paintPanel(view());
    const chips = [...panel.element.querySelectorAll('label')];
    await act(async () => chips.find(({ textContent }) => textContent === 'My own')?.click());
    expect(panel.field('Request to App Connect').value).toBe('{"sessionId":"{id}"}');
    await panel.type('Request to App Connect', '{');
    await panel.press(/^Run/);
    expect(order).not.toHaveBeenCalled();
    await panel.type('Request to App Connect', '{"note":"own"}');
    await panel.press('Run');
    expect(order.mock.calls).toEqual([[{ kind: 'trigger', what: 'call', body: '{"note":"own"}' }]]);
  });

  test('that App Connect refuses shows its answer', async () => {
    const panel = await paintPanel(view());
    await panel.press('Run');
    const answer = '{"successful":false,"returnMessage":{"message":"No."}}';
    await panel.paint(view({ outcome: { logged: { status: 200, answer, crm: '' } } }));
    expect(panel.text()).toContain('App Connect refused it (200)');
    expect(panel.text()).toContain('No.');
  });

  test('that could not be made says why, and that the plugin was not asked', async () => {
    const panel = await paintPanel(view());
    await panel.press('Run');
    await panel.paint(view({ outcome: { problem: 'There is no call yet.' } }));
    expect(panel.text()).toContain('There is no call yet.');
    await panel.paint(view({ outcome: { logged: { status: 200, answer: '{}', crm: '' } } }));
    expect(panel.text()).toContain('The plugin was not asked');
  });

  test('shows what the plugin has reported of it, and nothing of other plugins of the account', async () => {
    const path = '/plugin/async-callback/1';
    const started = {
      ...synced,
      body: JSON.stringify({ data, callbackUrl: `https://server.example${path}` }),
    };
    const report = { ...synced, id: 9, host: 'server.example', path };
    const other = { ...report, id: 10, path: '/plugin/async-callback/2' };
    const panel = await paintPanel(view());
    await panel.press('Run');
    await panel.paint(view({ exchanges: [{ ...license, id: 11 }, other, report, started] }));
    const titles = [...panel.element.querySelectorAll('[aria-label="Requests of this run"] .row-title')].map(
      ({ textContent }) => textContent,
    );
    expect(titles.join(' ')).toContain(path);
    expect(titles).toHaveLength(2);
  });

  test('shows nothing of earlier runs', async () => {
    const panel = await paintPanel(view({ exchanges: [synced] }));
    expect(panel.has('.row')).toBe(false);
    await panel.press('Run');
    expect(panel.has('.row')).toBe(false);
  });
});

describe('license and account', () => {
  const signIn = { canAsk: false, canLogOut: true, withholdsToken: false, host };
  const plugin = samplePlugin({ name, requireLicense: true, signIn });
  const installed = { installedPlugins: { plugins: [plugin], refreshedAt: 1 } };

  test('need a manifest, and the plugin installed', async () => {
    const panel = await paintPanel(
      <TryView traffic={idle} description={undefined} name={undefined} />,
      installed,
    );
    expect(panel.text()).toContain('Write or open a manifest first.');
    await panel.paint(view({}, 'acme.other'));
    expect(panel.text()).toContain('acme.other is not installed');
    expect(panel.link('Open catalog')).toBe('#/settings/admin/plugins');
  });

  test('are tried as people have them: checked, connected', async () => {
    const panel = await paintPanel(view(), installed);
    await panel.press('Check the license again');
    expect(checkLicence.mock.calls).toEqual([[{ pluginId: plugin.id }]]);
    await panel.press('Connect');
    expect(requestHosts).toHaveBeenCalledOnce();
    expect(connectPluginAccount.mock.calls).toEqual([[plugin]]);
  });

  test('are not offered where the plugin has none', async () => {
    const bare = samplePlugin({ name, requireLicense: false });
    const panel = await paintPanel(view(), { installedPlugins: { plugins: [bare], refreshedAt: 1 } });
    expect(panel.text()).toContain('does not require a license');
    expect(panel.text()).toContain('has no sign-in');
  });

  test('what the plugin answered is shown, with what the contract says of it', async () => {
    const panel = await paintPanel(view({ exchanges: [license] }), installed);
    expect(panel.text()).toContain(`GET ${host}/license`);
    expect(panel.text()).toContain('licenseStatus is missing');
  });
});
