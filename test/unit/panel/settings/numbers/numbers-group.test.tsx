// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { SettingGroupScreen } from '../../../../../src/panel/settings/own/SettingGroupScreen';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const ask = vi.hoisted(() => vi.fn<(changes: object) => Promise<undefined>>());
vi.mock('../../../../../src/actions/settings/save-client-settings', () => ({ saveClientSettings: ask }));
vi.mock('../../../../../src/panel/shared/connector-manifest', () => ({ useConnectorPlatform: () => null }));

type View = Parameters<typeof paintPanel>[1];

const user: View = { identity: { ...identity, isAdmin: false } };
const clio: View = { ...user, connection: { ...connection, platform: 'clio' } };
const admin = (records: object): View => ({ settingRecords: { admin: { ...records }, own: {} } });

async function paint(view: View) {
  const panel = await paintPanel(<SettingGroupScreen group="numbers" />, view);
  return {
    ...panel,
    saved: () => ask.mock.calls.map(([changes]) => changes),
    leaveField: () =>
      act(async () => {
        panel.field('Search format 1').focus();
        panel.field('Search format 1').blur();
      }),
    noteOf: (label: string) =>
      (panel.field(label).getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
  };
}

beforeEach(() => void ask.mockReset().mockResolvedValue(undefined));

describe('formats are offered', () => {
  test.each<[to: string, view: View, isThere: boolean]>([
    ['a user of a connector that makes no use of them', user, false],
    ['a user of one that does', clio, true],
    [
      'a user who has one',
      {
        ...user,
        ...admin({}),
        settingRecords: { admin: {}, own: { overridingPhoneNumberFormat2: { value: '#' } } },
      },
      true,
    ],
    [
      'a user whose admin has set one',
      { ...user, ...admin({ overridingNumberFormat: { numberFormatter1: '##' } }) },
      true,
    ],
    ['an admin', {}, true],
  ])('to %s', async (_to, view, isThere) => {
    const panel = await paint(view);
    expect(panel.text().includes('Search format 1')).toBe(isThere);
    expect(panel.text()).toContain('How the dialer shows phone numbers');
  });
});

describe('a format', () => {
  test('shows what it makes of a number, and is saved when its field is left', async () => {
    const panel = await paint(clio);
    await panel.type('Search format 1', '(###) ###-####');
    expect(panel.noteOf('Search format 1')).toContain('+1 202 555 0142 becomes (202) 555-0142');
    expect(panel.saved()).toEqual([]);
    await panel.leaveField();
    expect(panel.saved()).toEqual([{ overridingPhoneNumberFormat: '(###) ###-####' }]);
  });

  test('can be tried before it is saved', async () => {
    const panel = await paint(clio);
    await panel.type('Search format 2', '###/####');
    await panel.type('Phone number', '+12025550142');
    expect(panel.element.querySelector('.key-values')?.textContent).toContain('202/5550');
  });

  test.each([
    ['###,####', 'A format can’t contain a comma: the server would read it as two. Leave the comma out.'],
    ['202', 'This format has no # or *, so no digit of the number would be in it.'],
  ])('%s is refused at its field, not saved, and stays to be mended', async (format, words) => {
    const panel = await paint(clio);
    await panel.type('Search format 1', format);
    await panel.leaveField();
    expect(panel.noteOf('Search format 1')).toContain(words);
    expect(panel.field('Search format 1').getAttribute('aria-invalid')).toBe('true');
    expect(panel.field('Search format 1').value).toBe(format);
    expect(panel.saved()).toEqual([]);
  });

  test('that was being typed when the panel was closed stands in its field again, and is tried', async () => {
    const drafts = { 'own-setting:overridingPhoneNumberFormat': { value: '###/####', changedAt: 1 } };
    const panel = await paint({ ...clio, drafts });
    expect(panel.field('Search format 1').value).toBe('###/####');
    expect(panel.noteOf('Search format 1')).toContain('Press Enter to save it.');
    await panel.type('Phone number', '+12025550142');
    expect(panel.element.querySelector('.key-values')?.textContent).toContain('202/5550');
    await panel.leaveField();
    expect(panel.saved()).toEqual([{ overridingPhoneNumberFormat: '###/####' }]);
  });

  test('that could not be saved stays in its field, with the reason', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await paint(clio);
    await panel.type('Search format 1', '###');
    await panel.leaveField();
    expect(panel.has('[role=alert]')).toBe(true);
    expect(panel.field('Search format 1').value).toBe('###');
    ask.mockResolvedValue(undefined);
    await panel.press('Try again');
    expect(panel.saved()).toHaveLength(2);
  });

  test('that an admin has locked is folded away, with who decided it; numbers can still be tried', async () => {
    const panel = await paint({
      ...user,
      ...admin({ overridingNumberFormat: { customizable: false, numberFormatter1: '###' } }),
    });
    expect(() => panel.field('Search format 1')).toThrow('No label');
    expect(panel.text()).not.toContain('Formats for searching');
    expect(panel.text()).toContain('Try a number');
    const folded = panel.element.querySelector('details.locked-settings');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(folded?.textContent).toContain('Search format 1: ###');
    expect(folded?.textContent).toContain('Set by your admin');
  });

  test('of the organisation’s can be followed again', async () => {
    const panel = await paint({
      ...user,
      settingRecords: {
        admin: { overridingPhoneNumberFormat: { value: '##', customizable: true } },
        own: { overridingPhoneNumberFormat: { value: '###' } },
      },
    });
    await panel.press('Use the default for Search format 1');
    expect(panel.saved()).toEqual([{ overridingPhoneNumberFormat: null }]);
  });
});

test('an admin finds from here what is set for everybody', async () => {
  const panel = await paint({});
  expect(panel.link('Set them for everyone')).toBe('#/settings/admin/settings/overridingPhoneNumberFormat');
  const other = await paint(clio);
  expect(other.text()).not.toContain('Set them for everyone');
});
