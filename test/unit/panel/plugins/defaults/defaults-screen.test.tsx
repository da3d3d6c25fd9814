// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import type { JsonObject } from '../../../../../src/core/basics/json';
import { DefaultsScreen } from '../../../../../src/panel/plugins/defaults/DefaultsScreen';
import { inputsOf, settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { sampleDocuments, sampleManifest, samplePlugin } from '../../sample-plugin';
import { identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../../src/storage/basics/item', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  readItem: async () => identity,
}));
vi.mock('../../../../../src/storage/directory/catalog-cache', () => ({
  catalogCache: { get: async () => undefined },
}));
vi.mock('../../../../../src/actions/settings/refresh-settings', () => ({
  refreshSettings: async () => undefined,
}));

/** The account's records as the server keeps them. */
let admin: JsonObject = {};
let readSettings: () => Promise<unknown>;

beforeEach(() => {
  admin = sampleDocuments().admin;
  readSettings = async () => ({ admin, own: {} });
  ask.mockReset().mockImplementation(async (method, input) => {
    if (method === 'readSettings') return readSettings();
    if (method === 'getManifest') return sampleManifest();
    if (method !== 'saveAdminRecords') return undefined;
    const { records } = Object(input);
    for (const [key, change] of Object.entries(records)) admin = { ...admin, [key]: Object(change).record };
    return undefined;
  });
});

async function open() {
  // The form's code comes by itself; here it is there before the screen.
  await import('../../../../../src/panel/forms/SchemaForm');
  const panel = await paintPanel(<DefaultsScreen pluginId="redaction" />, {
    installedPlugins: { plugins: [samplePlugin()], refreshedAt: 1 },
  });
  await act(async () => vi.dynamicImportSettled());
  await settle();
  return panel;
}

describe('after Save for all', () => {
  test('what was saved stays on the screen while it is read again', async () => {
    const panel = await open();
    expect(panel.field('Days').value).toBe('365');
    await panel.type('Days', '30');
    await panel.press('Lock Replace with');
    readSettings = () => new Promise(() => {});
    await panel.press('Save for all');
    await settle();
    expect(panel.text()).toContain('Saved for all');
    expect(panel.field('Days').value).toBe('30');
    expect(panel.button('Lock Replace with').getAttribute('aria-pressed')).toBe('true');
    expect(panel.button(/^Save for all/).getAttribute('aria-disabled')).toBe('true');
  });

  test('the value of before can be typed again at once, and is a change', async () => {
    const panel = await open();
    await panel.type('Days', '30');
    readSettings = () => new Promise(() => {});
    await panel.press('Save for all');
    await settle();
    await panel.type('Days', '365');
    expect(panel.text()).toContain('1 change, for everyone');
    await panel.press('Save for all');
    await settle();
    const saves = inputsOf(ask, 'saveAdminRecords').map(
      (input) => Object(input).records.plugin_redaction.record.value.config.days.value,
    );
    expect(saves).toEqual([30, 365]);
    expect(panel.field('Days').value).toBe('365');
  });

  test('what the server has by then takes its place', async () => {
    const panel = await open();
    await panel.type('Days', '30');
    const saved = panel.press('Save for all');
    readSettings = async () => ({
      admin: { ...admin, plugin_redaction: { value: { config: { days: { value: 7 } } } } },
      own: {},
    });
    await saved;
    await settle();
    expect(panel.field('Days').value).toBe('7');
  });

  test('where the save was refused, what was typed stays, and the reason is said', async () => {
    const panel = await open();
    await panel.type('Days', '30');
    ask.mockRejectedValue(new ProblemError({ code: 'timeout', host: 'crm.example' }));
    await panel.press('Save for all');
    await settle();
    expect(panel.field('Days').value).toBe('30');
    expect(panel.text()).toContain('No reply from crm.example');
  });
});

describe('a value and its lock', () => {
  test('are two controls, each with a name and a state of its own', async () => {
    const panel = await open();
    const lock = panel.button('Lock Region');
    expect(lock.getAttribute('aria-pressed')).toBe('true');
    expect(panel.button('Lock Days').getAttribute('aria-pressed')).toBe('false');
    await panel.press('Lock Region');
    expect(panel.button('Lock Region').getAttribute('aria-pressed')).toBe('false');
    expect(panel.field('Region').value).toBe('eu');
    expect(panel.has('[role=switch], .toggle')).toBe(false);
  });
});
