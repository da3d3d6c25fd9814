import { beforeEach, describe, expect, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import { endedCall } from '../../fakes/activity';
import { createFakeServer, json } from '../../fakes/fake-server';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** One-time logging: a call reaches the CRM once, with all that comes late, and is not changed afterwards. */

const minute = 60_000;
const owner = '400000001|101|callback.app-connect.example|keyCRM';
const id = `call:9001@${owner}`;
const ada = { id: 'c1', name: 'Ada', type: 'Contact' };
const form = { contact: ada, subject: 'S', note: 'My note', additional: { stage: 'new' } };
const recordingLink = 'https://example.com/r';

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let call: Call;

beforeEach(() => {
  world = createSurroundings();
  call = { ...endedCall, startTime: world.clock.time - minute, duration: 60, result: 'Accepted' };
  server = createFakeServer({
    'GET /contact': () => json({ successful: true, contact: [ada] }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
    'PATCH /callLog': () => json({ successful: true, logId: 'log-1' }),
    'PUT /callDisposition': () => json({ successful: true }),
  });
});

/** A worker, perhaps after another one was killed; all that it knows is stored. */
async function open() {
  const context = world.context(server.http);
  const { recordCall } = await import('../../../../src/background/activity/recording');
  const { flushOutbox, queueLog } = await import('../../../../src/background/activity/outbox');
  const { activities } = await import('../../../../src/storage/activity/activities');
  return {
    record: (more: Partial<Call>, isFinal: boolean) => recordCall(context, { ...call, ...more }, isFinal),
    save: (isUpdate = false) => queueLog(context, id, form, { isUpdate }),
    pass: async (ms: number) => {
      world.clock.time += ms;
      await flushOutbox(context);
    },
    activity: () => activities.get(id),
  };
}

async function start(autoLogCall: boolean, interfaces: string[] = []) {
  await world.connect();
  const { connection } = await world.browser.storage.local.get('connection');
  const { capabilities, ...others } = Object(connection);
  await world.browser.storage.local.set({
    settingRecords: settingRecordsWith({ autoLogCall, oneTimeLog: true }),
    connection: {
      ...others,
      capabilities: { ...capabilities, interfaces },
      declaredLog: { callFields: [], messageFields: [], contactType: 'Contact' },
    },
  });
  return open();
}

const created = () => server.to('POST /callLog').map(({ body }) => Object(body));
const changed = () => [...server.to('PATCH /callLog'), ...server.to('PUT /callDisposition')];

describe('automatically', () => {
  test('with the recording and the summary, once', async () => {
    const worker = await start(true);
    await worker.record({}, false);
    await worker.pass(minute);
    await worker.record({ awaited: ['aiNote'] }, true);
    await worker.pass(2 * minute);
    await worker.record({ recordingLink }, true);
    await worker.pass(minute);
    expect(created()).toEqual([]);
    await worker.record({ aiNote: 'About prices' }, true);
    await worker.pass(0);
    expect(created()).toMatchObject([
      { aiNote: 'About prices', logInfo: { recording: { link: recordingLink } } },
    ]);
    await worker.record({ transcript: 'Hello' }, true);
    await worker.pass(60 * minute);
    expect(changed()).toEqual([]);
    expect(await worker.activity()).toMatchObject({ fate: 'logged', logId: 'log-1' });
  });

  test('at the latest ten minutes after the call, with what is there', async () => {
    const worker = await start(true);
    await worker.record({ awaited: ['recordingLink', 'aiNote'] }, true);
    await worker.pass(10 * minute - 1);
    expect(created()).toEqual([]);
    await worker.pass(1);
    expect(created()).toHaveLength(1);
  });

  test('a missed call at once', async () => {
    const worker = await start(true);
    await worker.record({ duration: 0, result: 'Missed', startTime: world.clock.time }, true);
    await worker.pass(0);
    expect(created()).toHaveLength(1);
  });

  test('a worker that is killed meanwhile has left an alarm for the rest', async () => {
    const worker = await start(true);
    await worker.record({}, false);
    await worker.pass(0);
    const alarm = world.browser.alarms.all.get('outbox')?.scheduledTime;
    expect(alarm).toBe(world.clock.time + 10 * minute);
    world.kill();
    const next = await open();
    await next.pass(10 * minute);
    expect(created()).toHaveLength(1);
    world.kill();
    const last = await open();
    await last.record({ recordingLink }, true);
    await last.pass(10 * minute);
    expect([created().length, changed()]).toEqual([1, []]);
  });
});

describe('by a press of Save', () => {
  test('the note waits as well, and the connector’s fields go with the log alone', async () => {
    const worker = await start(false, ['upsertCallDisposition']);
    await worker.record({}, false);
    await worker.save();
    await worker.pass(minute);
    expect(await worker.activity()).toMatchObject({ fate: 'waiting', form: { note: 'My note' } });
    await worker.record({ recordingLink }, true);
    await worker.pass(0);
    expect(created()).toMatchObject([{ note: 'My note', additionalSubmission: { stage: 'new' } }]);
    expect(changed()).toEqual([]);
  });

  test('during the call it is logged after its end', async () => {
    const worker = await start(false);
    const onAir = { startTime: world.clock.time, duration: 0, result: 'CallConnected' };
    await worker.record(onAir, false);
    await worker.save();
    await worker.pass(90 * minute);
    expect(created()).toEqual([]);
    const over = { startTime: onAir.startTime, duration: 90 * 60 };
    await worker.record(over, false);
    await worker.record({ ...over, recordingLink }, true);
    await worker.pass(0);
    expect(created()).toMatchObject([{ logInfo: { duration: 5400 } }]);
  });

  test('what the person changes later is written; nothing else is', async () => {
    const worker = await start(false);
    await worker.record({ recordingLink }, true);
    await worker.save();
    await worker.pass(0);
    await worker.save(true);
    await worker.pass(0);
    expect(changed()).toHaveLength(1);
    await worker.record({ aiNote: 'About prices' }, true);
    await worker.pass(60 * minute);
    expect(changed()).toHaveLength(1);
  });
});
