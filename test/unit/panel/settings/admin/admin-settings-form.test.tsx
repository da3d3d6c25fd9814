// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AdminSettingsScreen } from '../../../../../src/panel/settings/admin/AdminSettingsScreen';
import { paintPanel } from '../../paint-panel';

const { save, manifest } = vi.hoisted(() => ({
  save: vi.fn<(input: { changes: object }) => Promise<object>>(),
  manifest: vi.fn<() => object>(),
}));
vi.mock('../../../../../src/actions/settings/save-admin-records', () => ({ saveAdminRecords: save }));
vi.mock('../../../../../src/protocol/client', () => ({ call: vi.fn(async () => undefined) }));
vi.mock('../../../../../src/panel/shared/ConnectorAbsent', () => ({ useConnectorManifest: manifest }));

const types = [
  { value: 'contact', display: 'Contact' },
  { value: 'lead', display: 'Lead' },
];

beforeEach(() => {
  save.mockReset().mockResolvedValue({});
  manifest.mockReturnValue({ output: { contactTypes: types, settings: [] } });
});

async function open(part: Parameters<typeof paintPanel>[1] = {}, setting?: string) {
  const panel = await paintPanel(<AdminSettingsScreen {...(setting && { setting })} />, part);
  await act(async () => vi.dynamicImportSettled());
  return panel;
}
const records = (admin: object) => ({ settingRecords: { admin: { ...admin }, own: {} } });
const search = (panel: Awaited<ReturnType<typeof open>>, words: string) =>
  act(async () => {
    const field = panel.element.querySelector<HTMLInputElement>('input[type=search]');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
const labels = (panel: Awaited<ReturnType<typeof open>>) =>
  [...panel.element.querySelectorAll('main label')].map((label) => label.textContent);
/** The form's code comes with the first group that is opened. */
const press = async (panel: Awaited<ReturnType<typeof open>>, name: RegExp) => {
  await panel.press(name);
  await act(async () => vi.dynamicImportSettled());
};
const optionsOf = (panel: Awaited<ReturnType<typeof open>>, label: string) => [
  ...panel.field(label).querySelectorAll('option'),
];
const choose = (panel: Awaited<ReturnType<typeof open>>, label: string, option: string) =>
  panel.type(label, optionsOf(panel, label).find((one) => one.textContent === option)?.value ?? '');
const chosen = (panel: Awaited<ReturnType<typeof open>>, label: string) =>
  optionsOf(panel, label).find((one) => one.selected)?.textContent;
const toggle = (panel: Awaited<ReturnType<typeof open>>, name: string) =>
  act(async () => panel.element.querySelector<HTMLInputElement>(`[aria-label="${name}"]`)?.click());

describe('an admin’s settings', () => {
  test('are groups that say what is set and locked in them, each opened by a press', async () => {
    const panel = await open(
      records({
        autoLogCall: { value: true, customizable: false },
        autoLogSMS: { value: true, customizable: true },
        panel_voicemail: { value: true, customizable: false },
      }),
    );
    const group = panel.button(/^Activity logging/);
    expect(group.textContent).toBe('Activity logging3 set · 2 locked');
    expect(group.getAttribute('aria-expanded')).toBe('false');
    expect(labels(panel)).toEqual([]);
    await press(panel, /^Activity logging/);
    expect(group.getAttribute('aria-expanded')).toBe('true');
    expect(panel.field('Log voicemail automatically').matches(':checked')).toBe(true);
  });

  test('are found by name, key or what they do, in whichever group; nothing found is said', async () => {
    const panel = await open();
    await search(panel, 'multipleContacts');
    expect(labels(panel)).toContain('If several contacts match');
    expect(labels(panel)).not.toContain('If no contact matches');
    expect(panel.text()).toContain('1 setting found');
    await search(panel, 'qqq');
    expect(panel.text()).toContain('Nothing found for “qqq”');
    expect(labels(panel)).toEqual([]);
  });

  test('one that was found is saved alone, as a record of this very shape', async () => {
    const before = { value: 'skipLogging', customizable: true, unknown: 1 };
    const panel = await open(records({ multipleContactsPreference: before, oneTimeLog: { value: true } }));
    await search(panel, 'several contacts match');
    await choose(panel, 'If several contacts match', 'Use the oldest');
    await panel.press('Save for all');
    const [{ changes }] = save.mock.lastCall ?? [{ changes: {} }];
    expect(Object.keys(changes)).toEqual(['multipleContactsPreference']);
    expect(Object(changes).multipleContactsPreference.change(before)).toEqual({
      value: 'earliestCreated',
      customizable: true,
      unknown: 1,
    });
  });

  test('what was saved stays on the screen until it is read again, and is the base of the next change', async () => {
    const panel = await open(records({ oneTimeLog: { value: false, customizable: true } }));
    await search(panel, 'oneTimeLog');
    const name = 'Log a call once, when it is complete';
    const isOn = () => panel.field(name).matches(':checked');
    save.mockResolvedValue({ oneTimeLog: { value: true, customizable: true } });
    await act(async () => panel.field(name).click());
    await panel.press('Save for all');
    expect(isOn()).toBe(true);
    expect(panel.text()).toContain('Saved for all');
    await act(async () => panel.field(name).click());
    expect(panel.text()).toContain('1 change, for everyone');
    await panel.press('Discard');
    expect(isOn()).toBe(true);
    await panel.setView(records({ oneTimeLog: { value: false, customizable: false } }));
    expect(isOn()).toBe(false);
    expect(panel.button(`Lock ${name}`).getAttribute('aria-pressed')).toBe('true');
  });

  test('an edit stays while another search hides it, and counts', async () => {
    const panel = await open();
    await search(panel, 'oneTimeLog');
    await toggle(panel, 'Lock Log a call once, when it is complete');
    await search(panel, 'several contacts');
    expect(panel.text()).toContain('1 change, for everyone');
    await search(panel, '');
    expect(panel.button(/^Activity logging/).textContent).toContain('1 set · 1 locked · Not saved yet');
  });

  test('a type of contacts that an older form has stored whole is shown as its value', async () => {
    const panel = await open(records({ newContactType: { value: types[1], customizable: true } }));
    await search(panel, 'newContactType');
    expect(chosen(panel, 'Type of new contacts')).toBe('Lead');
  });

  test('what the connector does not offer is not among them, and said', async () => {
    manifest.mockReturnValue({ output: { contactTypes: [], settings: [] } });
    const panel = await open();
    await press(panel, /^Activity logging/);
    await press(panel, /^Matching contacts/);
    expect(labels(panel)).not.toContain('Log calls between extensions');
    expect(labels(panel)).not.toContain('Type of new contacts');
    expect(panel.text()).toContain('Not available with KeyCRM: Log calls between extensions');
  });

  test('open at the one that a search has led to', async () => {
    const panel = await open({}, 'openContactPageAfterCreation');
    expect(panel.button(/^Call pop/).getAttribute('aria-expanded')).toBe('true');
    expect(panel.button(/^Dialer/).getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(panel.field('Open new contacts in the CRM'));
  });
});
