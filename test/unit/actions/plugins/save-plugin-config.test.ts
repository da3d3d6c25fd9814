import { beforeEach, describe, expect, test } from 'vitest';
import { createAppConnect, redactionRecord, untouchedFields } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const key = 'plugin_redaction';
const open = { value: 'adm', customizable: true };
const locked = { value: 'LOCKED', customizable: false };
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

/** A page that has read the settings, with the admin's record of the plugin. */
async function load(config: object) {
  const fake = createAppConnect();
  fake.state.admin = { [key]: redactionRecord({ ...untouchedFields, ...config }) };
  const server = createFakeServer(fake.routes);
  const page = await openPage(world, world.context(server.http));
  await page.refreshSettings();
  await page.settle();
  server.requests.length = 0;
  const saves = () => server.to('POST /user/settings');
  return { ...fake, server, ...page, saves };
}
type Loaded = Awaited<ReturnType<typeof load>>;

const stored = async (item: string) => (await world.browser.storage.local.get(item))[item];
const own = ({ state }: Loaded) => Object(state.own[key]).value;
const messages = () =>
  world.browser.runtime.sendMessage.mock.calls.map(([message]) => Object(message).method);

/** Another panel of the same person chooses this while the request is on its way. */
function chooseMeanwhile({ state }: Loaded, values: object): void {
  const record = structuredClone(Object(state.own[key]));
  Object.assign(record.value.ownChoices, values);
  state.own = { ...state.own, [key]: record };
}

describe('a save', () => {
  test('keeps the person’s own choices apart from what is computed', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { keepLast: 4 });
    expect(own(page)).toMatchObject({
      config: { mark: { value: 'adm' }, keepLast: { value: 4 } },
      ownChoices: { keepLast: 4 },
    });
    const { plugins } = await stored('installedPlugins');
    expect(plugins[0].settings).toMatchObject([
      { key: 'mark', value: 'adm', origin: 'admin' },
      { key: 'keepLast', value: 4, origin: 'own' },
    ]);
  });

  test('is one message, sent before the page waits for anything', async () => {
    const page = await load({ mark: open });
    const seen = await page.see('redaction');
    world.browser.runtime.sendMessage.mockClear();
    const work = page.saveSeen(seen, { keepLast: 4 });
    expect(messages()).toEqual(['savePluginConfig']);
    await work;
    expect(messages()).toHaveLength(1);
    expect(own(page).ownChoices).toEqual({ keepLast: 4 });
  });

  test('refuses a locked field and an invalid value, and writes nothing', async () => {
    const page = await load({ mark: locked });
    await expect(page.savePluginConfig('redaction', { mark: 'mine' })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['mark'] },
    });
    await expect(page.savePluginConfig('redaction', { keepLast: 'many' })).rejects.toMatchObject({
      problem: { code: 'invalid_input', missing: ['keepLast'] },
    });
    expect(page.saves()).toHaveLength(0);
  });

  test('an admin’s unfit lock does not keep a person from saving the rest', async () => {
    const page = await load({ mark: { value: 7, customizable: false } });
    await page.savePluginConfig('redaction', { keepLast: 4 });
    expect(own(page)).toMatchObject({ config: { mark: { value: 7 }, keepLast: { value: 4 } } });
  });

  test('keeps what was chosen before a lock, for when it is taken off', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'mine' });
    page.state.admin = { [key]: redactionRecord({ mark: locked }) };
    await page.refreshSettings();
    await page.savePluginConfig('redaction', { keepLast: 4 });
    page.state.admin = { [key]: redactionRecord({ mark: open }) };
    await page.refreshSettings();
    expect(own(page)).toMatchObject({ config: { mark: { value: 'mine' }, keepLast: { value: 4 } } });
  });

  test('of a plugin that is not installed is refused', async () => {
    const page = await load({});
    await expect(page.savePluginConfig('other', {})).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });

  test('of unchanged values sends nothing', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', {});
    expect(page.saves()).toHaveLength(0);
    expect(page.server.to('GET /user/settings')).toHaveLength(0);
  });

  test('keeps what nobody here knows, in the record and beside it', async () => {
    const page = await load({ mark: open });
    page.state.own = {
      logCallNote: { value: 1 },
      [key]: { ...Object(page.state.own[key]), colour: 'red' },
    };
    await page.refreshSettings();
    await page.savePluginConfig('redaction', { keepLast: 4 });
    expect(page.state.own).toMatchObject({ logCallNote: { value: 1 }, [key]: { colour: 'red' } });
  });
});

describe('a save of one person’s other computer', () => {
  test('that came in between keeps what it has changed', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    chooseMeanwhile(page, { keepLast: 9 });
    expect(await page.savePluginConfig('redaction', { mark: 'second' })).toEqual({});
    expect(own(page)).toMatchObject({
      config: { mark: { value: 'second' }, keepLast: { value: 9 } },
      ownChoices: { mark: 'second', keepLast: 9 },
    });
  });

  test('is replaced where both have changed the same field, and named', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    chooseMeanwhile(page, { mark: 'theirs' });
    const replaced = await page.savePluginConfig('redaction', { mark: 'mine' }, { mark: 'first' });
    expect(replaced).toEqual({ mark: 'theirs' });
    expect(own(page).ownChoices).toEqual({ mark: 'mine' });
    // The way back leads to what stood there.
    await page.undoPluginConfig('redaction');
    expect(own(page).ownChoices).toEqual({ mark: 'theirs' });
  });

  test('is not named where both have chosen the same', async () => {
    const page = await load({ mark: open });
    chooseMeanwhile(page, { mark: 'same' });
    expect(await page.savePluginConfig('redaction', { mark: 'same' }, {})).toEqual({});
  });

  test('stays where a field is given up here', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    chooseMeanwhile(page, { keepLast: 9 });
    await page.savePluginConfig('redaction', { mark: null });
    expect(own(page).ownChoices).toEqual({ keepLast: 9 });
  });

  test('that came after it stays where the save is undone', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    await page.savePluginConfig('redaction', { mark: 'second' });
    chooseMeanwhile(page, { keepLast: 9 });
    await page.undoPluginConfig('redaction');
    expect(own(page).ownChoices).toEqual({ mark: 'first', keepLast: 9 });
  });
});

describe('a save while somebody else changes what it was made of', () => {
  test('is computed again from the current records', async () => {
    const page = await load({ mark: open });
    page.state.admin = { [key]: redactionRecord({ mark: { value: 'new', customizable: true } }) };
    await page.savePluginConfig('redaction', { keepLast: 4 });
    expect(own(page)).toMatchObject({ config: { mark: { value: 'new' } }, ownChoices: { keepLast: 4 } });
    expect(page.saves()).toHaveLength(1);
  });

  test('is refused by a lock that an admin has set in between', async () => {
    const page = await load({ mark: open });
    page.state.admin = { [key]: redactionRecord({ mark: locked }) };
    await expect(page.savePluginConfig('redaction', { mark: 'mine' })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['mark'] },
    });
    expect(page.saves()).toHaveLength(0);
  });

  test('goes through where a lock was taken off in between', async () => {
    const page = await load({ mark: locked });
    page.state.admin = { [key]: redactionRecord({ mark: open }) };
    await page.savePluginConfig('redaction', { mark: 'mine' });
    expect(own(page).ownChoices).toEqual({ mark: 'mine' });
  });

  test('is given up after some times, and the draft stays', async () => {
    const page = await load({ mark: open });
    const draft = { 'plugin:redaction': { value: { keepLast: 4 }, changedAt: 1 } };
    await world.browser.storage.local.set({ drafts: draft });
    let times = 0;
    page.routes['GET /user/settings'] = () => {
      times += 1;
      chooseMeanwhile(page, { times });
      return json(page.state.own);
    };
    await expect(page.savePluginConfig('redaction', { keepLast: 4 })).rejects.toMatchObject({
      problem: { code: 'stale' },
    });
    expect(page.saves()).toHaveLength(0);
    expect(await stored('drafts')).toEqual(draft);
  });
});

describe('a draft', () => {
  const drafts = { 'plugin:redaction': { value: { keepLast: 4 }, changedAt: 1 } };

  test('goes when the save has arrived', async () => {
    const page = await load({});
    await world.browser.storage.local.set({ drafts });
    await page.savePluginConfig('redaction', { keepLast: 4 });
    expect(await stored('drafts')).toEqual({});
  });

  test('stays when it has not', async () => {
    const page = await load({});
    await world.browser.storage.local.set({ drafts });
    const { fail } = await import('../../../../src/core/basics/problem');
    page.routes['POST /user/settings'] = () => fail('offline');
    await expect(page.savePluginConfig('redaction', { keepLast: 4 })).rejects.toMatchObject({
      problem: { code: 'offline' },
    });
    expect(await stored('drafts')).toEqual(drafts);
  });
});

describe('an undo', () => {
  test('puts back what the last save replaced, once', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    await page.savePluginConfig('redaction', { keepLast: 4 });
    await page.undoPluginConfig('redaction');
    expect(own(page).ownChoices).toEqual({ mark: 'first' });
    expect(await stored('lastSaves')).toEqual({});
  });

  test('leaves what an admin has locked since', async () => {
    const page = await load({ mark: open });
    await page.savePluginConfig('redaction', { mark: 'first' });
    await page.savePluginConfig('redaction', { keepLast: 4 });
    page.state.admin = { [key]: redactionRecord({ mark: locked }) };
    await page.refreshSettings();
    await page.undoPluginConfig('redaction');
    expect(own(page)).toMatchObject({ config: { mark: { value: 'LOCKED' } }, ownChoices: { mark: 'first' } });
    expect(own(page).ownChoices).not.toHaveProperty('keepLast');
  });
});
