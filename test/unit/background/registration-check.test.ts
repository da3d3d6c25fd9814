import { beforeEach, expect, test, vi } from 'vitest';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer } from '../fakes/fake-server';
import { sampleActivity } from '../panel/sample-view';
import { createSurroundings, identity, type Surroundings } from '../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  vi.resetModules();
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const [installation, check] = await Promise.all([
    import('../../../src/background/installation'),
    import('../../../src/background/registration-check'),
  ]);
  const fake = createAppConnect();
  const server = createFakeServer(fake.routes);
  const context = world.context(server.http);
  await installation.installPlugin(context, 'redaction');
  return {
    ...check,
    ...installation,
    ...fake,
    server,
    context,
    asked: () => server.to('GET /plugin/licenseStatus').length,
    seen: async () => (await world.browser.storage.local.get('registrations'))['registrations']?.states,
  };
}

test('tells a wiped and a missing registration from a good one, with the raw account', async () => {
  const { checkRegistrations, forgetRegistrations, context, state, seen, server } = await load();
  await checkRegistrations(context);
  expect(await seen()).toEqual({ redaction: 'registered' });
  expect(server.to('GET /plugin/licenseStatus')[0]?.url).toContain('rcAccountId=400000001');
  state.wiped.add('redaction');
  await forgetRegistrations();
  await checkRegistrations(context);
  expect(await seen()).toEqual({ redaction: 'wiped' });
  state.wiped.clear();
  state.registered.clear();
  await forgetRegistrations();
  await checkRegistrations(context);
  expect(await seen()).toEqual({ redaction: 'missing' });
});

test('asks once an hour, and at once when a log has failed as with a wiped registration', async () => {
  const { checkRegistrations, context, asked } = await load();
  await checkRegistrations(context);
  await checkRegistrations(context);
  expect(asked()).toBe(1);
  const activity = sampleActivity({
    fate: 'needs_you',
    problem: { code: 'refused', message: 'Error creating call log' },
    changedAt: world.clock.time + 1,
  });
  const { changeActivity } = await import('../../../src/background/activity-store');
  await changeActivity(activity.id, () => activity);
  world.clock.time += 1000;
  await checkRegistrations(context);
  expect(asked()).toBe(2);
  await checkRegistrations(context);
  expect(asked()).toBe(2);
  world.clock.time += 3_600_000;
  await checkRegistrations(context);
  expect(asked()).toBe(3);
});

test('is an admin’s, and only where the server keeps registrations', async () => {
  const { checkRegistrations, context, asked } = await load();
  await world.browser.storage.local.set({ identity: { ...identity, isAdmin: false } });
  await checkRegistrations(context);
  await world.connect({
    capabilities: { rcTokenInHeader: false, accountPlugins: false, pollsTasks: true, interfaces: [] },
  });
  await checkRegistrations(context);
  expect(asked()).toBe(0);
});

test('a server that does not answer says nothing about a plugin', async () => {
  const { checkRegistrations, context, server, seen } = await load();
  server.routes['GET /plugin/licenseStatus'] = async () => {
    const { fail } = await import('../../../src/core/problem');
    return fail('timeout');
  };
  await checkRegistrations(context);
  expect(await seen()).toEqual({});
});
