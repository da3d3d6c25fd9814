// @vitest-environment jsdom
import { readFile } from 'node:fs/promises';
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WorkbenchScreen } from '../../../../../src/panel/plugins/workbench/WorkbenchScreen';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { connection } from '../../sample-view';

const { ask, listCatalog, loadPlugin } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  listCatalog: vi.fn<() => Promise<unknown>>(),
  loadPlugin: vi.fn<(pluginId: string, isFresh: boolean) => Promise<unknown>>(),
}));
// The browser's own way to a JSON file of the package.
vi.mock('../../../../../src/panel/app/word-file', () => ({
  loadWordFile: async (address: string): Promise<unknown> =>
    JSON.parse(await readFile(`public${address}`, 'utf8')),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/directory/list-catalog', () => ({ listCatalog }));
vi.mock('../../../../../src/actions/directory/load-manifest', () => ({ loadPlugin }));

const plugin = {
  name: 'acme.redaction',
  displayName: 'Redaction',
  version: '2.0.0',
  description: 'Removes numbers.',
  supportedLogTypes: ['call'],
  endpointUrl: 'https://redaction.example.com/plugin/sync',
  userRegisterEndpointUrl: 'https://redaction.example.com/admin/register',
  pageContent: [{ const: 'mark', title: 'Replace with', type: 'string', default: '[x]' }],
};
const written = (change: object = {}) => JSON.stringify({ ...plugin, ...change }, null, 2);
const item = {
  id: 'redaction',
  name: 'acme.redaction',
  displayName: 'Redaction',
  developer: 'Acme',
  version: '1.0.0',
};

beforeAll(async () => {
  await import('../../../../../src/panel/forms/SchemaForm');
}, 30_000);

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  listCatalog.mockReset().mockResolvedValue({ items: [item], problems: [], fetchedAt: 1, dropped: 0 });
  loadPlugin.mockReset().mockResolvedValue({
    item,
    body: {
      version: '1.0.0',
      platforms: { 'acme.redaction': { ...plugin, version: '1.0.0', supportedLogTypes: [] } },
    },
  });
});

async function open(text?: string, part: Parameters<typeof paintPanel>[1] = {}) {
  const drafts = text === undefined ? {} : { workbench: { value: text, changedAt: 1 } };
  const panel = await paintPanel(<WorkbenchScreen />, { drafts, ...part });
  await act(async () => vi.dynamicImportSettled());
  const area = () => {
    const found = panel.element.querySelector('textarea');
    if (!found) throw new Error('No editor');
    return found;
  };
  const config = () => JSON.parse(panel.element.querySelector('pre')?.textContent ?? '{}');
  return { ...panel, area, config };
}

describe('a manifest that is being written', () => {
  test('is asked for where there is none', async () => {
    const panel = await open();
    expect(panel.text()).toContain('There is no manifest yet.');
    expect(panel.text()).toContain('Nothing to show yet');
  });

  test('that is no JSON has its reason at its line; the last preview stays', async () => {
    const panel = await open('{\n  "name": "x",\n}');
    expect(panel.button('Line 2')).toBeTruthy();
    expect(panel.text()).toContain('Nothing follows this comma: remove it.');
    expect(panel.area().getAttribute('aria-invalid')).toBe('true');
    expect(
      [...panel.element.querySelectorAll('.workbench-lines > [data-wrong]')].map((line) => line.textContent),
    ).toEqual(['2']);
  });

  test('leads from what is wrong to its line', async () => {
    const panel = await open(written({ tokenSyncUrl: 'http://plain.example.com' }));
    await panel.press(/^Line \d+$/);
    const { selectionStart, selectionEnd, value } = panel.area();
    expect(value.slice(selectionStart, selectionEnd)).toContain('"tokenSyncUrl"');
    expect(document.activeElement).toBe(panel.area());
  });

  test('that can be used says so', async () => {
    expect((await open(written())).text()).toContain('No problems found.');
  });

  test('is no plugin’s where it is some other JSON', async () => {
    const panel = await open('{"name": "left-pad", "dependencies": {}}');
    expect(panel.text()).toContain('There is no plugin in this JSON');
  });

  test('is kept when the tab is closed', async () => {
    const panel = await open();
    await act(async () => {
      const area = panel.area();
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, written());
      area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await panel.leave();
    expect(inputsOf(ask, 'saveDraft').map((input) => Object(input).value)).toEqual([written()]);
  });
});

describe('beside it stands', () => {
  test('its row, its details with the consent, its settings, and an admin’s defaults', async () => {
    const panel = await open(written());
    for (const words of [
      'In the catalog',
      'Removes numbers.',
      'redaction.example.com',
      'Settings, as a user sees them',
      'Defaults',
    ])
      expect(panel.text()).toContain(words);
  });

  test('what the plugin gets, and gets anew with each value', async () => {
    const panel = await open(written());
    expect(panel.config()).toMatchObject({ mark: { value: '[x]' } });
    await panel.type('Replace with', 'gone');
    expect(panel.config()).toMatchObject({ mark: { value: 'gone' } });
  });
});

describe('the preview speaks', () => {
  test.each([
    ['Deutsch', 'Im Katalog'],
    ['English (UK)', 'In the catalogue'],
  ])('%s, while it is shown so; what is typed stays', async (chip, words) => {
    const panel = await open(written());
    expect(panel.text()).toContain('In the catalog');
    const chips = [...panel.element.querySelectorAll('label')];
    await act(async () => chips.find(({ textContent }) => textContent === chip)?.click());
    await vi.waitFor(async () => {
      await act(async () => new Promise<void>((next) => void setTimeout(next, 20)));
      // As the shell does when the language is another one.
      await panel.paint(<WorkbenchScreen />);
      expect(panel.text()).toContain(words);
    });
    expect(panel.area().value).toBe(written());
  });
});

describe('a published plugin', () => {
  const connected = { connection };

  test('is opened where nothing is written', async () => {
    const panel = await open(undefined, connected);
    await panel.press('Open published…');
    await panel.press('Choose Redaction');
    expect(loadPlugin.mock.calls).toEqual([['redaction', true]]);
    expect(JSON.parse(panel.area().value)).toMatchObject({ version: '1.0.0' });
  });

  test('never takes the place of what is written unasked', async () => {
    const panel = await open(written(), connected);
    await panel.press('Open published…');
    await panel.press('Choose Redaction');
    expect(panel.text()).toContain('Replace your manifest?');
    expect(panel.area().value).toBe(written());
    await panel.press('Replace');
    expect(JSON.parse(panel.area().value)).toMatchObject({ version: '1.0.0' });
  });

  test('is compared: what admins would be asked to agree to', async () => {
    const panel = await open(written(), connected);
    await panel.press('Compare with published…');
    await panel.press('Choose Redaction');
    expect(panel.area().value).toBe(written());
    expect(panel.text()).toContain('Instead of the published “Redaction”');
    expect(panel.text()).toContain('1.0.0 → 2.0.0');
    await panel.press('Stop comparing');
    expect(panel.text()).not.toContain('Instead of the published');
  });

  test('that would change nothing for admins says so; one without a plugin in it cannot be compared', async () => {
    loadPlugin.mockResolvedValue({ item, body: { platforms: { 'acme.redaction': plugin } } });
    const panel = await open(written(), connected);
    await panel.press('Compare with published…');
    await panel.press('Choose Redaction');
    expect(panel.text()).toContain('Admins would not be asked anything');
    loadPlugin.mockResolvedValue({ item, body: { dependencies: {} } });
    await panel.press('Compare with published…');
    await panel.press('Choose Redaction');
    expect(panel.text()).toContain('there is nothing to compare with');
  });

  test('that cannot be loaded says why', async () => {
    loadPlugin.mockRejectedValue(new Error('no'));
    const panel = await open(undefined, connected);
    await panel.press('Open published…');
    await panel.press('Choose Redaction');
    expect(panel.has('[role=alert]')).toBe(true);
  });
});
