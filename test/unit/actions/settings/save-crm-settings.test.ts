import { beforeEach, describe, expect, test } from 'vitest';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const lock = { by: 'Priya Nair', at: 7, reason: 'contract' };
const locked = (value: unknown) => ({ value, customizable: false, lock });
const open = (value: unknown) => ({ value, customizable: true });

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  return { ...fake, server, ...(await openPage(world, world.context(server.http))) };
}

const stored = async (key: string) => (await world.browser.storage.local.get(key))[key];

describe('a refresh', () => {
  test('makes defaults and locks real in the person’s own settings, and shows both sides', async () => {
    const loaded = await load();
    loaded.state.admin = {
      category: locked('sales'),
      prefix: open('A-'),
      panel_theme: open('dark'),
      odd: 'text',
    };
    loaded.state.own = {
      category: { value: 'support', ownChoice: { value: 'support' } },
      mine: { value: 1 },
    };
    await loaded.refreshSettings();
    expect(loaded.state.own).toEqual({
      category: { value: 'sales', customizable: false },
      prefix: { value: 'A-', customizable: true },
      mine: { value: 1 },
      panel_own: open({
        category: { choice: 'support', seen: 'sales', locked: true, left: 'sales' },
        prefix: { seen: 'A-' },
      }),
    });
    expect(await stored('settingRecords')).toEqual({
      admin: loaded.state.admin,
      own: loaded.state.own,
    });
    const { readPreferences } = await import('../../../../src/storage/settings/preferences');
    expect(await readPreferences()).toMatchObject({ theme: 'dark' });
  });

  test('writes nothing where nothing has changed', async () => {
    const loaded = await load();
    loaded.state.admin = { category: locked('sales') };
    await loaded.refreshSettings();
    await loaded.refreshSettings();
    expect(loaded.server.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('own choices', () => {
  test('are saved beside what others wrote, and given up', async () => {
    const loaded = await load();
    loaded.state.admin = { category: open('sales') };
    await loaded.saveOwnSettings({ category: 'support', flag: false });
    expect(loaded.state.own).toEqual({
      category: open('support'),
      flag: open(false),
      panel_own: open({ category: { choice: 'support', seen: 'sales' }, flag: { choice: false } }),
    });
    await loaded.saveOwnSettings({ category: null, flag: null });
    expect(loaded.state.own).toEqual({
      category: open('sales'),
      panel_own: open({ category: { seen: 'sales' } }),
    });
  });

  test('of a locked setting are refused before anything is written', async () => {
    const loaded = await load();
    loaded.state.admin = { category: locked('sales') };
    await expect(loaded.saveOwnSettings({ category: 'support', flag: true })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['category'] },
    });
    expect(loaded.state.own).toEqual({});
  });

  test('that the connector refuses are reported, although the server answers 200 without a body', async () => {
    const loaded = await load();
    loaded.routes['POST /user/settings'] = () => json({});
    await expect(loaded.saveOwnSettings({ category: 'support' })).rejects.toMatchObject({
      problem: { code: 'refused', missing: ['category'] },
    });
    expect(await stored('settingRecords')).toEqual({ admin: {}, own: {} });
  });
});

describe('own choices of one person’s two computers', () => {
  test('are merged field by field', async () => {
    const loaded = await load();
    await loaded.saveOwnSettings({ category: 'support', flag: false });
    loaded.state.own = { ...loaded.state.own, team: { value: 'west' } };
    expect(await loaded.saveOwnSettings({ category: 'sales' }, { category: 'support' })).toEqual({});
    expect(loaded.state.own).toMatchObject({
      category: { value: 'sales' },
      flag: { value: false },
      team: { value: 'west' },
    });
  });

  test('where both changed the same field, the later press wins and says what it replaced', async () => {
    const loaded = await load();
    await loaded.saveOwnSettings({ category: 'support', flag: true });
    loaded.state.own = { category: { value: 'field', ownChoice: { value: 'field' } } };
    const replaced = await loaded.saveOwnSettings(
      { category: 'sales', flag: false },
      { category: 'support', flag: true },
    );
    expect(replaced).toEqual({ category: 'field', flag: null });
    expect(loaded.state.own).toMatchObject({ category: { value: 'sales' }, flag: { value: false } });
  });
});
