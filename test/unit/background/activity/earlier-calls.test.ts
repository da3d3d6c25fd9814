import { beforeEach, describe, expect, test } from 'vitest';
import type { Conversation } from '../../../../src/core/activity/conversation';
import type { LoggingSettings } from '../../../../src/core/settings/logging-rule-table';
import { endedCall } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Calls that ended while no panel was open reach the CRM, where calls are logged automatically, and since then. */

const minute = 60_000;
const day = 24 * 60 * minute;
const ada = { id: 'c1', name: 'Ada', type: 'Contact' };

const conversation: Conversation = {
  conversationLogId: 'k1',
  conversationId: 'c-k1',
  kind: 'sms',
  date: '11/14/2023',
  self: { phoneNumber: '+16505550100' },
  correspondents: [{ phoneNumber: '+16505550123' }],
  messages: [
    {
      id: 'm1',
      direction: 'Inbound',
      creationTime: 1_700_000_000_000,
      text: 'Hello',
      from: { phoneNumber: '+16505550123' },
      to: [],
      attachments: [],
    },
  ],
};

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;

beforeEach(() => {
  world = createSurroundings();
  server = createFakeServer({
    'GET /contact': () => json({ successful: true, contact: [ada] }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
    'POST /messageLog': () => json({ successful: true, logIds: ['m1'] }),
  });
});

async function decide(rules: Partial<LoggingSettings>, more: object = {}) {
  const { admin, own } = settingRecordsWith(rules);
  await world.browser.storage.local.set({ settingRecords: { admin: { ...admin, ...more }, own } });
}

/** A panel that is opened under these rules, and again on the next day. */
async function start(rules: Partial<LoggingSettings>) {
  await world.connect({ declaredLog: { callFields: [], messageFields: [], contactType: 'Contact' } });
  await decide(rules);
  const worker = await open();
  await worker.pass(0);
  await worker.pass(day);
  return worker;
}

async function open() {
  const context = world.context(server.http);
  const { recordCall, recordCalls, recordConversation } =
    await import('../../../../src/background/activity/recording');
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
    call: (sessionId: string, isFinal = true) =>
      recordCall(context, { ...endedCall, sessionId, startTime: world.clock.time }, isFinal),
    message: () => recordConversation(context, conversation),
    pass: async (ms: number) => {
      world.clock.time += ms;
      await sendAndWatch(context);
    },
  };
}

const logged = () => server.to('POST /callLog').length;
const automatic = { autoLogCall: true };
const manyAges = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * minute);

test('those of the time since calls are logged automatically, as far as this browser knows', async () => {
  const worker = await start(automatic);
  await worker.report(minute, 2 * minute, day + minute, 3 * day);
  expect(logged()).toBe(2);
  await worker.pass(60 * minute);
  expect(logged()).toBe(2);
});

test('ten in ten minutes, whether the history comes at once or in parts, and again with each new call', async () => {
  const worker = await start(automatic);
  await worker.report(...manyAges(15));
  await worker.report(...manyAges(25));
  const counts = [logged()];
  for (let turn = 0; turn < 6; turn += 1) {
    await worker.pass(5 * minute);
    await worker.report();
    counts.push(logged());
  }
  expect(counts).toEqual([10, 10, 20, 20, 25, 25, 25]);
});

test.each<[string, Partial<LoggingSettings>]>([
  ['they are not to be looked for', { ...automatic, enableRetroCallLogSync: false }],
  ['calls are not logged automatically', { autoLogCall: false }],
])('none where %s', async (_what, rules) => {
  const worker = await start(rules);
  await worker.report(minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
});

test('none of the time in which calls were not logged automatically', async () => {
  const worker = await start(automatic);
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

test('what waits for its turn is to do again once calls are not logged automatically any more', async () => {
  const worker = await start(automatic);
  await worker.report(...manyAges(15));
  await decide({ autoLogCall: false });
  await worker.pass(60 * minute);
  expect(logged()).toBe(10);
  const { activities } = await import('../../../../src/storage/activity/activities');
  expect((await activities.all()).filter(({ fate }) => fate === 'todo')).toHaveLength(5);
});

test('none while the organisation’s server logs calls', async () => {
  const worker = await start(automatic);
  await decide(automatic, { serverSideLogging: { enable: true, loggingLevel: 'Account' } });
  await worker.report(minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
});

test('somebody else, or the same person at another CRM, begins anew', async () => {
  const worker = await start(automatic);
  const { connection } = await world.browser.storage.local.get('connection');
  await world.browser.storage.local.set({ connection: { ...Object(connection), platform: 'otherCRM' } });
  await worker.report(minute);
  await worker.pass(60 * minute);
  expect(logged()).toBe(0);
});

test('a worker that is killed in the middle neither logs twice nor forgets', async () => {
  const worker = await start(automatic);
  let count = 0;
  server.routes['GET /contact'] = () => {
    count += 1;
    if (count === 3) throw new Error('The worker is killed');
    return json({ successful: true, contact: [ada] });
  };
  await worker.report(...manyAges(15));
  expect(world.browser.alarms.all.get('outbox')).toBeDefined();
  world.kill();
  const next = await open();
  for (let turn = 0; turn < 4; turn += 1) await next.pass(10 * minute);
  const sessions = server.to('POST /callLog').map(({ body }) => Object(body).logInfo.id);
  expect([sessions.length, new Set(sessions).size]).toEqual([15, 15]);
});

test('an idle day costs no alarm and no request', async () => {
  const worker = await start(automatic);
  for (let count = 0; count < 24; count += 1) await worker.pass(60 * minute);
  expect([...world.browser.alarms.all.keys()]).not.toContain('outbox');
  expect(server.to('GET /contact')).toEqual([]);
});

test('one that another client has logged meanwhile is left as it is there', async () => {
  const worker = await start(automatic);
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

describe('two computers of one person that hear of the same thing at once', () => {
  /** How long after it each sends its log, by its luck; ms. */
  async function waitsOf(happens: (worker: Awaited<ReturnType<typeof start>>) => Promise<unknown>) {
    const waits: number[] = [];
    for (const share of [0, 0.5, 1]) {
      world = createSurroundings();
      const worker = await start({ ...automatic, autoLogSMS: true });
      world.luck.share = share;
      const since = world.clock.time;
      server.requests.length = 0;
      await happens(worker);
      while (sent() === 0 && world.clock.time < since + 20 * minute) await worker.pass(1000);
      waits.push((world.clock.time - since) / 1000);
    }
    return waits;
  }
  const sent = () => logged() + server.to('POST /messageLog').length;

  test('opened: calls of before have their turn within ten minutes', async () => {
    expect(await waitsOf((worker) => worker.report(minute, 2 * minute))).toEqual([0, 302, 600]);
    expect(logged()).toBe(2);
  });

  test('a call ends: it is logged within half a minute', async () => {
    expect(await waitsOf((worker) => worker.call('live'))).toEqual([1, 16, 30]);
  });

  test('its record comes: the same', async () => {
    const happens = async (worker: Awaited<ReturnType<typeof start>>) => {
      await worker.call('live', false);
      await worker.call('live');
    };
    expect(await waitsOf(happens)).toEqual([1, 16, 30]);
  });

  test('a message comes: it is logged after those that follow, within fifty seconds', async () => {
    expect(await waitsOf((worker) => worker.message())).toEqual([20, 36, 50]);
  });
});
