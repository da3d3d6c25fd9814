import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer, json, text } from '../../fakes/fake-server';
import { openPage } from '../../fakes/page';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** A log of a panel whose settings are old waits for the page that reads them: a moment, and not longer. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => vi.useRealTimers());

async function load() {
  const { routes } = createAppConnect();
  const server = createFakeServer({
    ...routes,
    'POST /callLog': () => json({ successful: true, logId: 'log-1', returnMessage: { message: 'Logged' } }),
  });
  const page = await openPage(world, world.context(server.http));
  const { call } = await import('../../../../src/protocol/client');
  const phoneCall = {
    sessionId: '1',
    telephonySessionId: 's-1',
    direction: 'Inbound',
    startTime: world.clock.time,
    duration: 65,
    result: 'Disconnected',
    from: { phoneNumber: '+16505550123', name: 'Ada' },
    to: { phoneNumber: '+16505550100' },
  } as const;
  const { activityId } = await call('recordCall', { call: phoneCall, isFinal: true });
  const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  const form = { contact, subject: 'Call', note: '', additional: {} };
  await page.settle();
  return {
    ...page,
    server,
    save: (awaitsRefresh?: boolean) =>
      call('logActivity', { activityId, form, isUpdate: false, ...(awaitsRefresh && { awaitsRefresh }) }),
    sent: () => server.to('POST /callLog').length,
  };
}

/** Lets what is under way go on, as far as it waits for no time to pass. */
const goOn = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((next) => void setImmediate(next));
};

test('it goes at once where the settings are young', async () => {
  const { save, sent } = await load();
  await save();
  await goOn();
  expect(sent()).toBe(1);
});

test('it goes when the page has applied what it has read', async () => {
  const { save, sent, refreshSettings } = await load();
  await save(true);
  await goOn();
  expect(sent()).toBe(0);
  await refreshSettings();
  await goOn();
  expect(sent()).toBe(1);
});

test('it goes when they cannot be read, too', async () => {
  const { server, save, sent, refreshSettings } = await load();
  server.routes['GET /user/preloadSettings'] = () => text('no', 503);
  await save(true);
  await expect(refreshSettings()).rejects.toMatchObject({ problem: { code: 'server_error' } });
  await goOn();
  expect(sent()).toBe(1);
});

test('it goes after some seconds where the page was closed', async () => {
  const { save, sent } = await load();
  await save(true);
  await vi.advanceTimersByTimeAsync(3000);
  await goOn();
  expect(sent()).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  await goOn();
  expect(sent()).toBe(1);
});

test('it goes after a worker that ended meanwhile', async () => {
  const { save, sent } = await load();
  await save(true);
  expect(await world.browser.alarms.get('outbox')).toMatchObject({
    scheduledTime: world.clock.time + 60_000,
  });
  expect(sent()).toBe(0);
});
