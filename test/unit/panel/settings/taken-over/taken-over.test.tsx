// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Strips } from '../../../../../src/panel/app/Strips';
import { DifferencesScreen } from '../../../../../src/panel/settings/taken-over/DifferencesScreen';
import { TakenOverScreen } from '../../../../../src/panel/settings/taken-over/TakenOverScreen';
import { personKey } from '../../../../../src/core/crm/account';
import { paintPanel } from '../../paint-panel';
import { identity } from '../../sample-view';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
// What is told where nothing was taken over: test/unit/panel/settings/first-steps.
vi.mock('../../../../../src/panel/app/Announcement', () => ({ Announcement: () => null }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

beforeEach(() => ask.mockReset().mockResolvedValue(undefined));

const lock = { by: 'Lee Park', at: 0, reason: 'audit' };
const admin = {
  autoLogCall: { value: true, customizable: false },
  autoLogVoicemail: { value: false, customizable: false, lock },
  multipleContactsPreference: { value: 'mostRecentActivity', customizable: true },
  autoLogSMS: { value: true, customizable: true },
  panel_fax: { value: true, customizable: true, isCustomizable: true },
  autoOpenExtension: { value: true, customizable: true },
  clickToDialEmbedMode: { value: 'crmOnly', customizable: false },
};
const own = { autoLogSMS: { value: false, customizable: true } };
const part = { settingRecords: { admin, own } };

describe('the notice of what was taken over', () => {
  const open = async (more: Parameters<typeof paintPanel>[1] = {}) => {
    const panel = await paintPanel(<Strips />, { ...part, ...more });
    await act(async () => new Promise((painted) => void setTimeout(painted, 50)));
    await act(async () => vi.dynamicImportSettled());
    return panel;
  };

  test('counts the rules of the organisation that are in force, and leads to them', async () => {
    const panel = await open();
    expect(panel.text()).toContain('6 rules from your organization apply here');
    expect(panel.link('See them')).toBe('#/settings/taken-over');
  });

  test('is dismissed for this person', async () => {
    const panel = await open();
    await panel.press('Dismiss');
    expect(ask.mock.calls).toEqual([['markTakenOverSeen', {}]]);
    await panel.setView({ takenOverSeen: { people: [personKey(identity)] } });
    expect(panel.text()).toBe('');
  });

  test.each<[string, Parameters<typeof paintPanel>[1]]>([
    ['to somebody who has seen it', { takenOverSeen: { people: [personKey(identity)] } }],
    ['where nothing is set', { settingRecords: { admin: {}, own: {} } }],
    [
      'where this panel alone has set something',
      { settingRecords: { admin: { panel_call: { value: true }, plugin_a: { value: {} } }, own: {} } },
    ],
    [
      'where nothing of it has an effect here',
      { settingRecords: { admin: { category: { value: 'a' } }, own: {} } },
    ],
    ['before a CRM is connected', { connection: null }],
    ['on the screen that says it all', { route: { screen: 'taken_over' } }],
  ])('is not shown %s', async (_what, more) => {
    expect((await open(more)).text()).toBe('');
  });

  test('is not shown to the admin who has just set all of it here', async () => {
    const write = {
      column: 'userSettings',
      displayName: '',
      account: 'here',
      written: {},
      writtenAt: 1,
      isConfirmed: true,
    } as const;
    const writes = Object.keys(admin).map((key) => [
      `userSettings/${key}`,
      { ...write, key, written: { value: true } },
    ]);
    const panel = await open({ settingRecords: { admin, own: {} }, adminWrites: Object.fromEntries(writes) });
    expect(panel.text()).toBe('');
  });

  test('is shown to another person of the same account', async () => {
    const panel = await open({ takenOverSeen: { people: [`${identity.accountId}|somebody else`] } });
    expect(panel.text()).toContain('6 rules');
  });

  test('speaks of the person’s own settings where the organisation has none', async () => {
    const theirs = { autoLogSMS: { value: true, customizable: true } };
    const panel = await open({ settingRecords: { admin: {}, own: theirs } });
    expect(panel.text()).toContain('Your settings from App Connect’s own client apply here');
  });
});

describe('the list of what was taken over', () => {
  const sections = (panel: Awaited<ReturnType<typeof paintPanel>>) =>
    [...panel.element.querySelectorAll('main ul')].map((list) => [
      list.getAttribute('aria-label'),
      ...[...list.querySelectorAll('li')].map((row) => row.textContent),
    ]);

  test('has each rule once, with its value in words and where it comes from', async () => {
    expect(sections(await paintPanel(<TakenOverScreen />, part))).toEqual([
      [
        'Locked by an admin',
        'Log calls automaticallyActivity logging · on',
        'Log voicemail automaticallyActivity logging · off · Set by Lee Park: “audit”',
        'Pages with buttonsNumbers on pages · On the connected CRM only',
      ],
      [
        'Your organization’s default: you can change it',
        'Log incoming faxes automaticallyActivity logging · on · from an earlier version of this panel',
        'Log outgoing faxes automaticallyActivity logging · on · from an earlier version of this panel',
        'If several contacts matchMatching contacts · Use the most recently active',
      ],
      ['Your own choices', 'Log text messages automaticallyActivity logging · off'],
    ]);
  });

  test('has as many rules of the organisation as the notice counts', async () => {
    const panel = await paintPanel(<TakenOverScreen />, part);
    const [locked = [], defaults = []] = sections(panel);
    expect(locked.length - 1 + defaults.length - 1).toBe(6);
  });

  test('counts as seen once it is open, and leads an admin to what differs', async () => {
    const panel = await paintPanel(<TakenOverScreen />, part);
    expect(ask.mock.calls).toEqual([['markTakenOverSeen', {}]]);
    expect(panel.link('What is different here')).toBe('#/settings/admin/differences');
    const user = { ...part, identity: { ...identity, isAdmin: false } };
    expect((await paintPanel(<TakenOverScreen />, user)).has('a[href*=admin]')).toBe(false);
  });

  test('says so where there is nothing', async () => {
    expect((await paintPanel(<TakenOverScreen />)).text()).toContain('No rules here');
  });
});

describe('what differs', () => {
  const text = [
    'What is different here',
    '',
    'Pages with buttons (clickToDialEmbedMode): On the connected CRM only, locked. Numbers on web pages can be called only on sites that a person has turned on.',
    'Auto-open extension (autoOpenExtension): on. The browser opens a side panel only after a click.',
  ].join('\n');
  const writeText = vi.fn<(text: string) => Promise<void>>();

  beforeEach(() => {
    writeText.mockReset().mockResolvedValue(undefined);
    Object.assign(navigator, { clipboard: { writeText } });
  });

  test('is told for what is set in this account alone, with the reason, and copied as text', async () => {
    const panel = await paintPanel(<DifferencesScreen />, part);
    expect(panel.element.querySelectorAll('main li')).toHaveLength(2);
    await panel.press('Copy as text');
    expect(writeText.mock.calls).toEqual([[text]]);
    expect(panel.element.querySelector('footer output')?.textContent).toBe('Copied');
  });

  test('says what to do where it cannot be copied', async () => {
    writeText.mockRejectedValueOnce(new Error('denied'));
    const panel = await paintPanel(<DifferencesScreen />, part);
    await panel.press('Copy as text');
    expect(panel.element.querySelector('footer output')?.textContent).toContain('Couldn’t be copied');
  });

  test('is nothing where nothing is', async () => {
    const panel = await paintPanel(<DifferencesScreen />, { settingRecords: { admin: {}, own } });
    expect(panel.text()).toContain('Nothing is different');
  });
});
