import { beforeEach, expect, test } from 'vitest';
import type { LoggingSettings } from '../../../../src/core/settings/logging-rule-table';
import { endedCall } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Calls that ended while no panel was open reach the CRM, where calls are logged automatically, and since then. */

const minute = 60_000;
const day = 24 * 60 * minute;

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;

beforeEach(() => {
  world = createSurroundings();
  server = createFakeServer({
    'GET /contact': () => json({ successful: true, contact: [{ id: 'c1', name: 'Ada', type: 'Contact' }] }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
  });
});

async function decide(rules: Partial<LoggingSettings>) {
  await world.browser.storage.local.set({ settingRecords: settingRecordsWith(rules) });
}

async function start(rules: Partial<LoggingSettings>) {
  await world.connect({ declaredLog: { callFields: [], messageFields: [], contactType: 'Contact' } });
  await decide(rules);
  return open();
}

async function open() {
  const context = world.context(server.http);
  const { recordCall, recordCalls } = await import('../../../../src/background/activity/recording');
  const { sendAndWatch } = await import('../../../../src/background/activity/due-work');
  return {
    /** The dialer's history has these, by their age. */
    report: async (...ages: number[]) => {
      const calls = ages.map((age) => {
        const startTime = world.clock.time - age;
        return { ...endedCall, sessionId: `${startTime}`, startTime, result: 'Accepted' };
      });
      await recordCalls(context, calls);
      await sendAndWatch(context);
    },
    /** One that ends while the panel is open. */
    call: async (sessionId: string) =>
      recordCall(context, { ...endedCall, sessionId, startTime: world.clock.time }, true),
    /** As an open panel, and any alarm, brings it about. */
    pass: async (ms: number) => {
      world.clock.time += ms;
      await sendAndWatch(context);
    },
  };
}

const logged = () => server.to('POST /callLog').length;
const automatic = { autoLogCall: true };

test('only those since calls are logged automatically, as far as this browser knows', async () => {
  const worker = await start(automatic);
  await worker.report(day, 2 * day);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
  await worker.pass(day);
  await worker.report(minute, 2 * minute, 3 * day);
  expect(logged()).toBe(2);
});

test('ten in ten minutes', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  await worker.pass(day);
  await worker.report(...Array.from({ length: 25 }, (_, index) => (index + 1) * minute));
  expect(logged()).toBe(10);
  await worker.pass(9 * minute);
  expect(logged()).toBe(10);
  await worker.pass(minute);
  expect(logged()).toBe(20);
  await worker.pass(10 * minute);
  await worker.pass(10 * minute);
  expect(logged()).toBe(25);
});

test('a history that comes after an empty look is not left for ten minutes', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  await worker.pass(day);
  await worker.pass(minute);
  await worker.report(2 * minute);
  expect(logged()).toBe(1);
  // The next one is.
  await worker.report(minute);
  expect(logged()).toBe(1);
  await worker.pass(10 * minute);
  expect(logged()).toBe(2);
});

test.each<[string, Partial<LoggingSettings>]>([
  ['they are not to be looked for', { ...automatic, enableRetroCallLogSync: false }],
  ['calls are not logged automatically', { autoLogCall: false }],
])('none where %s', async (_what, rules) => {
  const worker = await start(rules);
  await worker.pass(day);
  await worker.report(minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
});

test('none of the time in which calls were not logged automatically', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  await worker.pass(day);
  await decide({ autoLogCall: false });
  await worker.call('private');
  await decide(automatic);
  await worker.pass(minute);
  await worker.report(5 * minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
  await worker.report(minute);
  expect(logged()).toBe(1);
});

test('none while the organisation’s server logs calls', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  const { settingRecords } = await world.browser.storage.local.get('settingRecords');
  const { admin } = Object(settingRecords);
  const serverSideLogging = { enable: true, loggingLevel: 'Account' };
  await world.browser.storage.local.set({
    settingRecords: { admin: { ...admin, serverSideLogging }, own: {} },
  });
  await worker.pass(day);
  await worker.report(minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
});

test('a worker that is killed in the middle neither logs twice nor forgets', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  await worker.pass(day);
  let count = 0;
  server.routes['GET /contact'] = () => {
    count += 1;
    if (count === 3) throw new Error('The worker is killed');
    return json({ successful: true, contact: [{ id: 'c1', name: 'Ada', type: 'Contact' }] });
  };
  await worker.report(...Array.from({ length: 5 }, (_, index) => (index + 1) * minute));
  world.kill();
  const next = await open();
  await next.pass(10 * minute);
  await next.pass(10 * minute);
  const sessions = server.to('POST /callLog').map(({ body }) => Object(body).logInfo.id);
  expect([sessions.length, new Set(sessions).size]).toEqual([5, 5]);
});

test('an idle day costs no alarm and no request', async () => {
  const worker = await start(automatic);
  for (let count = 0; count < 24; count += 1) await worker.pass(60 * minute);
  expect([...world.browser.alarms.all.keys()]).not.toContain('outbox');
  expect(server.to('GET /contact')).toEqual([]);
});

test('one that another client has logged meanwhile is left as it is there', async () => {
  const worker = await start(automatic);
  await worker.pass(0);
  await worker.pass(day);
  server.routes['POST /callLog'] = () =>
    json({
      successful: false,
      returnMessage: { message: `Existing log for session ${world.clock.time - minute}` },
    });
  server.routes['GET /callLog'] = (_request, url) =>
    json({
      successful: true,
      logs: [
        {
          sessionId: url.searchParams.get('sessionIds'),
          matched: true,
          logId: 'theirs',
          logData: { subject: 'Theirs', note: 'Their note' },
        },
      ],
    });
  await worker.report(minute);
  await worker.pass(10 * minute);
  const { activities } = await import('../../../../src/storage/activity/activities');
  expect(await activities.all()).toMatchObject([{ fate: 'logged', logId: 'theirs', operations: [] }]);
  expect([server.to('POST /callLog').length, server.to('PATCH /callLog')]).toEqual([1, []]);
});
