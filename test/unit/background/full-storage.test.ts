import { beforeEach, expect, test, vi } from 'vitest';
import { createAppConnect } from '../fakes/app-connect';
import { createFakeServer } from '../fakes/fake-server';
import { openPage } from '../fakes/page';
import { owner } from '../fakes/person';
import { createSurroundings, type Surroundings } from '../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

test('what does not fit any more is refused as that, and what was stored stays', async () => {
  const fake = createAppConnect();
  await openPage(world, world.context(createFakeServer(fake.routes).http));
  const { call } = await import('../../../src/protocol/client');
  await call('saveDraft', { owner, form: 'log:1', value: { note: 'kept' } });
  const { local } = world.browser.storage;
  const before = new Map(local.values);
  local.set = async () => {
    throw new Error('Resource::kQuotaBytes quota exceeded');
  };
  await expect(call('saveDraft', { owner, form: 'log:2', value: { note: 'x' } })).rejects.toMatchObject({
    problem: { code: 'storage_full' },
  });
  await expect(call('savePreferences', { theme: 'dark' })).rejects.toMatchObject({
    problem: { code: 'storage_full' },
  });
  expect(local.values).toEqual(before);
});

test('a worker that starts while something cannot be written takes up all the rest', async () => {
  const { local } = world.browser.storage;
  // As version 0.1.0 stored them: a start takes the access token out.
  await local.set({ ringCentralTokens: { refreshToken: 'rc-refresh', accessToken: 'rc' } });
  const set = local.set.bind(local);
  local.set = async (values) => {
    if ('ringCentralTokens' in values) throw new Error('Resource::kQuotaBytes quota exceeded');
    return set(values);
  };
  const reportError = vi.fn();
  vi.stubGlobal('reportError', reportError);
  const { takeUp } = await import('../../../src/background/start');
  await takeUp(world.context(createFakeServer({}).http));
  expect(world.browser.alarms.all.has('ringcentral')).toBe(true);
  expect(reportError).toHaveBeenCalledOnce();
});
