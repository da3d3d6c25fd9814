import { beforeEach, describe, expect, test } from 'vitest';
import { createAppConnect, redactionRecord, untouchedFields } from '../../fakes/app-connect';
import { createFakeServer, json, text } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const key = 'plugin_redaction';
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  return { ...fake, server, ...(await openPage(world, world.context(server.http))) };
}

// The class of the modules that are loaded now: each test has its own.
async function offline(): Promise<never> {
  const { fail } = await import('../../../../src/core/basics/problem');
  return fail('offline');
}

describe('a refresh', () => {
  test('the plugin gets the lock, the admin’s default, then its own default', async () => {
    const { refreshSettings, state } = await load();
    state.admin = {
      [key]: redactionRecord({
        mark: { value: 'LOCKED', customizable: false },
        tenant: { value: 'acme', customizable: false },
      }),
    };
    state.own = {
      [key]: {
        value: { name: 'labs.redaction', config: { mark: { value: 'mine' }, keepLast: { value: 2 } } },
      },
    };
    await refreshSettings();
    expect(state.own[key]).toMatchObject({
      value: {
        config: { mark: { value: 'LOCKED' }, keepLast: { value: 2 }, tenant: { value: 'acme' } },
        ownChoices: { mark: 'mine', keepLast: 2 },
      },
    });
  });

  test('writes nothing when all is as it should be', async () => {
    const { refreshSettings, state, server } = await load();
    state.admin = { [key]: redactionRecord({}) };
    await refreshSettings();
    await refreshSettings();
    expect(server.to('POST /user/settings')).toHaveLength(1);
  });

  test('is made although the last one seems to be still ahead: the clock was set back', async () => {
    const { refreshSettings, server } = await load();
    const reads = () => server.to('GET /user/settings').length;
    await refreshSettings();
    const once = reads();
    await refreshSettings(600_000);
    expect(reads()).toBe(once);
    world.clock.time -= 86_400_000;
    await refreshSettings(600_000);
    expect(reads()).toBe(2 * once);
  });

  test('is made again where an admin’s write came between what it read and its end', async () => {
    const { refreshSettings, server, routes } = await load();
    const read = routes['GET /user/settings'];
    routes['GET /user/settings'] = async (...asked) => {
      world.clock.time += 1000;
      const write = { column: 'userSettings', key: 'autoLogCall', displayName: 'x', account: 'a' };
      const written = { value: true, customizable: false };
      await world.browser.storage.local.set({
        adminWrites: { w: { ...write, written, writtenAt: world.clock.time, isConfirmed: true } },
      });
      world.clock.time += 1000;
      return read ? read(...asked) : json({});
    };
    const reads = () => server.to('GET /user/settings').length;
    await refreshSettings();
    if (read) routes['GET /user/settings'] = read;
    const before = reads();
    await refreshSettings(600_000);
    expect(reads()).toBeGreaterThan(before);
  });

  test('tombstoned plugins go, broken entries are mended, strangers stay', async () => {
    const { refreshSettings, state } = await load();
    state.admin = { [key]: redactionRecord({}, { isRemoved: true }) };
    state.own = { [key]: redactionRecord({}), plugin_foreign: null, logCallNote: { value: 1 } };
    await refreshSettings();
    expect(Object.keys(state.own).toSorted()).toEqual(['logCallNote', 'plugin_foreign']);
    expect(state.own['plugin_foreign']).toMatchObject({ value: { config: {} } });
  });

  test('a null setting of any kind is taken out, for it breaks what the server merges', async () => {
    const { refreshSettings, state } = await load();
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    state.admin = { category: { value: 'sales', customizable: true } };
    state.own = { logCallNote: null, panel_kept_old: null, category: null, mine: { value: 1 }, odd: 'text' };
    await refreshSettings();
    expect(state.own).toEqual({
      category: { value: 'sales', customizable: true },
      panel_own: { value: { category: { seen: 'sales' } }, customizable: true },
      mine: { value: 1 },
      odd: 'text',
    });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins.mended.keys).toEqual(['logCallNote', 'panel_kept_old', 'category']);
  });

  test('an admin’s refresh takes null settings out of the account’s, and nobody else’s does', async () => {
    const { refreshSettings, state } = await load();
    state.admin = { category: null, panel_theme: null, mine: { value: 1 } };
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    await refreshSettings();
    expect(state.admin).toEqual({ category: null, panel_theme: null, mine: { value: 1 } });
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: true } });
    await refreshSettings();
    expect(state.admin).toEqual({ mine: { value: 1 } });
  });

  test('a plugin that the directory has lost keeps its settings and has no form', async () => {
    const { refreshSettings, state, server } = await load();
    delete server.routes['GET /public-api/connectors/redaction/manifest'];
    state.admin = { [key]: redactionRecord({ mark: { value: 'adm', customizable: true } }) };
    await refreshSettings();
    expect(state.own[key]).toMatchObject({ value: { config: { mark: { value: 'adm' } } } });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins.plugins).toMatchObject([{ id: 'redaction', hasManifest: false }]);
  });

  describe.each([
    ['with the browser’s own copy of the manifest', true],
    ['without a copy of it', false],
  ])('a manifest that cannot be had, %s, changes nothing in force:', (_what, hasCopy) => {
    const route = 'GET /public-api/connectors/redaction/manifest';
    const ways: readonly [string, () => ReturnType<typeof json> | Promise<never>, string][] = [
      ['404', () => json({ error: 'Connector not found' }, 404), 'withdrawn'],
      ['403', () => json({ error: 'Not yours' }, 403), 'refused'],
      ['429', () => json({ error: 'Too many' }, 429), 'not_loaded'],
      ['500', () => json({ error: 'Broken' }, 500), 'not_loaded'],
      ['a page for an unknown route', () => text('<p>Cannot GET</p>', 404), 'not_loaded'],
      ['half an answer', () => ({ ...json({}), text: '{"platfo' }), 'not_loaded'],
      ['offline', offline, 'not_loaded'],
    ];

    test.each(ways)('%s', async (_way, answer, absence) => {
      const page = await load();
      page.state.admin = { [key]: redactionRecord({ ...untouchedFields, keepLast: { value: 3 } }) };
      await page.refreshSettings();
      const before = structuredClone(page.state.own);
      expect(before).toMatchObject({ [key]: { value: { config: { mark: { value: '[removed]' } } } } });
      const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
      if (!hasCopy) await manifestCache.remove('plugin:redaction');
      page.routes[route] = answer;
      await page.refreshSettings();
      expect(page.state.own).toEqual(before);
      const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
      const isSeen = hasCopy && absence !== 'withdrawn';
      expect(installedPlugins.plugins[0].hasManifest).toBe(isSeen);
      expect(installedPlugins.plugins[0].absence).toBe(isSeen ? undefined : absence);
      // What an admin decides meanwhile holds all the same.
      page.state.admin = {
        [key]: redactionRecord({ ...untouchedFields, keepLast: { value: 9, customizable: false } }),
      };
      await page.refreshSettings();
      expect(page.state.own[key]).toMatchObject({
        value: { config: { mark: { value: '[removed]' }, keepLast: { value: 9 } } },
      });
    });

    test('of one that was withdrawn, what was chosen or set by nobody is known for another CRM too', async () => {
      const page = await load();
      page.state.admin = { [key]: redactionRecord({ ...untouchedFields, keepLast: { value: 3 } }) };
      await page.refreshSettings();
      const before = structuredClone(page.state.own);
      const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
      if (!hasCopy) await manifestCache.remove('plugin:redaction');
      page.routes[route] = () => json({ error: 'Connector not found' }, 404);
      // As the user's row of a CRM that was just connected.
      page.state.own = {};
      await page.refreshSettings();
      const { config } = Object(before[key]).value;
      expect(config.mark.value).toBe('[removed]');
      const mark = hasCopy ? config.mark : { ...config.mark, value: null };
      expect(Object(page.state.own[key]).value.config).toEqual({ ...config, mark });
      const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
      expect(installedPlugins.plugins).toMatchObject([{ hasManifest: false, absence: 'withdrawn' }]);
    });

    test('of another client’s record, what was chosen is told apart once the manifest is back', async () => {
      const page = await load();
      const published = page.routes[route];
      page.state.admin = { [key]: redactionRecord(untouchedFields) };
      page.state.own = { [key]: redactionRecord({ mark: { value: '[removed]' }, keepLast: { value: 2 } }) };
      page.routes[route] = () => json({ error: 'Not yours' }, 403);
      await page.refreshSettings();
      expect(page.state.own[key]).toMatchObject({
        value: { config: { mark: { value: '[removed]' }, keepLast: { value: 2 } } },
      });
      if (published) page.routes[route] = published;
      await page.refreshSettings();
      expect(Object(page.state.own[key]).value.ownChoices).toEqual({ keepLast: 2 });
    });
  });

  test('leaves out an empty value that the account’s record has no field for, and keeps the choice', async () => {
    const { refreshSettings, state } = await load();
    await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
    state.admin = { [key]: redactionRecord({}) };
    state.own = { [key]: { value: { config: {}, ownChoices: { keepLast: 0 } } } };
    await refreshSettings();
    expect(Object.keys(Object(state.own[key]).value.config)).toEqual(['mark']);
    expect(state.own[key]).toMatchObject({ value: { ownChoices: { keepLast: 0 } } });
    state.admin = { [key]: redactionRecord(untouchedFields) };
    await refreshSettings();
    expect(state.own[key]).toMatchObject({ value: { config: { keepLast: { value: 0 } } } });
  });

  test('of an admin gives the account’s record the fields that the manifest has got since', async () => {
    const { refreshSettings, state, server } = await load();
    state.admin = { [key]: redactionRecord({ mark: { value: 'adm', customizable: true, unit: 'x' } }) };
    state.own = { [key]: { value: { config: {}, ownChoices: { keepLast: 0 } } } };
    await refreshSettings();
    expect(state.admin[key]).toMatchObject({
      value: {
        version: '1.0.0',
        config: {
          ...untouchedFields,
          mark: { value: 'adm', customizable: true, unit: 'x' },
        },
      },
    });
    expect(state.own[key]).toMatchObject({ value: { config: { keepLast: { value: 0 } } } });
    await refreshSettings();
    expect(server.to('POST /admin/settings')).toHaveLength(1);
  });

  test('goes on where an admin’s write for new fields is refused', async () => {
    const { refreshSettings, state, server } = await load();
    state.admin = { [key]: redactionRecord({}) };
    server.routes['POST /admin/settings'] = () => text('Admin validation failed', 403);
    await refreshSettings();
    expect(state.own[key]).toMatchObject({ value: { config: { mark: { value: '[removed]' } } } });
  });

  test('names a record that is too large, and writes the others', async () => {
    const { refreshSettings, state } = await load();
    state.admin = {
      [key]: redactionRecord(untouchedFields),
      category: { value: 'x'.repeat(70_000), customizable: true },
    };
    await refreshSettings();
    expect(Object.keys(state.own)).toEqual([key]);
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins).toMatchObject({
      plugins: [{ id: 'redaction' }],
      problem: { code: 'settings_too_large', missing: ['category'] },
    });
  });

  test('a failure is kept beside what was known', async () => {
    const { refreshSettings, state, server } = await load();
    state.admin = { [key]: redactionRecord({}) };
    await refreshSettings();
    server.routes['GET /user/settings'] = () => {
      return offline();
    };
    await expect(refreshSettings()).rejects.toMatchObject({ problem: { code: 'offline' } });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins).toMatchObject({ plugins: [{ id: 'redaction' }], problem: { code: 'offline' } });
  });

  test('that is young enough asks nobody', async () => {
    const { refreshSettings, server } = await load();
    await refreshSettings();
    server.requests.length = 0;
    world.clock.time += 9 * 60_000;
    await refreshSettings(10 * 60_000);
    expect(server.requests).toHaveLength(0);
    world.clock.time += 2 * 60_000;
    await refreshSettings(10 * 60_000);
    expect(server.requests.length).toBeGreaterThan(0);
  });

  test('of two pages at once writes once', async () => {
    const { refreshSettings, state, server } = await load();
    state.admin = { [key]: redactionRecord({ mark: { value: 'adm' } }), category: { value: 'sales' } };
    await Promise.all([refreshSettings(), refreshSettings()]);
    expect(server.to('POST /user/settings')).toHaveLength(1);
    expect(server.to('GET /public-api/connectors/redaction/manifest')).toHaveLength(2);
    await Promise.all([refreshSettings(5000), refreshSettings(5000)]);
    expect(server.to('GET /public-api/connectors/redaction/manifest')).toHaveLength(2);
  });

  test('is worked out again where an own record has changed in between', async () => {
    const { refreshSettings, state, routes } = await load();
    state.admin = { [key]: redactionRecord(untouchedFields) };
    // While the page reads the manifest, another panel saves.
    const manifest = routes['GET /public-api/connectors/redaction/manifest'];
    let times = 0;
    routes['GET /public-api/connectors/redaction/manifest'] = (request, url) => {
      times += 1;
      if (times === 1) state.own = { [key]: { value: { config: {}, ownChoices: { keepLast: 4 } } } };
      return manifest?.(request, url) ?? offline();
    };
    await refreshSettings();
    expect(times).toBe(2);
    expect(state.own[key]).toMatchObject({ value: { config: { keepLast: { value: 4 } } } });
  });

  test('shows no older state than a save that came in between has', async () => {
    const page = await load();
    page.state.admin = { [key]: redactionRecord({}) };
    await page.refreshSettings();
    const manifest = page.routes['GET /public-api/connectors/redaction/manifest'];
    const saved: Promise<unknown>[] = [];
    page.routes['GET /public-api/connectors/redaction/manifest'] = async (request, url) => {
      if (saved.length === 0) saved.push(page.savePluginConfig('redaction', { keepLast: 4 }));
      await Promise.all(saved);
      return manifest?.(request, url) ?? offline();
    };
    await page.refreshSettings();
    const { installedPlugins, settingRecords } = await world.browser.storage.local.get([
      'installedPlugins',
      'settingRecords',
    ]);
    expect(installedPlugins.plugins[0].settings[1]).toMatchObject({
      key: 'keepLast',
      value: 4,
      origin: 'own',
    });
    expect(settingRecords.own).toEqual(page.state.own);
  });

  test('says for a day what it has mended', async () => {
    const { refreshSettings, state } = await load();
    state.admin = { [key]: redactionRecord({}) };
    state.own = { plugin_foreign: null, [key]: { value: { name: 'labs.redaction' } } };
    await refreshSettings();
    expect(state.own['plugin_foreign']).toMatchObject({ value: { config: {} } });
    const mended = async () =>
      (await world.browser.storage.local.get('installedPlugins'))['installedPlugins'].mended;
    expect(await mended()).toEqual({ keys: ['foreign', 'redaction'], at: world.clock.time });
    await refreshSettings();
    expect(await mended()).toBeDefined();
    world.clock.time += 86_400_001;
    await refreshSettings();
    expect(await mended()).toBeUndefined();
  });

  describe('of what a manifest had blown up before there was a limit', () => {
    const blown = (count: number, value: unknown) =>
      Object.fromEntries(Array.from({ length: count }, (_, place) => [`f${place}`, value]));
    const schema = {
      type: 'object',
      properties: { mark: { type: 'string', default: '[removed]' }, ...blown(300, { $ref: '#/$defs/d' }) },
      $defs: { d: { type: 'string', default: 'x'.repeat(30_000) } },
    };
    const publish = (page: Awaited<ReturnType<typeof load>>) => {
      const platform = page.state.manifest.platforms['labs.redaction'];
      page.state.manifest = {
        ...page.state.manifest,
        platforms: { 'labs.redaction': { ...platform, configSchema: schema } },
      } as typeof page.state.manifest;
    };
    const recordBytes = (document: object) => JSON.stringify(Reflect.get(document, key)).length;
    const seen = async () => (await world.browser.storage.local.get('installedPlugins'))['installedPlugins'];

    test('9 MB of inherited values go, own choices stay, and it is said', async () => {
      const page = await load();
      publish(page);
      page.state.admin = { [key]: redactionRecord({ keepLast: { value: 7, customizable: true } }) };
      const stored = redactionRecord({
        ...blown(300, { value: 'x'.repeat(30_000) }),
        mark: { value: 'mine' },
      });
      page.state.own = { [key]: { ...stored, value: { ...stored.value, ownChoices: { mark: 'mine' } } } };
      expect(recordBytes(page.state.own)).toBeGreaterThan(9_000_000);
      await page.refreshSettings();
      expect(recordBytes(page.state.own)).toBeLessThan(64_000);
      expect(page.state.own[key]).toMatchObject({
        value: { ownChoices: { mark: 'mine' }, config: { mark: { value: 'mine' }, keepLast: { value: 7 } } },
      });
      expect(await seen()).toMatchObject({
        mended: { keys: [], oversized: ['Redaction'], dropped: [] },
      });
      await page.refreshSettings();
      expect(page.server.to('POST /user/settings')).toHaveLength(1);
    });

    test('in a record of another client, choices stay as far as they fit, and the others are named', async () => {
      const page = await load();
      publish(page);
      page.state.admin = { [key]: redactionRecord({}) };
      page.state.own = {
        [key]: redactionRecord({ ...blown(300, { value: 'x'.repeat(30_000) }), mark: { value: 'mine' } }),
      };
      await page.refreshSettings();
      expect(recordBytes(page.state.own)).toBeLessThan(64_000);
      expect(page.state.own[key]).toMatchObject({ value: { ownChoices: { mark: 'mine' } } });
      const { mended } = await seen();
      expect(mended.dropped).toContain('Redaction: f299');
      expect(mended.dropped).not.toContain('Redaction: mark');
    });

    test('the account’s record is mended by an admin’s refresh; locks stay', async () => {
      const page = await load();
      publish(page);
      page.state.admin = {
        [key]: redactionRecord({
          ...blown(300, { value: 'x'.repeat(30_000), customizable: true }),
          mark: { value: 'LOCKED', customizable: false },
        }),
      };
      await page.refreshSettings();
      expect(recordBytes(page.state.admin)).toBeLessThan(64_000);
      expect(page.state.admin[key]).toMatchObject({
        value: { config: { mark: { value: 'LOCKED', customizable: false } } },
      });
      expect(recordBytes(page.state.own)).toBeLessThan(64_000);
      expect(await seen()).toMatchObject({ mended: { oversized: ['labs.redaction'] } });
    });
  });

  test('without a connection is reported with the list, and sends no request', async () => {
    const { refreshSettings, server } = await load();
    await world.browser.storage.local.set({ connection: null });
    await expect(refreshSettings()).rejects.toMatchObject({ problem: { code: 'not_connected' } });
    expect(server.requests).toHaveLength(0);
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins).toMatchObject({ problem: { code: 'not_connected' } });
  });
});
