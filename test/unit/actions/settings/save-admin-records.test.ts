import { beforeEach, describe, expect, test } from 'vitest';
import { withFields } from '../../../../src/core/settings/admin-column';
import type { RecordEdit } from '../../../../src/actions/settings/save-admin-records';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { identity, owner } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const context = world.context(server.http);
  await world.servePages(context);
  const [page, document] = await Promise.all([
    loadAdminPage(),
    import('../../../../src/background/settings/admin-document'),
  ]);
  return { ...page, ...document, ...fake, server, context };
}

const setting = (value: unknown): RecordEdit => ({
  displayName: 'Category',
  change: (before) => withFields(before, { value, customizable: false }),
});

async function conflicts(): Promise<string[]> {
  const { adminWrites } = await world.browser.storage.local.get('adminWrites');
  return Object.entries(Object(adminWrites)).flatMap(([id, write]) => (Object(write).conflict ? [id] : []));
}

test('a setting is written beside what others wrote, with the keys that nobody knows', async () => {
  const loaded = await load();
  loaded.state.admin = { theirs: { value: 1 }, category: { value: 'a', options: ['kept'] } };
  await loaded.saveAdminRecords({
    column: 'userSettings',
    changes: { category: setting('b') },
  });
  expect(loaded.state.admin).toEqual({
    theirs: { value: 1 },
    category: { value: 'b', customizable: false, options: ['kept'] },
  });
  await loaded.saveAdminRecords({
    column: 'userSettings',
    changes: { category: { displayName: 'Category', change: () => null } },
  });
  expect(loaded.state.admin).toEqual({ theirs: { value: 1 } });
});

test('a setting that stands under a name of this panel moves in the same write', async () => {
  const loaded = await load();
  const former = { value: true, customizable: false, isCustomizable: false };
  loaded.state.admin = { panel_fax: former, panel_sms: former, theirs: { value: 1 } };
  await loaded.saveAdminRecords({
    column: 'userSettings',
    changes: { autoLogInboundFax: setting(false) },
  });
  expect(loaded.state.admin).toEqual({
    autoLogInboundFax: { value: false, customizable: false },
    autoLogOutboundFax: { value: true, customizable: false },
    panel_sms: former,
    theirs: { value: 1 },
  });
});

test('an older document that undoes it is noticed, and everything is restored next to the other admin’s changes', async () => {
  const loaded = await load();
  await loaded.saveAdminRecords({
    column: 'userSettings',
    changes: { one: setting(1), two: setting(2) },
  });
  loaded.state.admin = { one: { value: 0, customizable: true, added: true }, lee: { value: 'lee' } };
  await loaded.recheckAdminWrites(loaded.context);
  expect(await conflicts()).toEqual(['userSettings/one', 'userSettings/two']);
  await loaded.settleConflict(['userSettings/one', 'userSettings/two'], 'mine');
  expect(loaded.state.admin).toMatchObject({
    one: { value: 1, customizable: false, added: true },
    two: { value: 2, customizable: false },
    lee: { value: 'lee' },
  });
  expect(await conflicts()).toEqual([]);
});

test('rows of the user mapping are a separate column, read with the admin’s token', async () => {
  const loaded = await load();
  loaded.state.admin = { theirs: { value: 1 } };
  loaded.state.mappings = [{ crmUserId: 'a', rcExtensionId: ['1'] }];
  const rows = {
    b: { displayName: 'Bea', change: () => ({ rcExtensionId: ['2'] }) },
    c: { displayName: 'Cem', change: () => ({ rcExtensionId: ['3'] }) },
  };
  await loaded.saveAdminRecords({ column: 'userMappings', changes: rows });
  expect(loaded.state.mappings).toEqual([
    { crmUserId: 'a', rcExtensionId: ['1'] },
    { crmUserId: 'b', rcExtensionId: ['2'] },
    { crmUserId: 'c', rcExtensionId: ['3'] },
  ]);
  expect(loaded.state.admin).toEqual({ theirs: { value: 1 } });
  loaded.state.mappings = [
    { crmUserId: 'b', rcExtensionId: ['2'] },
    { crmUserId: 'c', rcExtensionId: ['9'] },
  ];
  await loaded.recheckAdminWrites(loaded.context);
  expect(await conflicts()).toEqual(['userMappings/c']);
  await loaded.settleConflict(['userMappings/c'], 'theirs');
  expect(await conflicts()).toEqual([]);
  expect(loaded.state.mappings).toMatchObject([{}, { rcExtensionId: ['9'] }]);
});

test('only an admin may, and not a plugin’s record', async () => {
  const loaded = await load();
  const save = async (key: string) =>
    loaded.saveAdminRecords({ column: 'userSettings', changes: { [key]: setting(1) } });
  await expect(save('plugin_redaction')).rejects.toThrow('invalid_input');
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  await expect(save('category')).rejects.toThrow('not_admin');
  expect(loaded.state.admin).toEqual({});
});

describe('a record that is not as the screen saw it', () => {
  test('is read again, and the change is applied to the current record', async () => {
    const loaded = await load();
    loaded.state.admin = { category: { value: 'theirs', options: ['new'] }, lee: { value: 1 } };
    await loaded.saveAdminRecords({
      column: 'userSettings',
      changes: { category: setting('b') },
      seen: { category: { value: 'old' } },
    });
    expect(loaded.state.admin).toEqual({
      category: { value: 'b', customizable: false, options: ['new'] },
      lee: { value: 1 },
    });
    expect(loaded.server.to('POST /admin/settings')).toHaveLength(1);
  });

  test('is not replaced: nothing is written and nothing remembered, not of the others either', async () => {
    const loaded = await load();
    const { call } = await import('../../../../src/protocol/client');
    loaded.state.admin = { one: { value: 1 }, two: { value: 2 } };
    const record = { value: 9 };
    const save = (one: object | null, two: object | null) =>
      call('saveAdminRecords', {
        column: 'userSettings',
        records: {
          one: { displayName: 'One', expected: one && { ...one }, record },
          two: { displayName: 'Two', expected: two && { ...two }, record },
        },
      });
    await expect(save({ value: 1 }, { value: 3 })).rejects.toThrow('stale');
    await expect(save({ value: 1 }, null)).rejects.toThrow('stale');
    expect(loaded.state.admin).toEqual({ one: { value: 1 }, two: { value: 2 } });
    expect(loaded.server.to('POST /admin/settings')).toEqual([]);
    expect(await world.browser.storage.local.get('adminWrites')).toEqual({});
    await save({ value: 1 }, { value: 2 });
    // The same press again: it stands there already.
    await save({ value: 1 }, { value: 2 });
    expect(loaded.state.admin).toEqual({ one: record, two: record });
  });

  test('is one message where it is as it was, and what was typed for it is forgotten by that', async () => {
    const loaded = await load();
    const { call } = await import('../../../../src/protocol/client');
    await call('saveDraft', { owner, form: 'admin_settings', value: { typed: 'b' } });
    loaded.state.admin = { category: { value: 'a' } };
    world.browser.runtime.sendMessage.mockClear();
    await loaded.saveAdminRecords({
      column: 'userSettings',
      changes: { category: setting('b') },
      seen: loaded.state.admin,
      draft: 'admin_settings',
    });
    const [first] = world.browser.runtime.sendMessage.mock.calls;
    expect(first).toMatchObject([{ method: 'saveAdminRecords' }]);
    expect((await world.browser.storage.local.get('drafts'))['drafts']).toEqual({});
  });
});

test('what another client only spells otherwise is no conflict, and what it changes later still is', async () => {
  const loaded = await load();
  const { isOverwritten } = await import('../../../../src/core/plugins/admin-difference');
  await loaded.installPlugin('redaction');
  const writeOf = async () => {
    const { adminWrites } = await world.browser.storage.local.get('adminWrites');
    return adminWrites['userSettings/plugin_redaction'];
  };
  const entry = structuredClone(Object(loaded.state.admin['plugin_redaction']));
  delete entry.isCustomizable;
  delete entry.value.supportedLogTypes;
  loaded.state.admin = { plugin_redaction: entry };
  await loaded.recheckAdminWrites(loaded.context);
  expect(isOverwritten(await writeOf())).toBe(false);
  entry.value.config.mark = { value: 'theirs' };
  await loaded.recheckAdminWrites(loaded.context);
  expect(isOverwritten(await writeOf())).toBe(true);
});
