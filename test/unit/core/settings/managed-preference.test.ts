import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import {
  preferencesInForce,
  resolvePreference,
  resolveRules,
} from '../../../../src/core/settings/managed-preference';
import { isFixed } from '../../../../src/core/settings/setting-decision';
import {
  builtInPreferences,
  preferenceNames,
  type OwnPreferences,
} from '../../../../src/core/settings/panel-preference';

const lock = { by: 'Priya Nair', at: 7, reason: 'night shift' };
const fixed = (value: unknown) => ({ value, customizable: false, lock });
const open = (value: unknown) => ({ value, customizable: true });
const sides = (preferences: OwnPreferences, admin: JsonObject, policy: JsonObject = {}) => ({
  preferences,
  settingRecords: { admin, own: {} },
  policy: { preferences: policy },
});

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
    const sources = sides(own, admin, policy);
    expect(resolvePreference('theme', sources)).toEqual({ value, origin });
    expect(preferencesInForce(sources)).toEqual({ ...builtInPreferences, theme: value });
  });

  test.each([
    ['nothing', undefined, {}, undefined],
    ['a default', open(true), {}, undefined],
    ['a lock', fixed(true), {}, 'locked'],
    ['a record without a flag', { value: 1 }, {}, 'locked'],
    ['a flag that is not true', { value: true, customizable: 'true' }, {}, 'locked'],
    ['a lock taken out', { ...fixed(true), isRemoved: true }, {}, undefined],
    ['a lock on nothing', { value: null, customizable: false }, {}, undefined],
    ['no record', null, {}, undefined],
    ['a list', [true], {}, undefined],
    ['a policy over a lock', fixed(true), { theme: 'dark' }, 'policy'],
    ['a policy of nothing', undefined, { theme: null }, 'policy'],
    ['a policy of something else', undefined, { language: 'de' }, undefined],
  ])('is fixed by whom it says: %s', (_name, record, policy, by) => {
    const inForce = resolvePreference('theme', sides({}, { panel_theme: record }, policy));
    expect(isFixed(inForce) ? inForce.origin : undefined).toBe(by);
  });

  test('a locked value that cannot be read is the built-in one', () => {
    const admin = Object.fromEntries(preferenceNames.map((name) => [`panel_${name}`, fixed({ odd: true })]));
    expect(preferencesInForce(sides({ theme: 'dark', notices: [] }, admin))).toEqual(builtInPreferences);
  });
});

test.each([
  ['de-DE', 'de'],
  ['en-US', 'en'],
  ['en-CA', 'en'],
  ['en-GB', 'en-GB'],
  ['en-AU', 'en-GB'],
  ['auto', 'system'],
  // Not spoken here.
  ['fr-FR', 'system'],
  [7, 'system'],
])('the admin’s language is the one of App Connect’s own client: %s is %s', (value, expected) => {
  const admin = { language: fixed(value), panel_language: open('de') };
  const inForce = resolvePreference('language', sides({ language: 'de' }, admin));
  expect(inForce).toEqual({ value: expected, origin: 'locked' });
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
