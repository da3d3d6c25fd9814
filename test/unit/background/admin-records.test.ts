import { beforeEach, expect, test, vi } from 'vitest';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer } from '../fakes/fake-server';
import { identity } from '../fakes/person';
import { createSurroundings, type Surroundings } from '../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const fake = createAppConnect();
  const [records, document, conflict] = await Promise.all([
    import('../../../src/background/admin-records'),
    import('../../../src/background/admin-document'),
    import('../../../src/background/conflict'),
  ]);
  const server = createFakeServer(fake.routes);
  return { ...records, ...document, ...conflict, ...fake, server, context: world.context(server.http) };
}

const setting = (value: unknown) => ({ displayName: 'Category', record: { value, customizable: false } });

async function conflicts(): Promise<string[]> {
  const { adminWrites } = await world.browser.storage.local.get('adminWrites');
  return Object.entries(Object(adminWrites)).flatMap(([id, write]) => (Object(write).conflict ? [id] : []));
}

test('a setting is written beside what others wrote, with the keys that nobody knows', async () => {
  const loaded = await load();
  loaded.state.admin = { theirs: { value: 1 }, category: { value: 'a', options: ['kept'] } };
  await loaded.saveAdminRecords(loaded.context, {
    column: 'userSettings',
    records: { category: setting('b') },
  });
  expect(loaded.state.admin).toEqual({
    theirs: { value: 1 },
    category: { value: 'b', customizable: false, options: ['kept'] },
  });
  await loaded.saveAdminRecords(loaded.context, {
    column: 'userSettings',
    records: { category: { displayName: 'Category', record: null } },
  });
  expect(loaded.state.admin).toEqual({ theirs: { value: 1 } });
});

test('an older document that undoes it is seen, and all of it is put back beside the other’s work', async () => {
  const loaded = await load();
  await loaded.saveAdminRecords(loaded.context, {
    column: 'userSettings',
    records: { one: setting(1), two: setting(2) },
  });
  loaded.state.admin = { one: { value: 0, customizable: true, added: true }, lee: { value: 'lee' } };
  await loaded.recheckAdminWrites(loaded.context);
  expect(await conflicts()).toEqual(['userSettings/one', 'userSettings/two']);
  await loaded.settleConflict(loaded.context, ['userSettings/one', 'userSettings/two'], 'mine');
  expect(loaded.state.admin).toMatchObject({
    one: { value: 1, customizable: false, added: true },
    two: { value: 2, customizable: false },
    lee: { value: 'lee' },
  });
  expect(await conflicts()).toEqual([]);
});

test('rows of the user mapping are a column of their own, looked at with the admin’s token', async () => {
  const loaded = await load();
  loaded.state.admin = { theirs: { value: 1 } };
  loaded.state.mappings = [{ crmUserId: 'a', rcExtensionId: ['1'] }];
  const rows = {
    b: { displayName: 'Bea', record: { rcExtensionId: ['2'] } },
    c: { displayName: 'Cem', record: { rcExtensionId: ['3'] } },
  };
  await loaded.saveAdminRecords(loaded.context, { column: 'userMappings', records: rows });
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
  await loaded.settleConflict(loaded.context, ['userMappings/c'], 'theirs');
  expect(await conflicts()).toEqual([]);
  expect(loaded.state.mappings).toMatchObject([{}, { rcExtensionId: ['9'] }]);
});

test('only an admin may, and not a plugin’s record', async () => {
  const loaded = await load();
  const save = async (key: string) =>
    loaded.saveAdminRecords(loaded.context, { column: 'userSettings', records: { [key]: setting(1) } });
  await expect(save('plugin_redaction')).rejects.toThrow('invalid_input');
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  await expect(save('category')).rejects.toThrow('not_admin');
  expect(loaded.state.admin).toEqual({});
});
