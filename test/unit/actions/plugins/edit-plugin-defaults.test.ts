import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const key = 'plugin_redaction';
const write = 'userSettings/plugin_redaction';
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load(fake = createAppConnect()) {
  const server = createFakeServer(fake.routes);
  const context = world.context(server.http);
  const page = await openPage(world, context);
  const document = await import('../../../../src/background/settings/admin-document');
  return { ...page, ...document, ...fake, server, context };
}
type Loaded = Awaited<ReturnType<typeof load>>;

const lock = (value: unknown, reason = '') => ({ value, locked: true, reason });
const free = (value: unknown) => ({ value, locked: false, reason: '' });

async function conflictOf(pluginId: string): Promise<object | undefined> {
  const { adminWrites } = await world.browser.storage.local.get('adminWrites');
  return adminWrites?.[`userSettings/plugin_${pluginId}`]?.conflict;
}

/** What another admin's panel does: its whole document, from an older read. */
function writeAsAnother(loaded: Loaded, change: (entry: { [key: string]: unknown }) => void): void {
  const entry = structuredClone(Object(loaded.state.admin[key]));
  change(entry);
  loaded.state.admin = { ...loaded.state.admin, [key]: entry };
}

describe('defaults', () => {
  test('are read as they are now, with the plugin’s own and what is hidden', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const { displayName, fields } = await loaded.loadDefaults('redaction');
    expect(displayName).toBe('Redaction');
    expect(fields).toMatchObject([
      { key: 'mark', value: undefined, pluginDefault: '[removed]', locked: false },
      { key: 'keepLast' },
      { key: 'tenant', isHidden: true },
    ]);
  });

  test('reach the own settings at once, with who locked them and why', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    await loaded.savePluginDefaults('redaction', {
      mark: lock('LOCKED', 'contract'),
      tenant: free('acme'),
    });
    expect(loaded.state.own[key]).toMatchObject({
      value: { config: { mark: { value: 'LOCKED', customizable: false }, tenant: { value: 'acme' } } },
    });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins.plugins[0].settings[0]).toMatchObject({
      origin: 'locked',
      lock: { by: 'Priya Nair', at: world.clock.time, reason: 'contract' },
    });
  });

  test('of one field leave the others as another admin has set them meanwhile', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    writeAsAnother(loaded, (entry) => {
      Object(entry['value']).config.keepLast = { value: 3, customizable: false };
    });
    loaded.state.admin['logCallNote'] = { value: 'theirs' };
    await loaded.savePluginDefaults('redaction', { mark: free('x') });
    expect(loaded.state.admin).toMatchObject({
      logCallNote: { value: 'theirs' },
      [key]: { value: { config: { mark: { value: 'x' }, keepLast: { value: 3, customizable: false } } } },
    });
  });

  test('that do not fit are refused with their fields, and nothing is written', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    loaded.server.requests.length = 0;
    await expect(
      loaded.savePluginDefaults('redaction', {
        keepLast: free('many'),
        mark: lock(undefined),
      }),
    ).rejects.toMatchObject({ problem: { code: 'invalid_input', missing: ['keepLast', 'mark'] } });
    expect(loaded.server.to('POST /admin/settings')).toHaveLength(0);
  });

  test('of a plugin that was uninstalled are refused', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    await loaded.uninstallPlugin('redaction');
    await expect(loaded.savePluginDefaults('redaction', { mark: free('x') })).rejects.toThrow('not_found');
  });

  test('lock, then unlock, gives a person’s own choice back', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    await loaded.savePluginConfig('redaction', { mark: 'mine' });
    await loaded.savePluginDefaults('redaction', { mark: lock('LOCKED') });
    expect(loaded.state.own[key]).toMatchObject({ value: { config: { mark: { value: 'LOCKED' } } } });
    await loaded.savePluginDefaults('redaction', { mark: free('LOCKED') });
    expect(loaded.state.own[key]).toMatchObject({ value: { config: { mark: { value: 'mine' } } } });
  });
});

describe('two admins', () => {
  async function overwritten() {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const older = structuredClone(loaded.state.admin);
    await loaded.savePluginDefaults('redaction', { mark: lock('mine') });
    world.clock.time += 1000;
    // Lee's panel read before, and writes its whole document now.
    loaded.state.admin = {
      ...older,
      plugin_other: { customizable: true, value: { name: 'x.y', config: {} } },
    };
    return loaded;
  }

  test('an overwritten value is found by the second look and by each refresh, with both values', async () => {
    const loaded = await overwritten();
    await loaded.recheckAdminWrites(loaded.context);
    expect(await conflictOf('redaction')).toMatchObject({ theirs: { value: { name: 'labs.redaction' } } });
    await loaded.refreshSettings();
    expect(await conflictOf('redaction')).toBeDefined();
  });

  test('Put back writes mine again and keeps what they did elsewhere', async () => {
    const loaded = await overwritten();
    await loaded.refreshSettings();
    await loaded.settleConflict([write], 'mine');
    expect(loaded.state.admin).toMatchObject({
      plugin_other: { customizable: true },
      [key]: { value: { config: { mark: { value: 'mine', customizable: false } } } },
    });
    expect(await conflictOf('redaction')).toBeUndefined();
    expect(loaded.state.own[key]).toMatchObject({ value: { config: { mark: { value: 'mine' } } } });
  });

  test('a worker that dies while it puts back has not forgotten the conflict', async () => {
    const loaded = await overwritten();
    await loaded.refreshSettings();
    let isReached = false;
    loaded.server.routes['POST /admin/settings'] = () => {
      isReached = true;
      return new Promise(() => {});
    };
    void loaded.settleConflict([write], 'mine');
    await vi.waitFor(() => expect(isReached).toBe(true));
    world.kill();
    const next = await load({ state: loaded.state, routes: loaded.routes });
    await next.refreshSettings();
    expect(await conflictOf('redaction')).toBeDefined();
  });

  test('Keep theirs lets it stand and asks no more', async () => {
    const loaded = await overwritten();
    await loaded.refreshSettings();
    await loaded.settleConflict([write], 'theirs');
    await loaded.refreshSettings();
    expect(await conflictOf('redaction')).toBeUndefined();
    expect(Object(loaded.state.admin[key]).value.config.mark).toMatchObject({ value: null });
  });

  test('a write that is undone between writing and comparing is reported at once', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const older = structuredClone(loaded.state.admin);
    loaded.server.routes['POST /admin/settings'] = () => {
      loaded.state.admin = older;
      return { status: 200, contentType: 'text/plain', text: 'ok', retryAfter: null, refreshedToken: null };
    };
    await expect(loaded.savePluginDefaults('redaction', { mark: lock('mine') })).rejects.toThrow(
      'overwritten',
    );
    expect(await conflictOf('redaction')).toBeDefined();
  });

  test('an installation that another admin’s older document removed is restored by the whole saga', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    await loaded.savePluginDefaults('redaction', { mark: lock('mine') });
    world.clock.time += 1000;
    loaded.state.admin = {};
    await loaded.refreshSettings();
    loaded.server.requests.length = 0;
    await loaded.settleConflict([write], 'mine');
    expect(loaded.state.admin[key]).toMatchObject({
      value: { config: { mark: { value: 'mine', customizable: false } } },
    });
    expect(loaded.server.to('POST /plugin/register')).toHaveLength(1);
  });

  test('a removal that was undone is done again, registration and all', async () => {
    const loaded = await load();
    await loaded.installPlugin('redaction');
    const older = structuredClone(loaded.state.admin);
    await loaded.uninstallPlugin('redaction');
    world.clock.time += 1000;
    loaded.state.admin = older;
    await loaded.refreshSettings();
    expect(await conflictOf('redaction')).toBeDefined();
    await loaded.settleConflict([write], 'mine');
    expect(loaded.state.admin[key]).toMatchObject({ isRemoved: true });
    expect(loaded.state.own).not.toHaveProperty(key);
  });

  test('another account’s writes are not held against this one', async () => {
    const loaded = await overwritten();
    await world.connect({ hashedAccountId: 'another' });
    await loaded.refreshSettings();
    expect(await conflictOf('redaction')).toBeUndefined();
  });
});
