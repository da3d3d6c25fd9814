// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { personalKey } from '../../../../../src/core/sign-in/plugin-account';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { PluginScreen } from '../../../../../src/panel/plugins/plugin/PluginScreen';
import { agreementTo } from '../../../fakes/agreement';
import { owner } from '../../../fakes/person';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';
import { sampleDocuments, sampleManifest, samplePlugin } from '../../sample-plugin';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
let manifest = sampleManifest();
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async (key: string) => (key === 'plugin:redaction' ? { body: manifest } : undefined),
  },
}));

const asked = (method: string) => inputsOf(ask, method);

/** The own choices that were sent to be saved. */
const savedChoices = () =>
  asked('savePluginConfig').map((input) => Object(input).change.records.plugin_redaction.value.ownChoices);

async function open(drafts = {}, plugin = samplePlugin()) {
  // The form's code comes by itself; here it is there before the screen.
  await import('../../../../../src/panel/forms/SchemaForm');
  const panel = await paintPanel(<PluginScreen pluginId="redaction" />, {
    installedPlugins: { plugins: [plugin], refreshedAt: 1 },
    settingRecords: sampleDocuments(),
    drafts,
  });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

beforeEach(() => {
  manifest = sampleManifest();
  ask.mockReset().mockResolvedValue(undefined);
});

describe('the pages of a plugin', () => {
  const links = (panel: Awaited<ReturnType<typeof open>>) =>
    [...panel.element.querySelectorAll('nav a')].map((link) => [link.textContent, link.getAttribute('href')]);

  test('an admin goes from one’s own settings to those for everybody and to the details', async () => {
    const panel = await open();
    expect(links(panel)).toEqual([
      ['My settings', '#/plugins/redaction'],
      ['Defaults', '#/settings/admin/plugins/redaction/defaults'],
      ['Details', '#/settings/admin/plugins/redaction'],
    ]);
    expect(panel.element.querySelector('nav')?.getAttribute('aria-label')).toBe('Pages of Redaction');
    expect(panel.element.querySelector('[aria-current=page]')?.textContent).toBe('My settings');
  });

  test('a user is led to what it receives, and to nothing of an admin’s', async () => {
    const panel = await open();
    await panel.setView({ identity: { ...identity, isAdmin: false } });
    expect(links(panel)).toEqual([
      ['My settings', '#/plugins/redaction'],
      ['Details', '#/plugins/redaction/about'],
    ]);
  });
});

describe('the settings of a plugin', () => {
  test('show each value with its origin', async () => {
    const panel = await open();
    expect(panel.field('Days').value).toBe('90');
    expect(panel.text()).toContain('Your choice · default: 365');
    expect(panel.text()).toContain('Plugin’s default');
    expect(panel.text()).toContain('Set by Priya: “contract”');
    expect(panel.field('Region').hasAttribute('readonly')).toBe(true);
  });

  test('cannot be saved while nothing has changed, and say so', async () => {
    const panel = await open();
    const save = panel.button(/^Save/);
    expect(save.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(save.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'No changes to save.',
    );
    await act(async () => save.click());
    expect(asked('savePluginConfig')).toEqual([]);
  });

  test('are saved as own choices only', async () => {
    const panel = await open();
    await panel.type('Replace with', '[gone]');
    expect(panel.text()).toContain('1 change, for you only');
    await panel.press('Save');
    expect(savedChoices()).toEqual([{ days: 90, mark: '[gone]' }]);
    expect(asked('savePluginConfig')).toMatchObject([
      { plugin: { id: 'redaction' }, lastSave: { before: { days: 90 } } },
    ]);
    expect(panel.text()).toContain('Saved');
  });

  test('name all that was left out of their form in one notice', async () => {
    manifest = sampleManifest({
      configSchema: {
        properties: {
          far: { $ref: 'https://far.example/schema' },
          mark: { type: 'string', title: 'Replace with', pattern: '(?<!a)b+$' },
        },
      },
    });
    const panel = await open();
    expect(panel.element.querySelectorAll('.notice[data-tone=wait]')).toHaveLength(1);
    expect(panel.text()).toContain('2 parts of this form were left out');
    expect(panel.text()).toContain('“far” refers to another address');
    expect(panel.text()).toContain('“mark” has a pattern that can’t be checked safely');
  });

  test('name what was left out also where nothing is left to set', async () => {
    const far = { $ref: 'https://far.example/schema' };
    manifest = sampleManifest({ pageContent: [], configSchema: { properties: { far } } });
    const panel = await open();
    expect(panel.text()).toContain('One part of this form was left out');
    expect(panel.text()).toContain('“far” refers to another address');
  });

  test('go back to a default', async () => {
    const panel = await open();
    await panel.press('Use default');
    expect(panel.field('Days').value).toBe('365');
    await panel.press('Save');
    expect(savedChoices()).toEqual([{}]);
  });

  test('say at the field what the plugin needs', async () => {
    const panel = await open();
    await panel.type('Replace with', '');
    await panel.press('Save');
    expect(asked('savePluginConfig')).toEqual([]);
    expect(panel.text()).toContain('Check 1 field');
    expect(panel.field('Replace with').getAttribute('aria-invalid')).toBe('true');
    await panel.press('Discard');
    expect(panel.field('Replace with').value).toBe('[removed]');
    expect(panel.field('Replace with').getAttribute('aria-invalid')).toBeNull();
    expect(panel.text()).not.toContain('needs you');
  });

  test('keep what was typed when saving fails, and name the refused field', async () => {
    const panel = await open();
    await panel.type('Days', '12');
    ask.mockImplementation(async (method) => {
      if (method === 'savePluginConfig')
        throw new ProblemError({ code: 'refused', host: 'crm.example', missing: ['days'] });
    });
    await panel.press('Save');
    expect(panel.field('Days').value).toBe('12');
    expect(panel.text()).toContain('crm.example rejected this');
    expect(panel.text()).toContain('What you typed is still here.');
    expect(panel.field('Days').getAttribute('aria-invalid')).toBe('true');
    expect(asked('discardDraft')).toEqual([]);
  });

  test('stay typed where others keep changing them, and say that they have changed', async () => {
    const panel = await open();
    await panel.type('Days', '12');
    ask.mockImplementation(async (method) => {
      if (method === 'readSettings') return sampleDocuments();
      if (method === 'savePluginConfig') throw new ProblemError({ code: 'stale' });
      return undefined;
    });
    await panel.press('Save');
    expect(panel.text()).toContain('This changed in the meantime');
    expect(panel.field('Days').value).toBe('12');
    expect(asked('discardDraft')).toEqual([]);
  });

  test('of the last save are put back, and it is said what had changed', async () => {
    const panel = await open();
    const key = personalKey(identity, connection, 'redaction');
    const lastSaves = { [key]: { before: { mark: '[x]' }, savedAt: Date.now() } };
    await panel.setView({ lastSaves });
    await panel.press('Undo');
    expect(savedChoices()).toEqual([{ mark: '[x]' }]);
    expect(asked('savePluginConfig')).toMatchObject([{ lastSave: null }]);
  });

  test('come back as they were left, from the draft', async () => {
    const panel = await open({
      'plugin:redaction': { value: { choices: { days: 90, mark: 'half-typ' } }, changedAt: 1 },
    });
    expect(panel.field('Replace with').value).toBe('half-typ');
    expect(panel.text()).toContain('1 change');
    await panel.press('Discard');
    expect(panel.field('Replace with').value).toBe('[removed]');
    expect(asked('discardDraft')).toEqual([{ owner, form: 'plugin:redaction' }]);
  });

  test('are kept while they are typed, but never the secrets', async () => {
    const panel = await open();
    await panel.type('Secret', 'hunter2');
    await panel.type('Replace with', 'x');
    await panel.leave();
    expect(asked('saveDraft')).toEqual([
      { owner, form: 'plugin:redaction', value: { choices: { days: 90, mark: 'x' }, shown: { days: 90 } } },
    ]);
    expect(JSON.stringify(asked('saveDraft'))).not.toContain('hunter2');
  });

  /** As after a save on the person's other computer. */
  const elsewhere = (days: number, mark?: string) => {
    const chosen = { days, ...(mark !== undefined && { mark }) };
    const { admin, own } = sampleDocuments();
    const value = { ...own.plugin_redaction.value, ownChoices: chosen };
    const settings = samplePlugin().settings.map((setting) =>
      setting.key === 'days' || (setting.key === 'mark' && mark !== undefined)
        ? { ...setting, origin: 'own' as const, value: setting.key === 'days' ? days : mark }
        : setting,
    );
    return {
      settingRecords: { admin, own: { plugin_redaction: { ...own.plugin_redaction, value } } },
      installedPlugins: { plugins: [samplePlugin({ settings })], refreshedAt: 2 },
    };
  };

  test('that nobody touched here follow a save on another computer, and what is typed stays', async () => {
    const panel = await open();
    await panel.type('Replace with', 'mine');
    await panel.setView(elsewhere(30));
    expect(panel.field('Days').value).toBe('30');
    expect(panel.field('Replace with').value).toBe('mine');
    expect(panel.text()).toContain('1 change, for you only');
    await panel.press('Save');
    expect(savedChoices()).toEqual([{ days: 30, mark: 'mine' }]);
  });

  test('of a draft follow what was saved elsewhere while it lay there', async () => {
    const value = { choices: { days: 90, mark: 'half' }, shown: { days: 90 } };
    const panel = await open(
      { 'plugin:redaction': { value, changedAt: 1 } },
      samplePlugin(elsewhere(30).installedPlugins.plugins[0]),
    );
    expect(panel.field('Days').value).toBe('30');
    expect(panel.field('Replace with').value).toBe('half');
    expect(panel.text()).toContain('1 change, for you only');
  });

  test('that both have changed are the later save’s, which says what it has replaced', async () => {
    const panel = await open();
    await panel.type('Replace with', 'mine');
    ask.mockImplementation(async (method, input) => {
      if (method === 'readSettings') return elsewhere(90, 'theirs').settingRecords;
      const { expected } = Object(Object(input).change);
      if (method !== 'savePluginConfig' || expected.own.plugin_redaction.value.ownChoices.mark)
        return undefined;
      throw new ProblemError({ code: 'stale' });
    });
    await panel.press('Save');
    expect(savedChoices().at(-1)).toEqual({ days: 90, mark: 'mine' });
    await panel.setView({ installedPlugins: elsewhere(90, 'mine').installedPlugins });
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('Your save came last');
    expect(panel.text()).toContain('Replace with: theirs → mine');
    await panel.type('Days', '5');
    expect(panel.text()).not.toContain('Your save came last');
  });

  test('that the newest server may not keep are named at their field, before they are saved', async () => {
    const panel = await open();
    await panel.type('Days', '0');
    expect(panel.text()).not.toContain('This server may use your admin’s');
    const capabilities = { ...connection.capabilities, managedOptions: true };
    await panel.setView({ connection: { ...connection, capabilities } });
    expect(panel.text()).toContain('This server may use your admin’s “365” instead');
    await panel.type('Days', '1');
    expect(panel.text()).not.toContain('This server may use your admin’s');
  });

  test('follow a change of the default that comes while they are open', async () => {
    const panel = await open();
    const [mark, ...others] = samplePlugin().settings;
    const settings = [
      { ...mark, key: 'mark', value: '[x]', origin: 'admin' as const, inherited: '[x]' },
      ...others,
    ];
    await panel.setView({ installedPlugins: { plugins: [samplePlugin({ settings })], refreshedAt: 2 } });
    expect(panel.field('Replace with').value).toBe('[x]');
    expect(panel.text()).toContain('Your organization’s default');
  });
});

describe('a plugin without settings to show', () => {
  test('says so', async () => {
    manifest = sampleManifest({ pageContent: [] });
    expect((await open({}, samplePlugin({ settings: [] }))).text()).toContain('No settings.');
  });

  test.each([
    [undefined, 'Not loaded'],
    ['not_loaded', 'Not loaded'],
    ['refused', 'Access refused'],
    ['withdrawn', 'Withdrawn'],
  ] as const)('whose manifest cannot be had (%s) runs on', async (absence, words) => {
    const lost = samplePlugin({ settings: [], hasManifest: false, ...(absence && { absence }) });
    const panel = await open({}, lost);
    expect(panel.text()).toContain(words);
    expect(panel.text()).toContain('running');
  });

  test('that is gone leads back', async () => {
    const panel = await paintPanel(<PluginScreen pluginId="other" />);
    expect(panel.text()).toContain('This plugin isn’t installed');
    expect(panel.link('Back')).toBe('#/plugins');
  });
});

describe('a plugin that asks for something new', () => {
  const home = 'redaction.plugins.example';

  async function openMoved(isAdmin: boolean, change: Parameters<typeof samplePlugin>[0] = {}) {
    manifest = sampleManifest({
      endpointUrl: `https://${home}/sync`,
      logoutUrl: 'https://evil.example/logout',
      authStateUrl: `https://${home}/state`,
    });
    await import('../../../../../src/panel/forms/SchemaForm');
    const documents = sampleDocuments();
    const agreed = agreementTo({ run: home, logOut: home });
    const panel = await paintPanel(<PluginScreen pluginId="redaction" />, {
      identity: { ...identity, isAdmin },
      installedPlugins: { plugins: [samplePlugin({ asksForMore: true, ...change })], refreshedAt: 1 },
      settingRecords: {
        ...documents,
        admin: { ...documents.admin, panel_agreed_redaction: agreed },
      },
    });
    await act(async () => vi.dynamicImportSettled());
    return panel;
  }

  test('says which host it asks for, for what, and that an admin decides', async () => {
    const panel = await openMoved(false);
    expect(panel.text()).toContain('This plugin asks for more access');
    expect(panel.text()).toContain(`${home} → evil.example`);
    expect(panel.text()).toContain(`new: ${home}`);
    expect(panel.text()).toContain('An admin decides.');
    expect(panel.text()).not.toContain('Review');
    // What it is for is not said of an address that has not moved.
    expect(panel.text()).not.toContain('Every log');
    expect(panel.field('Days').value).toBe('90');
  });

  test('leads an admin to where it is decided', async () => {
    const panel = await openMoved(true);
    const link = [...panel.element.querySelectorAll('a')].find(({ textContent }) => textContent === 'Review');
    expect(link?.getAttribute('href')).toBe('#/settings/admin/plugins/redaction');
  });

  test('and is paused on an older server says that nothing is lost', async () => {
    const panel = await openMoved(false, { isPaused: true });
    expect(panel.text()).toContain('It won’t run for you until an admin agrees.');
  });
});
