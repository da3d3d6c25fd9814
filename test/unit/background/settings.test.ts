import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../src/core/problem';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer } from '../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../fakes/worker';

const key = 'plugin_redaction';
let world: Surroundings;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
});

function adminEntry(config: object, more: object = {}) {
  return {
    customizable: true,
    ...more,
    value: { name: 'labs.redaction', version: '1.0.0', logTypes: ['call'], access: 'public', config },
  };
}

async function load() {
  const settings = await import('../../../src/background/settings');
  const appConnect = createAppConnect();
  const server = createFakeServer(appConnect.routes);
  return { ...settings, ...appConnect, server, context: world.context(server.http) };
}

// The class of the modules that are loaded now: each test has its own.
async function offline(): Promise<never> {
  const { fail } = await import('../../../src/core/problem');
  return fail('offline');
}

async function problemOf(work: Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'problem' in error) return Object(error).problem;
    throw error;
  }
}

describe('refresh', () => {
  test('the plugin gets the lock, the admin’s default, then its own default', async () => {
    const { refreshSettings, context, state } = await load();
    state.admin = {
      [key]: adminEntry({
        mark: { value: 'LOCKED', customizable: false },
        tenant: { value: 'acme', customizable: false },
      }),
    };
    state.own = {
      [key]: {
        value: { name: 'labs.redaction', config: { mark: { value: 'mine' }, keepLast: { value: 2 } } },
      },
    };
    await refreshSettings(context);
    expect(state.own[key]).toMatchObject({
      value: {
        config: { mark: { value: 'LOCKED' }, keepLast: { value: 2 }, tenant: { value: 'acme' } },
        ownChoices: { mark: 'mine', keepLast: 2 },
      },
    });
  });

  test('writes nothing when all is as it should be', async () => {
    const { refreshSettings, context, state, server } = await load();
    state.admin = { [key]: adminEntry({}) };
    await refreshSettings(context);
    await refreshSettings(context);
    expect(server.to('POST /user/settings')).toHaveLength(1);
  });

  test('tombstoned plugins go, broken entries are mended, strangers stay', async () => {
    const { refreshSettings, context, state } = await load();
    state.admin = { [key]: adminEntry({}, { isRemoved: true }) };
    state.own = { [key]: adminEntry({}), plugin_foreign: null, logCallNote: { value: 1 } };
    await refreshSettings(context);
    expect(Object.keys(state.own).toSorted()).toEqual(['logCallNote', 'plugin_foreign']);
    expect(state.own['plugin_foreign']).toMatchObject({ value: { config: {} } });
  });

  test('a plugin that the directory has lost keeps its settings and has no form', async () => {
    const { refreshSettings, context, state, server } = await load();
    delete server.routes['GET /public-api/connectors/redaction/manifest'];
    state.admin = { [key]: adminEntry({ mark: { value: 'adm', customizable: true } }) };
    await refreshSettings(context);
    expect(state.own[key]).toMatchObject({ value: { config: { mark: { value: 'adm' } } } });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins.plugins).toMatchObject([{ id: 'redaction', hasManifest: false }]);
  });

  test('a failure is kept beside what was known', async () => {
    const { refreshSettings, context, state, server } = await load();
    state.admin = { [key]: adminEntry({}) };
    await refreshSettings(context);
    server.routes['GET /user/settings'] = () => {
      return offline();
    };
    expect(await problemOf(refreshSettings(context))).toEqual({ code: 'offline' });
    const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
    expect(installedPlugins).toMatchObject({ plugins: [{ id: 'redaction' }], problem: { code: 'offline' } });
  });
});

describe('save', () => {
  test('keeps the person’s own choices apart from what is computed', async () => {
    const { savePluginConfig, context, state } = await load();
    state.admin = { [key]: adminEntry({ mark: { value: 'adm', customizable: true } }) };
    await savePluginConfig(context, 'redaction', { keepLast: 4 });
    expect(state.own[key]).toMatchObject({
      value: { config: { mark: { value: 'adm' }, keepLast: { value: 4 } }, ownChoices: { keepLast: 4 } },
    });
  });

  test('refuses a locked field and an invalid value, and writes nothing', async () => {
    const { savePluginConfig, context, state, server } = await load();
    state.admin = { [key]: adminEntry({ mark: { value: 'LOCKED', customizable: false } }) };
    expect(await problemOf(savePluginConfig(context, 'redaction', { mark: 'mine' }))).toMatchObject({
      code: 'locked',
      missing: ['mark'],
    });
    expect(await problemOf(savePluginConfig(context, 'redaction', { keepLast: 'many' }))).toMatchObject({
      code: 'invalid_input',
      missing: ['keepLast'],
    });
    expect(server.to('POST /user/settings')).toHaveLength(0);
  });

  test('an admin’s unfit lock does not keep a person from saving the rest', async () => {
    const { savePluginConfig, context, state } = await load();
    state.admin = { [key]: adminEntry({ mark: { value: 7, customizable: false } }) };
    await savePluginConfig(context, 'redaction', { keepLast: 4 });
    expect(state.own[key]).toMatchObject({
      value: { config: { mark: { value: 7 }, keepLast: { value: 4 } } },
    });
  });

  test('a plugin that is not installed cannot be saved', async () => {
    const { savePluginConfig, context } = await load();
    expect(await problemOf(savePluginConfig(context, 'redaction', {}))).toMatchObject({ code: 'not_found' });
  });

  test('the draft goes only when the save has arrived', async () => {
    const { savePluginConfig, context, state, server } = await load();
    state.admin = { [key]: adminEntry({}) };
    await world.browser.storage.local.set({
      drafts: { 'plugin:redaction': { value: { keepLast: 4 }, changedAt: 1 } },
    });
    server.routes['POST /user/settings'] = () => {
      return offline();
    };
    await problemOf(savePluginConfig(context, 'redaction', { keepLast: 4 }));
    expect((await world.browser.storage.local.get('drafts'))['drafts']).toHaveProperty('plugin:redaction');
  });
});
