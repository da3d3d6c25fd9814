import { beforeEach, expect, test } from 'vitest';
import { loadAdminPage } from '../../fakes/admin-page';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer } from '../../fakes/fake-server';
import { sampleActivity } from '../../panel/sample-view';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function states(): Promise<{ [pluginId: string]: string } | undefined> {
  return (await world.browser.storage.local.get('registrations'))['registrations']?.states;
}

async function load() {
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const context = world.context(server.http);
  await world.servePages(context);
  const [page, answers] = await Promise.all([
    loadAdminPage(),
    import('../../../../src/background/plugins/plugin-answers'),
  ]);
  await page.installPlugin('redaction');
  server.requests.length = 0;
  return {
    ...page,
    ...answers,
    ...fake,
    server,
    asked: () => server.to('GET /plugin/licenseStatus').length,
    seen: states,
  };
}

test('tells a wiped and a missing registration from a good one, with the raw account', async () => {
  const { checkRegistrations, forgetRegistrations, state, seen, server } = await load();
  await checkRegistrations();
  expect(await seen()).toEqual({ redaction: 'registered' });
  expect(server.to('GET /plugin/licenseStatus')[0]?.url).toContain('rcAccountId=400000001');
  state.wiped.add('redaction');
  await forgetRegistrations();
  await checkRegistrations();
  expect(await seen()).toEqual({ redaction: 'wiped' });
  state.wiped.clear();
  state.registered.clear();
  await forgetRegistrations();
  await checkRegistrations();
  expect(await seen()).toEqual({ redaction: 'missing' });
});

test('asks once a day, and at once when a log has failed as with a wiped registration', async () => {
  const { checkRegistrations, asked } = await load();
  await checkRegistrations();
  await checkRegistrations();
  expect(asked()).toBe(1);
  const activity = sampleActivity({
    fate: 'needs_you',
    problem: { code: 'refused', message: 'Error creating call log' },
    changedAt: world.clock.time + 1,
  });
  const { changeActivity } = await import('../../../../src/background/activity/activity-store');
  await changeActivity(activity.id, () => activity);
  world.clock.time += 1000;
  await checkRegistrations();
  expect(asked()).toBe(2);
  await checkRegistrations();
  expect(asked()).toBe(2);
  world.clock.time += 3_600_000;
  await checkRegistrations();
  expect(asked()).toBe(2);
  world.clock.time += 86_400_000;
  await checkRegistrations();
  expect(asked()).toBe(3);
});

test('is an admin’s, and only where the server keeps registrations', async () => {
  const { checkRegistrations, asked } = await load();
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  await checkRegistrations();
  await world.connect({
    capabilities: { rcTokenInHeader: false, accountPlugins: false, pollsTasks: true, interfaces: [] },
  });
  await checkRegistrations();
  expect(asked()).toBe(0);
});

test('a server that does not answer says nothing about a plugin', async () => {
  const { checkRegistrations, server, seen } = await load();
  server.routes['GET /plugin/licenseStatus'] = async () => {
    const { fail } = await import('../../../../src/core/basics/problem');
    return fail('timeout');
  };
  await checkRegistrations();
  expect(await seen()).toEqual({});
});
