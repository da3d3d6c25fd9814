import { describe, expect, test } from 'vitest';
import { isFixed, resolvePreferences, resolveRules } from '../../../src/core/managed-preference';
import { builtInPreferences, fixedBy, preferenceNames } from '../../../src/core/panel-preference';

const lock = { by: 'Priya Nair', at: 7, reason: 'night shift' };
const fixed = (value: unknown) => ({ value, customizable: false, lock });
const open = (value: unknown) => ({ value, customizable: true });

describe('a preference', () => {
  test.each([
    ['built in', {}, {}, {}, 'system', 'none'],
    ['chosen', { theme: 'dark' }, {}, {}, 'dark', 'own'],
    ['the admin’s default', {}, { panel_theme: open('dark') }, {}, 'dark', 'admin'],
    ['chosen over a default', { theme: 'light' }, { panel_theme: open('dark') }, {}, 'light', 'own'],
    ['locked by the admin', { theme: 'light' }, { panel_theme: fixed('dark') }, {}, 'dark', 'locked'],
    [
      'by policy',
      { theme: 'light' },
      { panel_theme: fixed('dark') },
      { theme: 'system' },
      'system',
      'policy',
    ],
    ['by a policy that cannot be read', { theme: 'light' }, {}, { theme: 'pink' }, 'system', 'policy'],
    [
      'locked on what cannot be read',
      { theme: 'light' },
      { panel_theme: fixed('pink') },
      {},
      'system',
      'locked',
    ],
  ] as const)('%s', (_name, own, admin, policy, value, origin) => {
    expect(resolvePreferences(own, admin, policy).theme).toMatchObject({ value, origin });
  });

  test('says who locked it, and is fixed', () => {
    const { call } = resolvePreferences({ call: false }, { panel_call: fixed(true) }, {});
    expect(call).toEqual({ value: true, origin: 'locked', lock });
    expect(isFixed(call)).toBe(true);
    expect(isFixed(resolvePreferences({}, { panel_call: open(true) }, {}).call)).toBe(false);
  });

  test('is fixed by whom it says, told the short way as well', () => {
    const sides = [{}, { panel_call: open(true) }, { panel_call: fixed(true) }, { panel_call: { value: 1 } }];
    const removed = { panel_call: { ...fixed(true), isRemoved: true } };
    const empty = { panel_call: { value: null, customizable: false } };
    for (const admin of [...sides, removed, empty, { panel_call: null }]) {
      for (const policy of [{}, { call: true }, { theme: 'dark' }]) {
        const { call } = resolvePreferences({}, admin, policy);
        const by: { [origin: string]: string } = { policy: 'policy', locked: 'admin' };
        const expected = by[call.origin];
        expect(fixedBy('call', admin, policy), JSON.stringify([admin, policy])).toBe(expected);
      }
    }
  });

  test('what is locked and broken starts nothing by itself', () => {
    const admin = Object.fromEntries(preferenceNames.map((name) => [`panel_${name}`, fixed({ odd: true })]));
    const resolved = resolvePreferences({ call: true, openContact: 'ring' }, admin, {});
    for (const name of preferenceNames) expect(resolved[name].value).toEqual(builtInPreferences[name]);
  });
});

describe('what the organisation decides', () => {
  const admin = (name: string, value: unknown) => ({ [`panel_${name}`]: fixed(value) });
  test.each([
    [{}, {}, false],
    [{}, { withholdSessionToken: true }, true],
    [admin('withholdSessionToken', true), {}, true],
    [admin('withholdSessionToken', false), {}, false],
    [admin('withholdSessionToken', 'yes'), {}, true],
    [admin('withholdSessionToken', true), { withholdSessionToken: false }, true],
  ])('%o and %o withhold the session token: %s', (records, policy, expected) => {
    expect(resolveRules(records, policy).withholdSessionToken).toBe(expected);
  });

  test.each([
    [{}, {}, false],
    [{}, { allowMediaToken: true }, true],
    [admin('allowMediaToken', true), {}, true],
    [admin('allowMediaToken', 'yes'), {}, false],
    [admin('allowMediaToken', true), { allowMediaToken: false }, false],
  ])('%o and %o allow the media token: %s', (records, policy, expected) => {
    expect(resolveRules(records, policy).allowMediaToken).toBe(expected);
  });
});
