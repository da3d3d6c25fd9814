import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import type { Conversation } from '../../../../src/core/activity/conversation';
import { createFakeServer } from '../../fakes/fake-server';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** What happens while no CRM is connected is kept, and *to do* for the first that is. */

const call: Call = {
  sessionId: '9001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123', name: 'Ada' },
  to: { phoneNumber: '+16505550100' },
};
const party = { phoneNumber: '+16505550123' };
const conversation = (ids: readonly string[]): Conversation => ({
  conversationLogId: '7/11/21/2026',
  conversationId: '7',
  kind: 'sms',
  date: '11/21/2026',
  self: {},
  correspondents: [party],
  messages: ids.map((id, index) => ({
    id,
    direction: 'Inbound',
    creationTime: 1_700_000_000_000 - index,
    text: id,
    from: party,
    to: [],
    attachments: [],
  })),
});

const homeless = '@400000001|101||';
const connected = '@400000001|101|callback.app-connect.example|keyCRM';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.browser.storage.local.set({ identity, preferences: everything });
});

const everything = {
  call: true,
  sms: true,
  voicemail: true,
  fax: true,
  unknownContact: 'create',
  severalContacts: 'first',
  openContact: 'never',
};

async function load() {
  const [outbox, recording, { activities }, { activitySummary }, { readItem }] = await Promise.all([
    import('../../../../src/background/activity/outbox'),
    import('../../../../src/background/activity/recording'),
    import('../../../../src/storage/activity/activities'),
    import('../../../../src/storage/activity/activity-summary'),
    import('../../../../src/storage/basics/item'),
  ]);
  return { ...outbox, ...recording, activities, readSummary: () => readItem(activitySummary) };
}

test('a call and messages are kept, nothing is sent, nothing wakes the worker', async () => {
  const server = createFakeServer({});
  const context = world.context(server.http);
  const worker = await load();
  expect(await worker.recordCall(context, call, true)).toEqual({ activityId: `call:9001${homeless}` });
  await worker.recordConversation(context, conversation(['m1']));
  await worker.flushOutbox(context);
  const { newest, counts } = await worker.readSummary();
  expect(newest.map(({ fate }) => fate)).toEqual(['todo', 'todo']);
  expect(counts.todo).toBe(2);
  expect(server.requests).toEqual([]);
  expect(world.browser.alarms.all.has('outbox')).toBe(false);
});

test('the first CRM that is connected gets them as to do, whatever the rules say', async () => {
  const server = createFakeServer({});
  const context = world.context(server.http);
  const worker = await load();
  await worker.recordCall(context, { ...call, startTime: 1_600_000_000_000 }, true);
  await worker.recordConversation(context, conversation(['m1']));
  await worker.recordConversation(context, conversation(['m1', 'm2']));
  await world.connect();
  await worker.flushOutbox(context);
  const all = await worker.activities.all();
  expect(all.map(({ id }) => id).toSorted()).toEqual([
    `call:9001${connected}`,
    `sms:7/11/21/2026${connected}`,
  ]);
  expect(all.map(({ fate, nextAt }) => [fate, nextAt])).toEqual([
    ['todo', undefined],
    ['todo', undefined],
  ]);
  expect(all.find(({ kind }) => kind === 'sms')?.conversation?.messages.map(({ id }) => id)).toEqual([
    'm1',
    'm2',
  ]);
  expect((await worker.readSummary()).counts).toMatchObject({ todo: 2, waiting: 0 });
  expect(server.requests).toEqual([]);
});

test('later reports continue the adopted activity', async () => {
  const context = world.context(createFakeServer({}).http);
  const worker = await load();
  await worker.recordCall(context, { ...call, duration: 3 }, false);
  await worker.recordConversation(context, conversation(['m1']));
  await world.connect();
  await worker.flushOutbox(context);
  await worker.recordCalls(context, [{ ...call, startTime: world.clock.time }]);
  await worker.recordConversation(context, conversation(['m2', 'm1']));
  const all = await worker.activities.all();
  expect(all).toHaveLength(2);
  expect(all.find(({ kind }) => kind === 'call')).toMatchObject({ isFinal: true, call: { duration: 65 } });
  expect(all.find(({ kind }) => kind === 'sms')?.conversation?.messages).toHaveLength(2);
});

test('a worker that dies while it takes them over loses none and doubles none', async () => {
  const context = world.context(createFakeServer({}).http);
  const first = await load();
  await first.recordCall(context, call, true);
  await first.recordConversation(context, conversation(['m1']));
  await world.connect();
  const { activities } = first;
  const remove = vi.spyOn(activities, 'remove').mockImplementation(() => new Promise(() => {}));
  void first.flushOutbox(context);
  await vi.waitFor(() => expect(remove).toHaveBeenCalled());
  remove.mockRestore();
  world.kill();
  const { settleActivities } = await import('../../../../src/background/activity/activity-store');
  await settleActivities(world.clock.time);
  const second = await load();
  await second.flushOutbox(context);
  const ids = (await second.activities.all()).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([`call:9001${connected}`, `sms:7/11/21/2026${connected}`]);
  expect((await second.readSummary()).counts.todo).toBe(2);
});

test('somebody else’s stay theirs', async () => {
  const context = world.context(createFakeServer({}).http);
  const worker = await load();
  await worker.recordCall(context, call, true);
  await world.connect();
  await world.browser.storage.local.set({ identity: { ...identity, extensionId: '102' } });
  await worker.flushOutbox(context);
  expect((await worker.activities.all()).map(({ id }) => id)).toEqual([`call:9001${homeless}`]);
});

describe('claims on messages', () => {
  const month = 31 * 24 * 3_600_000;
  const claims = async () => {
    const { messageClaims } = await import('../../../../src/storage/activity/activities');
    return [...(await messageClaims.entries()).keys()];
  };

  test('go with the activity that has them, and stay with one that is there', async () => {
    const context = world.context(createFakeServer({}).http);
    await world.connect();
    const worker = await load();
    const { activityId } = await worker.recordConversation(context, conversation(['m1', 'm2']));
    await worker.recordConversation(context, {
      ...conversation(['m3']),
      conversationLogId: '8/11/21/2026',
      conversationId: '8',
    });
    await worker.activities.update(activityId, (known) => {
      if (!known) return undefined;
      const { nextAt: _none, ...rest } = known;
      return { ...rest, fate: 'logged', operations: [] };
    });
    world.clock.time += month;
    const { settleActivities } = await import('../../../../src/background/activity/activity-store');
    await settleActivities(world.clock.time);
    expect((await worker.activities.all()).map(({ id }) => id)).toEqual([`sms:8/11/21/2026${connected}`]);
    expect(await claims()).toEqual([`m3${connected}`]);
  });

  test('of an activity that another one has taken over go with it', async () => {
    const context = world.context(createFakeServer({}).http);
    const worker = await load();
    await worker.recordConversation(context, conversation(['m1']));
    expect(await claims()).toEqual([`m1${homeless}`]);
    await world.connect();
    await worker.flushOutbox(context);
    expect(await claims()).toEqual([`m1${connected}`]);
  });
});
