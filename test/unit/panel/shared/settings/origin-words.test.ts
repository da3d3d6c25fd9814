import { beforeEach, describe, expect, test } from 'vitest';
import en from '../../../../../public/_locales/en/messages.json';
import type { Setting } from '../../../../../src/core/plugins/installed-plugin';
import { lockWords, originWords } from '../../../../../src/panel/shared/settings/origin-words';
import { setWords } from '../../../../../src/panel/app/words';

beforeEach(() => setWords(en));

const region = { type: 'string', oneOf: [{ const: 'eu', title: 'Europe' }] };
const form = {
  schema: { properties: { a: {}, region, many: { type: 'array', items: region } } },
  uiSchema: {},
};

function words(setting: Partial<Setting>, isOwn = false, isSecret = false) {
  return originWords({ key: 'a', value: 1, origin: 'none', ...setting }, isOwn, { form, isSecret });
}

describe('a value says where it comes from', () => {
  test.each([
    [{ origin: 'admin' }, 'Your organization’s default'],
    [{ origin: 'plugin' }, 'Plugin’s default'],
    [{ origin: 'none' }, undefined],
    [{ origin: 'locked' }, undefined],
    [{ origin: 'own', inherited: 5 }, 'Default'],
  ] as const)('%o: %s', (setting, expected) => {
    expect(words(setting)).toBe(expected);
  });

  test.each([
    [{ inherited: 365 }, 'Your choice · default: 365'],
    [{ inherited: undefined }, 'Your choice'],
    [{ inherited: '' }, 'Your choice · default: empty'],
    [{ inherited: false }, 'Your choice · default: off'],
    [{ inherited: [] }, 'Your choice · default: none'],
    [{ key: 'region', inherited: 'eu' }, 'Your choice · default: Europe'],
    [{ key: 'many', inherited: ['eu', 'mars'] }, 'Your choice · default: Europe, mars'],
  ] as const)('an own one %o: %s', (setting, expected) => {
    expect(words({ origin: 'own', ...setting, inherited: setting.inherited }, true)).toBe(expected);
  });

  test('a secret default stays secret', () => {
    expect(words({ origin: 'own', inherited: 'hunter2' }, true, true)).toBe(
      'Your choice, in place of a default',
    );
  });
});

describe('a lock says who, when and why', () => {
  const at = new Date(2026, 10, 12).getTime();
  test.each([
    [{ by: 'Priya N.', at, reason: 'contract' }, 'Set by Priya N. on Nov 12, 2026: “contract”'],
    [{ by: 'Priya N.', at, reason: '' }, 'Set by Priya N. on Nov 12, 2026'],
    [{ by: 'Priya N.', at: 0, reason: '' }, 'Set by Priya N.'],
    [{ by: '', at, reason: 'contract' }, 'Set by your admin: “contract”'],
    [undefined, 'Set by your admin'],
  ])('%o', (lock, expected) => {
    const setting: Setting = { key: 'a', value: 1, origin: 'locked', ...(lock && { lock }) };
    expect(lockWords(setting, 'en')).toBe(expected);
  });

  test('and nothing where nothing is locked', () => {
    expect(lockWords({ key: 'a', value: 1, origin: 'admin' }, 'en')).toBeUndefined();
  });
});
