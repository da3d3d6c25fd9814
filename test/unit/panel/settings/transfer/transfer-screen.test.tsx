// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OrganisationPlan, PluginPlan } from '../../../../../src/actions/plugins/transfer-organisation';
import { ProblemError, type Problem } from '../../../../../src/core/basics/problem';
import { readFields } from '../../../../../src/core/forms/field';
import { writeOrganisationFile } from '../../../../../src/core/plugins/organisation-file';
import { paintRoute } from '../../paint-panel';
import { identity } from '../../sample-view';

const { collect, plan, importPlugin, importSettings, saved } = vi.hoisted(() => ({
  collect: vi.fn<() => Promise<unknown>>(),
  plan: vi.fn<(input: unknown) => Promise<unknown>>(),
  importPlugin: vi.fn<(input: { plan: { pluginId: string }; consent: unknown }) => Promise<void>>(),
  importSettings: vi.fn<(input: unknown) => Promise<void>>(),
  saved: vi.fn<(file: { text: string }) => void>(),
}));
vi.mock('../../../../../src/actions/plugins/transfer-organisation', () => ({
  collectOrganisation: collect,
  planImport: plan,
  importPlugin,
}));
vi.mock('../../../../../src/panel/settings/transfer/import-settings', () => ({ importSettings }));
vi.mock('../../../../../src/panel/shared/save-file', () => ({ saveFile: saved }));
vi.mock('../../../../../src/panel/settings/transfer/use-setting-forms', () => {
  const forms = { settings: { fields: [] }, crm: { fields: [] } };
  return { useSettingForms: () => forms };
});

const content = {
  savedAt: Date.UTC(2026, 10, 30),
  plugins: [{ id: 'redaction', name: 'Redaction', version: '1', defaults: {} }],
  settings: {},
  crm: { platform: 'keycrm', name: 'KeyCRM', settings: {} },
};
const [mark, keep] = readFields([
  { const: 'mark', title: 'Mark', type: 'string' },
  { const: 'keep', title: 'Keep', type: 'number' },
]).fields;
if (!mark || !keep) throw new Error('no fields');
const set = (value: unknown, locked = false) => ({ value, locked, reason: '' });
const none = { changes: [], left: [], onlyHere: [] };
const consent = {
  version: '1',
  hosts: { endpointUrl: 'hook.redaction.example' },
  logTypes: ['call' as const],
  fields: ['mark'],
};

function pluginPlan(change: Partial<PluginPlan> = {}): PluginPlan {
  return {
    pluginId: 'redaction',
    displayName: 'Redaction',
    isInstalled: false,
    consent,
    problem: undefined,
    form: { fields: [mark, keep].flatMap((field) => field ?? []) },
    fields: { ...none, changes: mark ? [{ field: mark, before: undefined, after: set('[x]', true) }] : [] },
    record: undefined,
    ...change,
  };
}

function planOf(change: Partial<OrganisationPlan> = {}): OrganisationPlan {
  return {
    admin: {},
    plugins: [pluginPlan()],
    settings: { ...none, changes: keep ? [{ field: keep, before: set(1), after: set(2) }] : [] },
    crm: none,
    isOtherCrm: false,
    others: [],
    ...change,
  };
}

beforeEach(() => {
  vi.resetAllMocks();
  collect.mockResolvedValue({ file: content, withheld: [] });
  plan.mockResolvedValue(planOf());
});

async function open(part: Parameters<typeof paintRoute>[1] = {}) {
  const panel = await paintRoute({ screen: 'admin_transfer' }, part);
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

// The page keeps the file that was opened last.
afterEach(async () => {
  const panel = await open();
  if (panel.text().includes('Close this file')) await panel.press('Close this file');
});

async function openFile(text = writeOrganisationFile(content), part: Parameters<typeof paintRoute>[1] = {}) {
  const panel = await open(part);
  const input = panel.element.querySelector<HTMLInputElement>('input[type=file]');
  const file = { size: text.length, text: async () => text };
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  Object.defineProperty(input, 'value', { set: () => {}, get: () => '', configurable: true });
  await act(async () => void input?.dispatchEvent(new Event('change', { bubbles: true })));
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

const alerts = (panel: { element: HTMLElement }) =>
  [...panel.element.querySelectorAll('[role=alert]')].map((one) => one.textContent).join('\n');
const footer = (panel: { element: HTMLElement }) =>
  panel.element.querySelector('.footer output')?.textContent;

describe('an export', () => {
  test('is saved as a file, and says what may be secret and stayed out', async () => {
    collect.mockResolvedValue({
      file: content,
      withheld: [
        { of: 'Redaction', titles: ['API key'] },
        { of: 'Notes', titles: undefined },
      ],
    });
    const panel = await open();
    await panel.press('Save file');
    expect(saved).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ ending: 'json', text: writeOrganisationFile(content) }),
    );
    expect(panel.text()).toContain('Saved 1 plugin and 0 settings');
    expect(panel.text()).toContain('Redaction: API key');
    expect(panel.text()).toContain('Notes: all values');
  });

  test('of nothing is none', async () => {
    collect.mockResolvedValue({ file: { ...content, plugins: [] }, withheld: [] });
    const panel = await open();
    await panel.press('Save file');
    expect(saved).not.toHaveBeenCalled();
    expect(panel.text()).toContain('There is nothing to save yet');
  });

  test('that fails says why, and can be tried again', async () => {
    collect.mockRejectedValueOnce(new ProblemError({ code: 'server_error', host: 'server.example' }));
    const panel = await open();
    await panel.press('Save file');
    expect(alerts(panel)).toContain('server.example');
    await panel.press('Try again');
    expect(saved).toHaveBeenCalledOnce();
  });

  test('is not tried without a network', async () => {
    const panel = await open({ isOnline: false });
    await panel.press(/^Save file/);
    expect(collect).not.toHaveBeenCalled();
  });
});

describe('a file', () => {
  test.each([
    ['nothing', 'It isn’t JSON'],
    ['{"format":"other"}', 'It isn’t an export of this panel'],
    [JSON.stringify({ ...JSON.parse(writeOrganisationFile(content)), version: 9 }), 'newer version'],
    [JSON.stringify({ ...JSON.parse(writeOrganisationFile(content)), plugins: 'x' }), 'can’t read'],
    [' '.repeat(1_000_001), 'larger than 1 MB'],
  ])('that cannot be used is refused with the reason', async (text, words) => {
    const panel = await openFile(text);
    expect(alerts(panel)).toContain(words);
    expect(plan).not.toHaveBeenCalled();
  });

  test('is shown as a difference, and nothing is written', async () => {
    const panel = await openFile();
    expect(panel.text()).toContain('From an organization with KeyCRM, saved on Nov 30, 2026');
    expect(panel.text()).toContain('Will be installed once you agree');
    expect(panel.text()).toContain('Mark: not set → [x], locked');
    expect(panel.text()).toContain('Keep: 1 → 2');
    expect(footer(panel)).toBe('For everyone: 1 plugin to install, 2 values change.');
    expect(importPlugin).not.toHaveBeenCalled();
    expect(importSettings).not.toHaveBeenCalled();
  });

  test('says what of it cannot be taken over, and why', async () => {
    const blocked = (code: Problem['code']) => pluginPlan({ problem: { code }, fields: none });
    plan.mockResolvedValue(
      planOf({
        plugins: [blocked('not_found')],
        settings: {
          ...none,
          left: [
            { key: 'a', title: 'API key', reason: 'secret' },
            { key: 'b', title: 'b', reason: 'unknown' },
            { key: 'c', title: 'Region', reason: 'unfit' },
          ],
        },
        isOtherCrm: true,
        others: ['Transcripts'],
      }),
    );
    const panel = await openFile();
    for (const words of [
      'the plugin directory doesn’t list it',
      'API key: may be a secret',
      'b: there is no such setting here',
      'Region: the value doesn’t fit here',
      'Settings of that CRM are left out',
      'they stay: Transcripts',
    ])
      expect(panel.text()).toContain(words);
    expect(footer(panel)).toContain('Nothing to change');
    await panel.press(/^Apply for everyone/);
    expect(importPlugin).not.toHaveBeenCalled();
  });

  test('that cannot be compared says why, and can be tried again', async () => {
    plan.mockRejectedValueOnce(new ProblemError({ code: 'offline' }));
    const panel = await openFile();
    expect(alerts(panel)).toContain('Nothing was changed.');
    await panel.press('Try again');
    expect(panel.text()).toContain('Keep: 1 → 2');
  });

  test('is still there for whoever comes back, and compared anew', async () => {
    await openFile();
    const panel = await paintRoute({ screen: 'admin_transfer' });
    expect(panel.text()).toContain('Keep: 1 → 2');
    expect(plan).toHaveBeenCalledTimes(2);
    const other = await paintRoute(
      { screen: 'admin_transfer' },
      { identity: { ...identity, extensionId: 'other' } },
    );
    expect(other.text()).toContain('Choose a file');
  });
});

describe('applying', () => {
  test('asks for each installation with what goes where, then does row by row', async () => {
    const panel = await openFile();
    await panel.press('Apply for everyone');
    expect(panel.element.querySelector('dialog')?.textContent).toContain('hook.redaction.example');
    expect(importPlugin).not.toHaveBeenCalled();
    await panel.pressIn('dialog', 'Install');
    expect(importPlugin).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ consent, plan: expect.objectContaining({ pluginId: 'redaction' }) }),
    );
    expect(importSettings).toHaveBeenCalledOnce();
    expect(footer(panel)).toBe('Everything you chose from this file is set.');
    expect(panel.text().match(/Done/g)).toHaveLength(2);
  });

  test('what was skipped is not installed, and the rest is done', async () => {
    const panel = await openFile();
    await panel.press('Apply for everyone');
    await panel.pressIn('dialog', 'Skip');
    expect(importPlugin).not.toHaveBeenCalled();
    expect(importSettings).toHaveBeenCalledOnce();
    expect(panel.text()).toContain('Skipped');
    expect(panel.button('Continue')).toBeTruthy();
  });

  test('what was left out is not touched', async () => {
    const panel = await openFile();
    await act(async () =>
      panel.element.querySelector<HTMLInputElement>('[aria-label="Include Redaction"]')?.click(),
    );
    expect(footer(panel)).toBe('For everyone: 1 value changes.');
    await panel.press('Apply for everyone');
    expect(importPlugin).not.toHaveBeenCalled();
    expect(importSettings).toHaveBeenCalledOnce();
  });

  test('a part that failed says why beside it; what was done stays, and going on does the rest', async () => {
    plan.mockResolvedValue(planOf({ plugins: [pluginPlan({ isInstalled: true, consent: undefined })] }));
    importPlugin.mockRejectedValueOnce(new ProblemError({ code: 'stale' }));
    const panel = await openFile();
    await panel.press('Apply for everyone');
    expect(importSettings).toHaveBeenCalledOnce();
    expect(footer(panel)).toContain('1 part failed; the reason is beside it.');
    expect(alerts(panel)).toContain('What was done before stays.');
    // What stands there now is compared before it is tried again.
    expect(plan).toHaveBeenCalledTimes(2);
    await panel.press('Continue');
    expect(importPlugin).toHaveBeenCalledTimes(2);
    expect(importSettings).toHaveBeenCalledOnce();
    expect(footer(panel)).toContain('Everything you chose');
  });

  test('where every part would fail the same way, it stops there', async () => {
    plan.mockResolvedValue(planOf({ plugins: [pluginPlan({ isInstalled: true })] }));
    importPlugin.mockRejectedValueOnce(new ProblemError({ code: 'offline' }));
    const panel = await openFile();
    await panel.press('Apply for everyone');
    expect(importSettings).not.toHaveBeenCalled();
    expect(panel.button('Continue')).toBeTruthy();
  });

  test('what only stands here is cleared where an admin wants it', async () => {
    plan.mockResolvedValue(
      planOf({
        plugins: [],
        settings: { ...none, onlyHere: keep ? [{ field: keep, before: set(1), after: undefined }] : [] },
      }),
    );
    const panel = await openFile();
    expect(footer(panel)).toContain('Nothing to change');
    await act(async () => panel.field('Clear 1 value that the file doesn’t have').click());
    expect(panel.text()).toContain('Keep: 1 → not set');
    await panel.press('Apply for everyone');
    expect(importSettings).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ changes: [expect.objectContaining({ after: undefined })] }),
    );
  });
});
