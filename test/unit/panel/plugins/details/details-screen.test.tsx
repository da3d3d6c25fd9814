// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Installation } from '../../../../../src/core/plugins/install';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { DetailsScreen } from '../../../../../src/panel/plugins/details/DetailsScreen';
import { agreementToAll } from '../../../fakes/agreement';
import { inputsOf } from '../../fake-worker';
import { paintPanel, paintRoute } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';
import { connection, identity } from '../../sample-view';

const { ask, installPlugin, uninstallPlugin, agreeToPlugin, settleConflict } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  installPlugin: vi.fn<(input: unknown) => Promise<void>>(),
  uninstallPlugin: vi.fn<(input: unknown) => Promise<void>>(),
  agreeToPlugin: vi.fn<(input: unknown) => Promise<void>>(),
  settleConflict: vi.fn<(input: unknown) => Promise<void>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/plugins/install-plugin', () => ({ installPlugin, uninstallPlugin }));
vi.mock('../../../../../src/actions/plugins/agree-to-plugin', () => ({ agreeToPlugin }));
vi.mock('../../../../../src/actions/plugins/settle-conflict', () => ({ settleConflict }));
vi.mock('../../../../../src/actions/directory/load-manifest', () => ({
  loadPlugin: (pluginId: string) => ask('loadPlugin', { pluginId }),
}));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

const platform = {
  displayName: 'Redaction',
  endpointUrl: 'https://redaction.plugins.example/sync',
  userRegisterEndpointUrl: 'https://redaction.plugins.example/register',
  supportedLogTypes: ['call'],
};

function detailsOf(change: object = {}) {
  const body = {
    author: { name: 'RC Labs' },
    version: '1.2.0',
    platforms: { 'labs.redaction': { ...platform, ...change } },
  };
  const item = {
    id: 'redaction',
    name: 'labs.redaction',
    displayName: 'Redaction',
    description: 'Removes numbers.',
    developer: 'RC Labs',
    version: '1.2.0',
    access: 'public',
    ownerAccountId: '',
    iconUrl: '',
  };
  return { item, body };
}

const installed = { plugins: [samplePlugin()], refreshedAt: 1 };
const broken: Installation = {
  pluginId: 'redaction',
  displayName: 'Redaction',
  intent: 'install',
  step: 'registration',
  state: 'needs_repair',
  problem: { code: 'server_error', host: 'crm.example', message: 'boom' },
  startedAt: 0,
};
/** What is in view, and so agreed to. */
const consent = {
  version: '1.2.0',
  hosts: {
    endpointUrl: 'redaction.plugins.example',
    userRegisterEndpointUrl: 'redaction.plugins.example',
  },
  logTypes: ['call' as const],
  fields: [],
};
const screen = <DetailsScreen pluginId="redaction" />;
const asked = (method: string) => inputsOf(ask, method);
const begun = (work: { mock: { calls: unknown[][] } }) => work.mock.calls.map(([input]) => input);

beforeEach(() => {
  // jsdom knows the element, not its modal methods.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  for (const work of [installPlugin, uninstallPlugin, agreeToPlugin, settleConflict])
    work.mockReset().mockResolvedValue(undefined);
  ask.mockReset().mockImplementation(async (method) => (method === 'loadPlugin' ? detailsOf() : undefined));
});

describe('a plugin of the catalog', () => {
  test('is installed after one confirmation that shows the consent', async () => {
    const panel = await paintPanel(screen);
    await panel.press('Install…');
    expect(begun(installPlugin)).toEqual([]);
    const dialog = panel.element.querySelector('dialog');
    expect(dialog?.open).toBe(true);
    expect(dialog?.textContent).toContain('your RingCentral admin token');
    expect(dialog?.textContent).toContain('redaction.plugins.example');
    await panel.press('Install');
    expect(begun(installPlugin)).toEqual([{ pluginId: 'redaction', intent: 'install', consent }]);
    expect(panel.has('dialog')).toBe(false);
  });

  test('is not installed when the person thinks again', async () => {
    const panel = await paintPanel(screen);
    const install = panel.button('Install…');
    install.focus();
    await panel.press('Install…');
    await panel.press('Cancel');
    expect(begun(installPlugin)).toEqual([]);
    expect(document.activeElement).toBe(install);
  });

  test('shows how far its installation has come', async () => {
    const panel = await paintPanel(screen, { installations: { redaction: { ...broken, state: 'running' } } });
    const steps = [...panel.element.querySelectorAll('.install-step')];
    expect(steps).toHaveLength(3);
    expect(panel.element.querySelector('[aria-current=step]')?.textContent).toBe(
      'Register it with its server',
    );
    expect(panel.button('Install…').getAttribute('aria-busy')).toBe('true');
  });

  test('that is half installed says why and is repaired', async () => {
    const panel = await paintPanel(screen, { installations: { redaction: broken } });
    expect(panel.text()).toContain('The installation didn’t finish');
    expect(panel.text()).toContain('crm.example has a problem');
    expect(panel.text()).toContain('boom');
    // Nothing was agreed to yet: what goes out is shown first.
    await panel.press('Repair');
    expect(begun(installPlugin)).toEqual([]);
    await panel.pressIn('dialog', 'Repair');
    expect(begun(installPlugin)).toEqual([{ pluginId: 'redaction', intent: 'repair', consent }]);
  });

  test('that could not even begin to be repaired says why, beside what stopped it before', async () => {
    installPlugin.mockRejectedValue(new ProblemError({ code: 'missing_route' }));
    const panel = await paintPanel(screen, { installations: { redaction: broken } });
    await panel.press('Repair');
    await panel.pressIn('dialog', 'Repair');
    expect(panel.text()).toContain('boom');
    expect(panel.text()).toContain('Nothing was changed.');
  });

  test('whose removal stopped halfway is removed to the end', async () => {
    const panel = await paintPanel(screen, {
      installations: { redaction: { ...broken, intent: 'uninstall' } },
    });
    await panel.press('Repair');
    expect(begun(uninstallPlugin)).toEqual([{ pluginId: 'redaction' }]);
  });

  test('that is installed leads to its defaults and is uninstalled after a confirmation', async () => {
    const panel = await paintPanel(screen, { installedPlugins: installed });
    expect(panel.link('Defaults')).toBe('#/settings/admin/plugins/redaction/defaults');
    await panel.press('Uninstall…');
    expect(begun(uninstallPlugin)).toEqual([]);
    await panel.press('Uninstall');
    expect(begun(uninstallPlugin)).toEqual([{ pluginId: 'redaction' }]);
  });

  test.each([
    ['an update', { plugins: [samplePlugin({ version: '1.1.0' })], refreshedAt: 1 }, {}],
    ['a repair', installed, { installations: { redaction: broken } }],
    ['an agreement', { plugins: [samplePlugin()], refreshedAt: 1 }, {}],
    [
      'its licence and its sign-in',
      { plugins: [samplePlugin({ requireLicense: true, needsSignIn: true })], refreshedAt: 1 },
      {},
    ],
    ['a broken record', { plugins: [samplePlugin({ isBroken: true })], refreshedAt: 1 }, {}],
  ])(
    'that waits for %s leads to its defaults and to one’s own settings all the same',
    async (_what, plugins, part) => {
      const panel = await paintPanel(screen, { installedPlugins: plugins, ...part });
      expect(panel.link('Defaults')).toBe('#/settings/admin/plugins/redaction/defaults');
      expect(panel.link('My settings')).toBe('#/plugins/redaction');
      expect(panel.element.querySelector('[aria-current=page]')?.textContent).toBe('Details');
    },
  );

  test('that the directory has lost leads to them too; one that is not installed has none', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'not_found' }));
    const lost = await paintPanel(screen, { installedPlugins: installed });
    expect(lost.link('Defaults')).toBe('#/settings/admin/plugins/redaction/defaults');
    ask.mockResolvedValue(detailsOf());
    expect((await paintPanel(screen)).has('nav')).toBe(false);
  });

  describe('that this computer’s policy does not allow', () => {
    const under = (...allowedPlugins: string[]) => ({
      policy: { preferences: {}, broken: [], allowedPlugins },
    });
    const updatable = {
      plugins: [samplePlugin({ version: '1.1.0', agreed: { ...consent, version: '1.1.0' } })],
      refreshedAt: 1,
    };

    test('cannot be installed, and says why', async () => {
      const panel = await paintPanel(screen, under('digest'));
      const install = panel.button(/^Install…/);
      expect(install.getAttribute('aria-disabled')).toBe('true');
      expect(document.getElementById(install.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
        'policy doesn’t allow this plugin. Ask your IT team.',
      );
      expect(panel.element.querySelector('.footer-consequence')?.textContent).toContain(
        'doesn’t allow this plugin',
      );
      await act(async () => install.click());
      expect(panel.has('dialog')).toBe(false);
    });

    test('in this version says which versions are', async () => {
      const panel = await paintPanel(screen, under('redaction@1.0.0', 'redaction@1.1.0'));
      expect(panel.button(/^Install…/).getAttribute('aria-disabled')).toBe('true');
      expect(panel.text()).toContain('allows only version 1.0.0, 1.1.0 of this plugin');
    });

    test.each([['redaction'], ['redaction@1.2.0'], ['developer:RC Labs']])(
      'but %s does, is installed',
      async (line) => {
        const panel = await paintPanel(screen, under(line));
        await panel.press('Install…');
        expect(panel.has('dialog')).toBe(true);
        expect(panel.text()).not.toContain('policy');
      },
    );

    test('and is installed, is told, runs on, and is only uninstalled', async () => {
      const panel = await paintPanel(screen, { installedPlugins: updatable, ...under('digest') });
      expect(panel.text()).toContain('Not on your organization’s list');
      expect(panel.text()).toContain('It stays installed and keeps running.');
      expect(panel.button(/^Update…/).getAttribute('aria-disabled')).toBe('true');
      expect(panel.link('Defaults')).toBe('#/settings/admin/plugins/redaction/defaults');
      await panel.press('Uninstall…');
      await panel.press('Uninstall');
      expect(begun(uninstallPlugin)).toEqual([{ pluginId: 'redaction' }]);
    });

    test('in its new version alone is not told, and not updated', async () => {
      const panel = await paintPanel(screen, { installedPlugins: updatable, ...under('redaction@1.1.0') });
      expect(panel.text()).not.toContain('Not on your organization’s list');
      expect(panel.button(/^Update…/).getAttribute('aria-disabled')).toBe('true');
      expect(panel.text()).toContain('allows only version 1.1.0');
    });

    test('is not repaired, but what is half uninstalled may go', async () => {
      const installing = await paintPanel(screen, { installations: { redaction: broken }, ...under() });
      expect(installing.button(/^Repair/).getAttribute('aria-disabled')).toBe('true');
      const leaving = await paintPanel(screen, {
        installations: { redaction: { ...broken, intent: 'uninstall' } },
        ...under(),
      });
      await leaving.press('Repair');
      expect(begun(uninstallPlugin)).toEqual([{ pluginId: 'redaction' }]);
    });

    test('is not agreed to where another client has installed it', async () => {
      const panel = await paintPanel(screen, { installedPlugins: installed, ...under() });
      expect(panel.button(/^Agree to this/).getAttribute('aria-disabled')).toBe('true');
    });
  });

  test('names what is wrong in its manifest, and cannot be installed where that would do harm', async () => {
    ask.mockResolvedValue(
      detailsOf({ supportedLogTypes: undefined, pageContent: [{ title: 'No key', type: 'string' }] }),
    );
    const panel = await paintPanel(screen);
    expect(panel.text()).toContain('2 problems in its manifest');
    expect(panel.text()).toContain('“No key” has no key');
    const install = panel.button(/^Install…/);
    expect(install.getAttribute('aria-disabled')).toBe('true');
    await act(async () => install.click());
    expect(panel.has('dialog')).toBe(false);
    expect(panel.text()).toContain('Can’t be installed without supportedLogTypes');
  });

  test('names the patterns that may not run among its problems, in one notice', async () => {
    ask.mockResolvedValue(
      detailsOf({
        pageContent: undefined,
        configSchema: {
          type: 'object',
          properties: {
            code: { type: 'string', pattern: '(?<!a)b+$' },
            far: { $ref: 'https://elsewhere.example/schema' },
            tenant: { type: 'string', pattern: '(b+)\\1' },
          },
        },
        configUiSchema: { tenant: { 'ui:widget': 'hidden' } },
      }),
    );
    const panel = await paintPanel(screen);
    expect(panel.element.querySelectorAll('.notice[data-tone=wait]')).toHaveLength(1);
    expect(panel.text()).toContain('3 problems in its manifest');
    expect(panel.text()).toContain('“far” refers to another address');
    for (const field of ['code', 'tenant'])
      expect(panel.text()).toContain(`“${field}” has a pattern that can’t be checked safely`);
  });

  test('that the directory has lost can still be uninstalled', async () => {
    ask.mockImplementation(async (method) => {
      if (method === 'loadPlugin') throw new ProblemError({ code: 'not_found' });
    });
    const panel = await paintPanel(screen, { installedPlugins: installed });
    expect(panel.text()).toContain('Not listed');
    await panel.press('Uninstall…');
    await panel.press('Uninstall');
    expect(begun(uninstallPlugin)).toEqual([{ pluginId: 'redaction' }]);
  });

  test.each([
    ['cannot be reached', { code: 'unreachable' }, undefined, 'Can’t reach'],
    ['refuses it', { code: 'refused', status: 403, message: 'Not yours' }, undefined, 'Not yours'],
    ['has withdrawn it', { code: 'refused', status: 404 }, undefined, 'developer has withdrawn it'],
    ['no longer lists', { code: 'not_found' }, undefined, 'no longer lists'],
    ['neither lists nor has it', { code: 'not_found' }, 'withdrawn', 'developer has withdrawn it'],
  ] as const)(
    'of a directory that %s says so, and is asked for again',
    async (_what, problem, absence, words) => {
      ask.mockImplementation(async (method) => {
        if (method === 'loadPlugin') throw new ProblemError(problem);
      });
      const [plugin] = installed.plugins;
      const plugins = plugin ? [{ ...plugin, ...(absence && { absence }) }] : [];
      const panel = await paintPanel(screen, { installedPlugins: { ...installed, plugins } });
      expect(panel.text()).toContain(words);
      const loads = () => ask.mock.calls.filter(([method]) => method === 'loadPlugin').length;
      const before = loads();
      await panel.press('Try again');
      expect(loads()).toBe(before + 1);
    },
  );

  test('is not shown to a person who is no admin', async () => {
    const panel = await paintRoute(
      { screen: 'admin_plugin', pluginId: 'redaction' },
      { identity: { ...identity, isAdmin: false } },
    );
    expect(panel.text()).toContain('Only admins can do this');
    expect(ask).not.toHaveBeenCalled();
  });

  test('says why when it cannot be had', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'manifest' }));
    const panel = await paintPanel(screen);
    expect(panel.text()).toContain('Its manifest can’t be read');
    await panel.press('Try again');
    expect(asked('loadPlugin')).toHaveLength(2);
  });

  test('whose update sends no more is updated after one look at what changes', async () => {
    const plugin = samplePlugin({ version: '1.1.0', agreed: { ...consent, version: '1.1.0' } });
    const panel = await paintPanel(screen, { installedPlugins: { plugins: [plugin], refreshedAt: 1 } });
    expect(panel.text()).toContain('1.1.0 → 1.2.0');
    await panel.press('Update…');
    expect(panel.element.querySelector('dialog')?.textContent).toContain(
      'It receives nothing more than before.',
    );
    await panel.press('Update');
    expect(begun(installPlugin)).toEqual([{ pluginId: 'redaction', intent: 'update', consent }]);
  });

  test('whose update sends more stops for consent, with the host named', async () => {
    const before = { ...consent, version: '1.1.0', hosts: { ...consent.hosts, endpointUrl: 'old.example' } };
    const plugin = samplePlugin({ version: '1.1.0', agreed: before });
    const panel = await paintPanel(screen, { installedPlugins: { plugins: [plugin], refreshedAt: 1 } });
    expect(panel.text()).toContain('It asks for more than was agreed to.');
    await panel.press('Update…');
    expect(panel.element.querySelector('dialog')?.textContent).toContain(
      'old.example → redaction.plugins.example',
    );
    expect(begun(installPlugin)).toEqual([]);
    await panel.press('Agree and update');
    expect(begun(installPlugin)).toEqual([{ pluginId: 'redaction', intent: 'update', consent }]);
  });

  test.each([
    ['wiped', 'Its registration is damaged'],
    ['missing', 'It isn’t registered'],
  ] as const)('whose registration is %s is repaired at once: nothing new goes out', async (state, words) => {
    const panel = await paintPanel(screen, {
      installedPlugins: { plugins: [samplePlugin({ agreed: consent })], refreshedAt: 1 },
      registrations: { states: { redaction: state }, checkedAt: 1 },
    });
    expect(panel.text()).toContain(words);
    await panel.press('Repair');
    expect(begun(installPlugin)).toEqual([{ pluginId: 'redaction', intent: 'repair', consent }]);
  });

  test('that another admin has overwritten shows both values, and either is put right', async () => {
    const entry = (value: string) => ({
      customizable: true,
      value: { name: 'labs.redaction', version: '1.2.0', logTypes: ['call'], config: { mark: { value } } },
    });
    const panel = await paintPanel(screen, {
      installedPlugins: installed,
      adminWrites: {
        'userSettings/plugin_redaction': {
          column: 'userSettings',
          key: 'plugin_redaction',
          displayName: 'Redaction',
          account: 'here',
          written: entry('mine'),
          writtenAt: 1,
          isConfirmed: true,
          conflict: { theirs: entry('theirs'), foundAt: 2 },
        },
      },
    });
    expect(panel.element.querySelector('.conflict tbody')?.textContent).toBe('markminetheirs');
    await panel.press('Put back');
    await panel.press('Keep theirs');
    expect(begun(settleConflict)).toEqual([
      { writes: ['userSettings/plugin_redaction'], keep: 'mine' },
      { writes: ['userSettings/plugin_redaction'], keep: 'theirs' },
    ]);
  });

  test('that another client has installed is agreed to once, with every host in view', async () => {
    const panel = await paintPanel(screen, { installedPlugins: installed });
    expect(panel.text()).toContain('No admin has agreed to this yet');
    await panel.press('Agree to this');
    const dialog = panel.element.querySelector('dialog');
    expect(dialog?.textContent).toContain('Agree to what Redaction receives?');
    expect(dialog?.textContent).toContain('redaction.plugins.example');
    await panel.press('Agree');
    expect(begun(agreeToPlugin)).toEqual([{ pluginId: 'redaction', consent }]);
    expect(begun(installPlugin)).toEqual([]);
  });

  test('that an admin has agreed to says who, and when', async () => {
    const panel = await paintPanel(screen, {
      installedPlugins: { plugins: [samplePlugin({ agreed: consent })], refreshedAt: 1 },
      settingRecords: {
        admin: { panel_agreed_redaction: agreementToAll('redaction.plugins.example') },
        own: {},
      },
    });
    expect(panel.text()).not.toContain('No admin has agreed');
    expect(panel.text()).toContain('Agreed to by Priya Nair, ');
  });

  test('that changed while it was registered names the host that has the token', async () => {
    const installation: Installation = {
      ...broken,
      step: 'check',
      problem: { code: 'moved_meanwhile', host: 'evil.example' },
    };
    const panel = await paintPanel(screen, { installations: { redaction: installation } });
    expect(panel.text()).toContain('The plugin changed while it was being installed');
    expect(panel.text()).toContain('evil.example has received your RingCentral admin token.');
  });

  test('that asks for something else by now is loaded again, so that the admin sees what to agree to', async () => {
    installPlugin.mockRejectedValue(new ProblemError({ code: 'consent_needed' }));
    const panel = await paintPanel(screen);
    expect(asked('loadPlugin')).toHaveLength(1);
    ask.mockImplementation(async (method) =>
      method === 'loadPlugin' ? detailsOf({ endpointUrl: 'https://evil.example/run' }) : undefined,
    );
    await panel.press('Install…');
    await panel.press('Install');
    expect(asked('loadPlugin')).toHaveLength(2);
    expect(panel.text()).toContain('It asks for more than was agreed to');
    expect(panel.text()).toContain('evil.example');
  });

  test('says what an older server cannot do, and does not speak of registrations there', async () => {
    const panel = await paintPanel(screen, {
      connection: {
        ...connection,
        capabilities: { rcTokenInHeader: false, accountPlugins: false, pollsTasks: true, interfaces: [] },
      },
    });
    expect(panel.text()).toContain('What this older server can’t do');
    expect(panel.text()).not.toContain('your RingCentral admin token');
    expect(panel.text()).toContain('With each log: the user’s session token');
    expect(panel.text()).toContain('logs and session tokens go there until each user’s panel has been open');
  });

  test('cannot be changed without a network, and says so', async () => {
    const panel = await paintPanel(screen);
    await panel.setView({ isOnline: false });
    const install = panel.button(/^Install…/);
    expect(install.getAttribute('aria-disabled')).toBe('true');
    expect(install.textContent).toContain('This needs a network connection.');
  });
});
