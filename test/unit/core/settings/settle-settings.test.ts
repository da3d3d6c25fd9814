import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import { keepKeys } from '../../../../src/core/settings/choice-changes';
import { isClientSettingKey, readClientSetting } from '../../../../src/core/settings/client-setting';
import { effectiveSettings, readSettingChoices } from '../../../../src/core/settings/setting-record';
import { settleSettings } from '../../../../src/core/settings/settle-settings';
import { logDetailKeys } from '../../../../src/core/settings/log-detail';

const lock = { by: 'Priya Nair', at: 7, reason: 'contract' };
const locked = (value: unknown) => ({ value, customizable: false, lock });
const open = (value: unknown) => ({ value, customizable: true });

/** The person's document after it was settled. */
function settled(admin: JsonObject, own: JsonObject, changes = {}, policy = {}): JsonObject {
  const { records, remove } = settleSettings({ admin, own }, { changes, policy });
  const kept = Object.entries(own).filter(([key]) => !remove.includes(key));
  return { ...Object.fromEntries(kept), ...records };
}

/** What is not remembered, but stands under the settings' own names. */
function written(document: JsonObject): JsonObject {
  const { panel_own: _remembered, ...others } = document;
  return others;
}

/** As App Connect's own client leaves a document where the account has settings: each record is built anew. */
function copied(admin: JsonObject, own: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(admin), ...Object.keys(own)]);
  const there = [...keys].filter((key) => Object(admin[key]).isRemoved !== true);
  const rebuilt = there.map((key) => {
    const isAdmins = key in admin && (Object(admin[key]).customizable !== true || !(key in own));
    const { value, defaultValue, options } = Object(own[key]);
    const mine = JSON.parse(JSON.stringify({ customizable: true, value, defaultValue, options }));
    return [key, isAdmins ? admin[key] : mine];
  });
  return { ...own, ...Object.fromEntries(rebuilt) };
}

describe('what is written', () => {
  test('is nothing where nobody has decided anything', () => {
    expect(settleSettings({ admin: {}, own: {} })).toEqual({ records: {}, remove: [] });
  });

  test('are an admin’s switches for logs and settings of the CRM, which nobody else brings there', () => {
    const admin = {
      addCallLogNote: locked(false),
      addCallLogLegs: locked(false),
      logDateFormat: open('DD/MM/YYYY HH:mm:ss'),
      clioSeeClosedMatters: open(true),
      autoLogCall: locked(true),
      showChatTab: open(false),
      panel_sms: locked(true),
    };
    expect(written(settled(admin, {}))).toEqual({
      addCallLogNote: { value: false, customizable: false },
      addCallLogLegs: { value: false, customizable: false },
      logDateFormat: open('DD/MM/YYYY HH:mm:ss'),
      clioSeeClosedMatters: open(true),
    });
  });

  test('are the settings that the person chose, under their own names', () => {
    const own = settled({}, {}, { autoLogSMS: true, addCallLogResult: false, phoneFieldsId: ['a'] });
    expect(written(own)).toEqual({
      autoLogSMS: open(true),
      addCallLogResult: open(false),
      phoneFieldsId: open(['a']),
    });
    expect(settled({}, own, { autoLogSMS: null, addCallLogResult: null, phoneFieldsId: null })).toEqual({});
  });

  test('is what this computer’s policy fixes, where no admin has', () => {
    const policy = { addCallLogNote: false, addCallLogResult: false };
    const own = settled({ addCallLogResult: locked(true) }, {}, {}, policy);
    expect(written(own)).toMatchObject({
      addCallLogNote: { value: false },
      addCallLogResult: { value: true },
    });
  });

  test('keeps what others have put beside a value, and takes our former marks away', () => {
    const own = {
      category: { value: 'a', options: ['a', 'b'], ownChoice: { value: 'a' } },
      addCallLogNote: { value: false, customizable: false, lock, ownChoice: {} },
    };
    expect(settled({ addCallLogNote: locked(false) }, own)).toEqual({
      category: { value: 'a', options: ['a', 'b'], customizable: true },
      addCallLogNote: { value: false, customizable: false },
      panel_own: open({ category: { choice: 'a' }, addCallLogNote: { seen: false, locked: true } }),
    });
    expect(written(settled({}, own, { category: null }))).toEqual({ category: { options: ['a', 'b'] } });
  });

  test('is never what has no value of its own: formats and the server’s logging', () => {
    const admin = {
      serverSideLogging: { enable: true, loggingLevel: 'Account' },
      overridingNumberFormat: { customizable: true, numberFormatter1: '(###) ###-####' },
    };
    const own = { serverSideLogging: { enable: true }, overridingNumberFormat: { numberFormatter1: '#' } };
    expect(written(settled(admin, own))).toEqual(own);
  });
});

describe('a choice', () => {
  const key = 'addCallLogResult';
  const chosen = settled({}, {}, { [key]: false });

  test('waits under a lock, also where App Connect’s own client has copied the locked value first', () => {
    const admin = { [key]: locked(true) };
    for (const before of [chosen, copied(admin, chosen)]) {
      const fixed = settled(admin, before);
      expect(fixed[key]).toMatchObject({ value: true });
      expect(settled({}, copied({}, fixed))).toEqual(chosen);
      expect(settled({ [key]: open(true) }, copied(admin, fixed))[key]).toEqual(open(false));
    }
  });

  test('made with App Connect’s own client counts, and replaces an earlier one', () => {
    const ours = settled({}, {}, { logDateFormat: 'DD/MM' });
    const theirs = { ...ours, logDateFormat: { value: 'MM/DD' } };
    expect(settled({}, theirs)['panel_own']).toEqual(open({ logDateFormat: { choice: 'MM/DD' } }));
    expect(settled({ [key]: locked(false) }, { [key]: { value: true } })['panel_own']).toEqual(
      open({ [key]: { choice: true, seen: false, locked: true, left: false } }),
    );
  });

  test.each([
    ['as it is now', open(true), {}],
    ['as it was seen last', open(true), { addCallLogResult: { seen: false } }],
  ])('is none where a value is the admin’s, %s', (_what, set, remembered) => {
    const value = !('addCallLogResult' in remembered);
    const own = { [key]: { value }, panel_own: { value: remembered } };
    expect(settled({ [key]: set }, own)).toEqual({
      [key]: expect.objectContaining({ value: true }),
      panel_own: expect.objectContaining({ value: { [key]: { seen: true } } }),
    });
  });

  test('is given up where that client sets the admin’s value again', () => {
    const admin = { [key]: open(true) };
    const own = settled(admin, {}, { [key]: false });
    const back = settled(admin, { ...own, [key]: { value: true } });
    expect(back['panel_own']).toEqual(open({ [key]: { seen: true } }));
    expect(settled({ [key]: open(false) }, back)[key]).toEqual(open(false));
  });

  test('of number formats is not lost where that client empties them', () => {
    const format = 'overridingPhoneNumberFormat2';
    const admin = { overridingNumberFormat: { customizable: true, numberFormatter1: '' } };
    const own = settled(admin, {}, { [format]: '###-####' });
    expect(settled(admin, { ...own, [format]: { value: '', customizable: true } })[format]).toEqual(
      open('###-####'),
    );
  });

  test('under a name that a client had before comes under the present one', () => {
    const own = settled({}, { openContactAfterCreatingIt: { value: true } });
    expect(own['openContactPageAfterCreation']).toEqual(open(true));
  });

  test('of false, 0 or nothing counts, as the server’s merge does not have it', () => {
    const admin = { flag: open(true) };
    for (const choice of [false, 0, '']) {
      const own = settled(admin, {}, { flag: choice });
      expect(effectiveSettings({ admin, own })).toMatchObject({
        flag: { value: choice, origin: 'own', inherited: { value: true, origin: 'admin' } },
      });
    }
  });
});

test('a choice that App Connect’s own client wrote is taken out when it is given up here', () => {
  const own = { autoLogSMS: { value: true }, category: { value: 'b' } };
  expect(written(settled({}, own, { autoLogSMS: null, category: null }))).toEqual({});
});

test('a default that is taken back is taken out again; what another client wrote stays', () => {
  const first = settled({ addCallLogNote: open(false), category: open('a') }, {});
  expect(settled({}, first)).toEqual({});
  const theirs = { category: { value: 'b' }, unheard: { value: 1 }, odd: null };
  expect(settled({}, theirs)).toEqual(theirs);
});

describe('whatever stands there', () => {
  const keys = [...logDetailKeys.slice(0, 3), 'autoLogCall', 'logDateFormat', 'newContactType', 'category'];
  const value = fc.oneof(
    fc.constantFrom<unknown>(true, false, '', 'a', 'b', 0, null, undefined),
    fc.constant({ display: 'Lead', value: 'lead' }),
    fc.constant(['a']),
  );
  const plain = fc.record({ value, customizable: fc.constantFrom(true, false) }, { requiredKeys: [] });
  const broken = fc.constantFrom<unknown>(null, true, 'text', [], { isRemoved: true, value: 1 });
  const marked = fc.record({ value, ownChoice: fc.record({ value }, { requiredKeys: [] }) });
  const others = ['serverSideLogging', 'panel_call', 'plugin_x'];
  const documentOf = (entry: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys, ...others), entry).map((one): JsonObject => one);
  const adminDocument = documentOf(
    fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: broken }),
  );
  const ownDocument = documentOf(
    fc.oneof(
      { weight: 6, arbitrary: plain },
      { weight: 1, arbitrary: broken },
      { weight: 1, arbitrary: marked },
    ),
  );
  const choices = fc.dictionary(
    fc.constantFrom(...keys),
    value.map((one) => one ?? null),
  );

  test('only records are written that the server’s merge takes, and those of others stay as they are', () => {
    fc.assert(
      fc.property(adminDocument, ownDocument, choices, (admin, own, changes) => {
        const { records, remove } = settleSettings({ admin, own }, { changes });
        const fixed: unknown[][] = [];
        for (const [key, record] of Object.entries(records)) {
          expect(record).toBeTypeOf('object');
          expect(Object(record).value ?? Object(own[key]).options).toBeDefined();
          const set = Object(admin[key]);
          const isLocked = set.value != null && set.customizable !== true && set.isRemoved !== true;
          if (isLocked) fixed.push([Object(record).value, set.value]);
        }
        expect(fixed.map(([is]) => is)).toEqual(fixed.map(([, ought]) => ought));
        const touched = [...Object.keys(records), ...remove];
        expect(touched.filter((key) => /^(plugin_|serverSide|panel_(?!own))/.test(key))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a second time there is nothing to write, also after App Connect’s own client', () => {
    const isReadable = (key: string, value: unknown) =>
      !isClientSettingKey(key) || readClientSetting(key, value) !== undefined;
    const withValues = (one: JsonObject) =>
      Object.fromEntries(
        Object.entries(one).filter(([key, record]) => {
          const { value } = Object(record);
          return value != null && isReadable(key, value);
        }),
      );
    fc.assert(
      fc.property(adminDocument.map(withValues), ownDocument.map(withValues), (admin, own) => {
        const once = settled(admin, own);
        expect(settleSettings({ admin, own: once })).toEqual({ records: {}, remove: [] });
        const twice = settled(admin, copied(admin, once));
        const choicesIn = (one: JsonObject) =>
          keepKeys(readSettingChoices({ admin, own: one }), (key) => !others.includes(key));
        expect(choicesIn(twice)).toEqual(choicesIn(once));
      }),
      { numRuns: 500 },
    );
  });
});
