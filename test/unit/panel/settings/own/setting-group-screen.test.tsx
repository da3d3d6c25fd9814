// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import {
  settingGroupIds,
  settingGroups,
  type SettingGroupId,
} from '../../../../../src/core/settings/setting-groups';
import { adminLogDetailKeys } from '../../../../../src/core/settings/log-detail';
import { SettingGroupScreen } from '../../../../../src/panel/settings/own/SettingGroupScreen';
import { settingTitle } from '../../../../../src/panel/settings/setting-words';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';

const { ask, save, platform } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  save: vi.fn<(changes: object) => Promise<void>>(),
  platform: vi.fn<() => object>(),
}));
vi.mock('../../../../../src/actions/settings/save-client-settings', () => ({
  saveClientSettings: (changes: object) => save(changes),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/panel/shared/connector-manifest', () => ({ useConnectorPlatform: platform }));
const manifest = {
  contactTypes: [
    { value: 'contact', display: 'Contact' },
    { value: 'lead', display: 'Lead' },
  ],
};

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  save.mockReset().mockResolvedValue(undefined);
  platform.mockReturnValue(manifest);
});

const records = (admin: object, own: object = {}) => ({
  settingRecords: { admin: { ...admin }, own: { ...own } },
});
const paint = (group: SettingGroupId, part: Parameters<typeof paintPanel>[1] = {}) =>
  paintPanel(<SettingGroupScreen group={group} />, part);
const footer = (panel: Awaited<ReturnType<typeof paint>>) =>
  panel.element.querySelector('footer output')?.textContent;

const painted = settingGroupIds.filter((id) => id !== 'logDetails' && id !== 'numbers');

test.each(painted)('the group %s shows each of its settings with a control', async (id) => {
  const panel = await paint(id);
  for (const key of settingGroups[id]) expect(panel.field(settingTitle(key))).toBeTruthy();
});

test('what is the admin’s alone is shown to nobody else', async () => {
  const panel = await paint('logDetails');
  const shown = [...panel.element.querySelectorAll('label')].map((label) => label.textContent);
  expect(shown).toContain('Transcript');
  expect(shown.filter((title) => adminLogDetailKeys.map(settingTitle).includes(title))).toEqual([]);
});

test('activity logging leads to what a log says', async () => {
  expect((await paint('logging')).link('What a log says')).toBe('#/settings/log-details');
});

test('a group that there is none of says so', async () => {
  const panel = await paintPanel(<SettingGroupScreen group="elsewhere" />);
  expect(panel.text()).toContain('There are no such settings');
});

describe('a change', () => {
  test('is saved at once, alone, is said, and can be undone', async () => {
    const panel = await paint('logging');
    expect(footer(panel)).toBe('Each change is saved right away, for you only');
    await act(async () => panel.field('Log a call once, when it is complete').click());
    expect(save.mock.calls).toEqual([[{ oneTimeLog: true }]]);
    expect(footer(panel)).toBe('Saved: Log a call once, when it is complete');
    expect(panel.field('Log a call once, when it is complete').matches(':checked')).toBe(true);
    await panel.press('Undo');
    expect(save.mock.calls[1]).toEqual([{ oneTimeLog: null }]);
  });

  test('undone brings back what the person had chosen before', async () => {
    const panel = await paint('contacts', {
      preferences: { choices: { multipleContactsPreference: 'earliestCreated' } },
    });
    await panel.type('If several contacts match', 'firstAlphabetical');
    await panel.press('Undo');
    expect(save.mock.calls).toEqual([
      [{ multipleContactsPreference: 'firstAlphabetical' }],
      [{ multipleContactsPreference: 'earliestCreated' }],
    ]);
  });

  test.each([
    ['refused', { code: 'locked' } as const],
    ['without a network', { code: 'offline' } as const],
  ])('that is %s leaves the earlier value, and says why at its place', async (_what, problem) => {
    save.mockRejectedValueOnce(new ProblemError(problem));
    const panel = await paint('callPop');
    await panel.type('Open the CRM page on incoming calls', 'onAnswer');
    expect(panel.field('Open the CRM page on incoming calls').value).toBe('disabled');
    expect(footer(panel)).toBe('Not saved: Open the CRM page on incoming calls');
    const alert = panel.element.querySelector('[role=alert]');
    expect(alert?.textContent).toContain('Not changed.');
    expect(alert?.previousElementSibling?.textContent).toContain('Open the CRM page on incoming calls');
    expect(() => panel.button('Undo')).toThrow('Undo');
  });

  test('of a text is saved when it is left, not at each letter; Escape gives it up', async () => {
    const panel = await paint(
      'contacts',
      records({ unknownContactPreference: { value: 'createNewPlaceholderContact' } }),
    );
    const label = 'Names of new contacts start with';
    await panel.type(label, 'New ');
    expect(save).not.toHaveBeenCalled();
    await act(async () => {
      panel.field(label).dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    });
    expect(save.mock.calls).toEqual([[{ newContactNamePrefix: 'New ' }]]);
    await panel.type(label, 'Other');
    await act(async () => {
      panel.field(label).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(panel.field(label).value).toBe('New ');
    expect(save).toHaveBeenCalledOnce();
  });
});

describe('a text that is typed when the panel is closed', () => {
  const label = 'Names of new contacts start with';
  const rules = records({ unknownContactPreference: { value: 'createNewPlaceholderContact' } });
  const draft = { 'own-setting:newContactNamePrefix': { value: 'New ', changedAt: 1 } };
  const drafts = () => inputsOf(ask, 'saveDraft').map((input) => [Object(input).form, Object(input).value]);

  test('is kept', async () => {
    const panel = await paint('contacts', rules);
    await panel.type(label, 'New ');
    await panel.leave();
    expect(save).not.toHaveBeenCalled();
    expect(drafts()).toEqual([['own-setting:newContactNamePrefix', 'New ']]);
  });

  test('stands in its field again, is said to be unsaved, and is a draft no more once it is saved', async () => {
    const panel = await paint('contacts', { ...rules, drafts: draft });
    expect(panel.field(label).value).toBe('New ');
    expect(panel.text()).toContain('Press Enter to save it.');
    await act(async () => {
      panel.field(label).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(save.mock.calls).toEqual([[{ newContactNamePrefix: 'New ' }]]);
    expect(inputsOf(ask, 'discardDraft')).toHaveLength(1);
  });

  test('stays where it could not be saved', async () => {
    save.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await paint('contacts', { ...rules, drafts: draft });
    await act(async () => {
      panel.field(label).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(panel.field(label).value).toBe('New ');
    expect(inputsOf(ask, 'discardDraft')).toEqual([]);
  });

  test('gives way to what an admin has locked meanwhile', async () => {
    const locked = { newContactNamePrefix: { value: 'Org ', customizable: false } };
    const panel = await paint('contacts', { ...records(locked), drafts: draft });
    expect(panel.text()).toContain(`${label}: Org`);
    expect(panel.text()).not.toContain('Press Enter to save it.');
  });
});

describe('what others have decided', () => {
  const lock = { by: 'Lee Park', at: 0, reason: 'audit' };

  test('a lock is shown with who and why, and holds', async () => {
    const panel = await paint(
      'callPop',
      records({ openContactPageFromIncomingCall: { value: 'onAnswer', customizable: false, lock } }),
    );
    const locked = panel.element.querySelector('details.locked-settings');
    expect(locked?.hasAttribute('open')).toBe(false);
    expect(locked?.querySelector('summary')?.textContent).toBe('1 setting locked by your organization');
    expect(locked?.querySelector('li')?.textContent).toBe(
      'Open the CRM page on incoming calls: When it is answeredSet by Lee Park: “audit”',
    );
    expect(() => panel.field('Open the CRM page on incoming calls')).toThrow('No label');
  });

  test('a search that leads to a locked one opens them', async () => {
    const admin = { openContactPageFromIncomingCall: { value: 'onAnswer', customizable: false, lock } };
    const panel = await paintPanel(
      <SettingGroupScreen group="callPop" setting="openContactPageFromIncomingCall" />,
      records(admin),
    );
    expect(panel.element.querySelector('details.locked-settings')?.hasAttribute('open')).toBe(true);
  });

  test('an admin’s default says so; an own choice names it and has a way back', async () => {
    const admin = { multipleContactsPreference: { value: 'mostRecentActivity', customizable: true } };
    const panel = await paint('contacts', records(admin));
    expect(panel.text()).toContain('Your organization’s default');
    await panel.setView({ preferences: { choices: { multipleContactsPreference: 'skipLogging' } } });
    expect(panel.text()).toContain('Your choice · default: Use the most recently active');
    await panel.press('Use the default for If several contacts match');
    expect(save.mock.calls).toEqual([[{ multipleContactsPreference: null }]]);
  });

  test('this computer’s policy fixes a setting under its former name too', async () => {
    const policy = { preferences: { unknownContact: 'create' }, broken: [] };
    const panel = await paint('contacts', { policy });
    expect(() => panel.field('If no contact matches')).toThrow('No label');
    const locked = panel.element.querySelector('details.locked-settings')?.textContent;
    expect(locked).toContain('If no contact matches: Create a contact');
    expect(locked).toContain('Set by your organization');
  });
});

describe('a setting that would do nothing', () => {
  test('cannot be changed, and says what it needs, until that is so', async () => {
    const panel = await paint('contacts');
    expect(panel.field('Type of new contacts').disabled).toBe(true);
    expect(panel.text()).toContain('Only used if a contact is created when none matches.');
    await panel.type('If no contact matches', 'createNewPlaceholderContact');
    expect(panel.field('Type of new contacts').disabled).toBe(false);
    const titles = [...panel.field('Type of new contacts').querySelectorAll('option')].map(
      (one) => one.textContent,
    );
    expect(titles).toEqual(['Contact', 'Lead']);
  });

  test('names the CRM that does not offer it', async () => {
    const panel = await paint('logging');
    expect(panel.field('Log calls between extensions').disabled).toBe(true);
    expect(panel.text()).toContain('Not available with KeyCRM.');
    platform.mockReturnValue({ ...manifest, enableExtensionNumberLoggingSetting: true });
    expect((await paint('logging')).field('Log calls between extensions').disabled).toBe(false);
  });

  test.each([
    ['the admin’s default', true],
    ['locked', false],
  ])('calls that the server logs are not logged here: %s', async (_what, customizable) => {
    const admin = {
      serverSideLogging: { enable: true, loggingLevel: 'Account' },
      autoLogCall: { value: true, customizable },
    };
    const panel = await paint('logging', records(admin));
    expect(panel.field('Log calls automatically').matches(':checked, :enabled')).toBe(false);
    expect(panel.text()).toContain('The server logs calls for your organization.');
    expect(panel.text()).not.toContain('Log calls automatically: on');
  });
});

test('the setting that a search has led to has the focus', async () => {
  const panel = await paintPanel(
    <SettingGroupScreen group="callPop" setting="openContactPageAfterCreation" />,
  );
  expect(document.activeElement).toBe(panel.field('Open new contacts in the CRM'));
});
