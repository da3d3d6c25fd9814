import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import { toProblem } from '../../../../src/core/basics/problem';
import { userEntry } from '../../../../src/core/plugins/composed-entry';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import {
  checkDocument,
  checkOwnRecord,
  checkRecord,
  recordLimits,
} from '../../../../src/core/plugins/record-check';
import { effectiveConfig } from '../../../../src/core/settings/locks';
import { createCoreSettings, hashedAccount } from '../../fakes/core-settings';

/** The problem's code and what it names; `undefined` when nothing was refused. */
function refusal(check: () => void) {
  try {
    check();
  } catch (error) {
    const { code, missing } = toProblem(error);
    return { code, missing };
  }
  return undefined;
}

const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

describe('a record', () => {
  test.each<[string, string, unknown]>([
    ['null', 'category', null],
    ['a text', 'category', 'sales'],
    ['a list', 'category', ['sales']],
    ['no key', '', { value: 1 }],
    ['a key that reaches a prototype', '__proto__', { value: 1 }],
    ['such a key deep inside', 'category', { value: { a: [{ constructor: 1 }] } }],
    ['ten thousand levels', 'category', { value: nested(10_000) }],
    ['a plugin without a value', 'plugin_a', { customizable: true }],
    ['a plugin whose value is null', 'plugin_a', { value: null }],
    ['a plugin without config', 'plugin_a', { value: { name: 'a' } }],
    ['a plugin whose config is a list', 'plugin_a', { value: { config: [] } }],
    ['a plugin with a null field', 'plugin_a', { value: { config: { k: null } } }],
    ['a plugin with a bare field', 'plugin_a', { value: { config: { k: false } } }],
  ])('%s is refused by name', (_what, key, record) => {
    expect(refusal(() => checkRecord('userSettings', key, record))).toEqual({
      code: 'invalid_input',
      missing: [key],
    });
  });

  test.each<[string, unknown]>([
    ['category', { value: 'sales', customizable: true, ownChoice: {} }],
    ['plugin_a', { value: { config: {} } }],
    ['plugin_a', { value: { config: { k: { value: null } } } }],
    ['overridingNumberFormat', { numberFormatter1: '*' }],
    ['panel_theme', { value: 'dark', customizable: false }],
  ])('%s as %j is written', (key, record) => {
    expect(refusal(() => checkRecord('userSettings', key, record))).toBeUndefined();
  });

  test('a CRM user’s row is no plugin, whatever its id', () => {
    expect(refusal(() => checkRecord('userMappings', 'plugin_1', { rcExtensionId: ['1'] }))).toBeUndefined();
  });

  test('is refused from one byte over the limit, counted as UTF-8', () => {
    const frame = JSON.stringify({ value: '' }).length;
    const most = 'é'.repeat((recordLimits.recordBytes - frame) / 2);
    expect(refusal(() => checkRecord('userSettings', 'a', { value: most }))).toBeUndefined();
    expect(refusal(() => checkRecord('userSettings', 'a', { value: `${most}x` }))).toEqual({
      code: 'settings_too_large',
      missing: ['a'],
    });
  });
});

describe('a document', () => {
  const large = (bytes: number) => ({ a: 'x'.repeat(bytes) });

  test('does not grow over the limit', () => {
    expect(refusal(() => checkDocument({}, large(1_000_001), ['a']))).toEqual({
      code: 'settings_too_large',
      missing: ['a'],
    });
    expect(refusal(() => checkDocument({}, large(999_000), ['a']))).toBeUndefined();
  });

  test('that is too large already may shrink, and not stay', () => {
    const before = large(9_000_000);
    expect(refusal(() => checkDocument(before, large(8_000_000), ['a']))).toBeUndefined();
    expect(refusal(() => checkDocument(before, before, ['a']))).toBeDefined();
  });
});

describe('a person’s own record', () => {
  const plugin = (config: object, more: object = {}) => ({
    customizable: true,
    ...more,
    value: { name: 'a', config },
  });
  const lock = { value: 'LOCKED', customizable: false };

  test.each<[string, JsonObject, string, JsonObject | undefined, object | undefined]>([
    [
      'a locked field of a plugin',
      { plugin_a: plugin({ k: lock }) },
      'plugin_a',
      plugin({ k: { value: 'mine' } }),
      { code: 'locked', missing: ['k'] },
    ],
    [
      'a locked field that is left out',
      { plugin_a: plugin({ k: lock }) },
      'plugin_a',
      plugin({}),
      { code: 'locked', missing: ['k'] },
    ],
    [
      'a locked record that is removed',
      { plugin_a: plugin({ k: lock }) },
      'plugin_a',
      undefined,
      { code: 'locked', missing: ['k'] },
    ],
    [
      'the locked value itself',
      { plugin_a: plugin({ k: lock }) },
      'plugin_a',
      plugin({ k: { value: 'LOCKED' } }),
      undefined,
    ],
    [
      'a plugin locked as a whole',
      { plugin_a: plugin({ k: { value: 1, customizable: true } }, { customizable: false }) },
      'plugin_a',
      plugin({ k: { value: 2 } }),
      { code: 'locked', missing: ['k'] },
    ],
    [
      'a lock without a value',
      { plugin_a: plugin({ k: { value: null, customizable: false } }) },
      'plugin_a',
      plugin({ k: { value: 'mine' } }),
      undefined,
    ],
    [
      'a lock of a plugin that is uninstalled',
      { plugin_a: plugin({ k: lock }, { isRemoved: true }) },
      'plugin_a',
      undefined,
      undefined,
    ],
    [
      'a locked setting',
      { category: lock },
      'category',
      { value: 'mine' },
      { code: 'locked', missing: ['category'] },
    ],
    [
      'a setting locked by leaving the flag out',
      { category: { value: 'LOCKED' } },
      'category',
      { value: 'mine' },
      { code: 'locked', missing: ['category'] },
    ],
    [
      'a locked setting that is removed',
      { category: lock },
      'category',
      undefined,
      { code: 'locked', missing: ['category'] },
    ],
    [
      'an open setting',
      { category: { value: 'x', customizable: true } },
      'category',
      { value: 'mine' },
      undefined,
    ],
    [
      'an empty value that the account lacks',
      { plugin_a: plugin({}) },
      'plugin_a',
      plugin({ k: { value: false } }),
      { code: 'invalid_input', missing: ['plugin_a'] },
    ],
    [
      'an empty value where the account has null',
      { plugin_a: plugin({ k: null }) },
      'plugin_a',
      plugin({ k: { value: 0 } }),
      { code: 'invalid_input', missing: ['plugin_a'] },
    ],
    [
      'an empty value that the account has',
      { plugin_a: plugin({ k: { value: null, customizable: true } }) },
      'plugin_a',
      plugin({ k: { value: '' } }),
      undefined,
    ],
    [
      'an empty value of a plugin that the account lacks',
      {},
      'plugin_a',
      plugin({ k: { value: '' } }),
      undefined,
    ],
  ])('%s', (_what, admin, key, record, expected) => {
    expect(refusal(() => checkOwnRecord(key, record, admin, false))).toEqual(expected);
  });

  test('a server of the polling generation merges no field that the account lacks, empty or not', () => {
    const admin = { plugin_a: plugin({}) };
    const record = plugin({ k: { value: 'chosen' } });
    expect(refusal(() => checkOwnRecord('plugin_a', record, admin, false))).toBeUndefined();
    expect(refusal(() => checkOwnRecord('plugin_a', record, admin, true))).toEqual({
      code: 'invalid_input',
      missing: ['plugin_a'],
    });
  });

  test('property: what a page computes by the rules is never refused, and any server can merge it', async () => {
    const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null));
    const name = fc.constantFrom('a', 'b', 'c');
    const field = fc.oneof(
      fc.record({ value, customizable: fc.boolean() }),
      fc.record({ value, isCustomizable: fc.boolean() }),
      fc.constant(null),
    );
    const servers = { callback: createCoreSettings('1741'), polling: createCoreSettings('1722') };
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, field),
        fc.dictionary(name, value),
        fc.constantFrom('callback', 'polling'),
        async (config, own, server) => {
          const admin = plugin(config);
          const entry = readEntry(admin);
          const effective = effectiveConfig([], entry, own);
          const isPolling = server === 'polling';
          const record = writeEntry(userEntry(entry, undefined, effective, own, isPolling));
          checkRecord('userSettings', 'plugin_a', record);
          checkOwnRecord('plugin_a', record, { plugin_a: admin }, isPolling);
          expect(readEntry(record).own).toEqual(own);
          const { state, askAs } = servers[server];
          state.admin = { plugin_a: admin };
          state.own.set('dana', { plugin_a: record });
          await expect(
            askAs('dana')('GET', `/user/settings?rcAccountId=${hashedAccount}`),
          ).resolves.toBeDefined();
        },
      ),
    );
  });
});
