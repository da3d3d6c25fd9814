import { beforeEach, describe, expect, test } from 'vitest';
import { createAppConnect, redactionRecord, untouchedFields } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** What a page hands over that it has not computed by the rules: the worker is the wall. */

const key = 'plugin_redaction';
const installed = { plugins: [], refreshedAt: 1 };
const plugin = {
  pluginId: 'redaction',
  displayName: 'Redaction',
  name: 'labs.redaction',
  access: 'public' as const,
  ownerAccountId: '',
};
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load(admin: object = {}) {
  const fake = createAppConnect();
  fake.state.admin = { ...admin };
  const server = createFakeServer(fake.routes);
  await openPage(world, world.context(server.http));
  const { call } = await import('../../../../src/protocol/client');
  const writes = () => server.requests.filter(({ method }) => method !== 'GET');
  return { ...fake, call, writes };
}

const none = { expected: { admin: {}, own: {} }, records: {}, remove: [] };
const change = (name: string, record: unknown, admin: unknown = null) => ({
  expected: { admin: { [name]: admin }, own: { [name]: null } },
  records: { [name]: record },
  remove: [],
});

describe('own settings', () => {
  test('a record is written only with what it is based on', async () => {
    const { call, writes } = await load();
    const records = { category: { value: 'support' } };
    await expect(call('saveOwnSettings', { ...none, records })).rejects.toThrow('invalid_input');
    await expect(call('saveOwnSettings', { ...none, remove: ['category'] })).rejects.toThrow('invalid_input');
    const half = { admin: {}, own: { category: null } };
    await expect(call('saveOwnSettings', { ...none, expected: half, records })).rejects.toThrow(
      'invalid_input',
    );
    expect(writes()).toEqual([]);
  });

  test.each([
    ['null', 'category', null],
    ['a primitive', 'category', true],
    ['a plugin without config', key, { value: {} }],
    ['a plugin with a null field', key, { value: { config: { mark: null } } }],
    ['too large a record', 'category', { value: 'x'.repeat(65_000) }],
  ])('%s is refused by each method that saves them', async (_what, name, record) => {
    const { call, writes } = await load();
    const refused = { problem: { missing: [name] } };
    const wrong = change(name, record);
    await expect(call('saveOwnSettings', wrong)).rejects.toMatchObject(refused);
    await expect(
      call('savePluginConfig', { change: wrong, plugin: shown, lastSave: null }),
    ).rejects.toMatchObject(refused);
    expect(writes()).toEqual([]);
  });

  test.each([
    ['null', 'category', null],
    ['a plugin without config', key, { value: {} }],
  ])('%s is refused from a refresh too', async (_what, name, record) => {
    const { call, writes } = await load();
    await expect(call('applySettings', { change: change(name, record), installed })).rejects.toMatchObject({
      problem: { missing: [name] },
    });
    expect(writes()).toEqual([]);
  });

  test('a lock holds against the admin’s document as it is now, also where the page says it has seen it', async () => {
    const record = redactionRecord({ ...untouchedFields, mark: { value: 'LOCKED', customizable: false } });
    const category = { value: 'sales', customizable: false };
    const { call, writes, state } = await load({ [key]: record, category });
    await expect(
      call('savePluginConfig', {
        change: change(key, redactionRecord({ mark: { value: 'mine' } }), record),
        plugin: shown,
        lastSave: null,
      }),
    ).rejects.toMatchObject({ problem: { code: 'locked', missing: ['mark'] } });
    await expect(
      call('saveOwnSettings', change('category', { value: 'support' }, category)),
    ).rejects.toMatchObject({ problem: { code: 'locked', missing: ['category'] } });
    state.own = { category };
    await expect(
      call('saveOwnSettings', {
        expected: { admin: { category }, own: { category } },
        records: {},
        remove: ['category'],
      }),
    ).rejects.toThrow('locked');
    expect(writes()).toEqual([]);
  });

  test('a document does not grow over its limit', async () => {
    const { call, writes, state } = await load();
    state.own = { theirs: { value: 'x'.repeat(990_000) } };
    await expect(call('saveOwnSettings', change('category', { value: 'x'.repeat(20_000) }))).rejects.toThrow(
      'settings_too_large',
    );
    expect(writes()).toEqual([]);
  });
});

describe('the account’s settings', () => {
  test.each([
    ['a plugin without config', key, { value: {} }],
    ['a plugin with a null field', key, { value: { config: { mark: null } } }],
    ['a hostile key inside', 'category', JSON.parse('{"value": {"__proto__": {"a": 1}}}')],
    ['too large a record', 'category', { value: 'x'.repeat(65_000) }],
  ])('%s is refused', async (_what, name, record) => {
    const before = redactionRecord(untouchedFields);
    const { call, writes } = await load({ [key]: before });
    const expected = name === key ? before : null;
    await expect(
      call('saveAdminRecords', {
        column: 'userSettings',
        records: { [name]: { displayName: 'X', expected, record } },
      }),
    ).rejects.toMatchObject({ problem: { missing: [name] } });
    expect(writes()).toEqual([]);
  });

  test('an installation with a record that breaks the merge writes and registers nothing', async () => {
    const before = redactionRecord(untouchedFields);
    const { call, writes } = await load({ [key]: before });
    await expect(
      call('changeInstallation', { intent: 'repair', plugin, expected: before, record: { value: {} } }),
    ).rejects.toMatchObject({ problem: { missing: [key] } });
    expect(writes()).toEqual([]);
  });

  test('a document does not grow over its limit', async () => {
    const { call, writes } = await load({ theirs: { value: 'x'.repeat(990_000) } });
    const record = { value: 'x'.repeat(20_000) };
    await expect(
      call('saveAdminRecords', {
        column: 'userSettings',
        records: { category: { displayName: 'X', expected: null, record } },
      }),
    ).rejects.toThrow('settings_too_large');
    expect(writes()).toEqual([]);
  });
});

const shown = {
  id: 'redaction',
  name: 'labs.redaction',
  displayName: 'Redaction',
  developer: '',
  description: '',
  version: '1.0.0',
  access: 'public' as const,
  isAsync: false,
  logTypes: [],
  requireLicense: false,
  needsSignIn: false,
  ownerAccountId: '',
  hasManifest: true,
  hasLicenseAddress: false,
  settings: [],
};
