import { beforeEach, expect, test } from 'vitest';
import { ownerKey, personKey } from '../../../../src/core/crm/account';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json, type Route } from '../../fakes/fake-server';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

/** Activities of two people who use one browser, one after the other. */

const sam = { ...identity, extensionId: '102' };
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const routes: { [route: string]: Route } = {};

async function load() {
  const [recording, store, change, search, outbox] = await Promise.all([
    import('../../../../src/background/activity/recording'),
    import('../../../../src/background/activity/activity-store'),
    import('../../../../src/background/sign-in/owner-change'),
    import('../../../../src/panel/activity/list/activity-search'),
    import('../../../../src/background/activity/outbox'),
  ]);
  const server = createFakeServer(routes);
  return {
    ...recording,
    ...store,
    ...change,
    ...search,
    ...outbox,
    server,
    context: world.context(server.http),
  };
}

const summary = async () =>
  Object((await world.browser.storage.local.get('activitySummary'))['activitySummary']);
const todo = async () => (await summary()).counts.todo;

test('are neither counted nor found by the other, and are there again for whoever comes back', async () => {
  const { context, recordCall, changeOwner, settleActivities, searchActivities } = await load();
  await recordCall(context, call, true);
  await settleActivities(world.clock.time);
  expect(await todo()).toBe(1);
  const found = async (person: string) =>
    (await searchActivities({ person, isLeft: () => false, offset: 0, limit: 9 })).total;

  await changeOwner({ identity: sam });
  expect(await todo()).toBe(0);
  await settleActivities(world.clock.time);
  expect(await summary()).toMatchObject({ counts: { todo: 0 }, newest: [], due: {} });
  await recordCall(context, { ...call, sessionId: '2' }, true);
  await recordCall(context, { ...call, sessionId: '3' }, true);
  expect(await todo()).toBe(2);
  expect([await found(personKey(identity)), await found(personKey(sam))]).toEqual([1, 2]);

  await changeOwner({ identity });
  await settleActivities(world.clock.time);
  expect(await todo()).toBe(1);
});

test('a worker that dies between the change of person and the count leaves nobody another’s count', async () => {
  const { context, recordCall, changeOwner, settleActivities } = await load();
  await recordCall(context, call, true);
  await settleActivities(world.clock.time);
  await changeOwner({ identity: sam });
  world.kill();
  expect(await todo()).toBe(0);
  const next = await load();
  await next.changeOwner({ identity });
  world.kill();
  await (await load()).settleActivities(world.clock.time);
  expect(await todo()).toBe(1);
});

test('what comes late for one of them changes their record, and not the count of the other', async () => {
  const { context, recordCall, changeOwner, changeActivity, settleActivities } = await load();
  const { activityId } = await recordCall(context, call, true);
  await changeOwner({ identity: sam });
  await settleActivities(world.clock.time);
  const after = await changeActivity(activityId, (known) => known && { ...known, fate: 'needs_you' });
  expect(after).toMatchObject({ fate: 'needs_you', account: ownerKey(identity, connection) });
  expect(await summary()).toMatchObject({ counts: { needsYou: 0 }, newest: [] });
  await changeOwner({ identity });
  await settleActivities(world.clock.time);
  expect((await summary()).counts).toMatchObject({ needsYou: 1, todo: 0 });
});

test('a log that is left in the middle goes on when its CRM is back, and never into another one', async () => {
  const worker = await load();
  const { context, server, changeOwner } = worker;
  const other = { ...connection, platform: 'otherCRM' };
  const contact = { id: 'c1', name: 'Ada Lovelace', type: 'Contact' };
  let left = 0;
  routes['POST /callLog'] = async () => {
    left += 1;
    await changeOwner({ connection: other });
    return json({ successful: true, logId: 'l' });
  };
  routes['GET /calldown'] = () => json({ successful: true, items: [] });
  routes['POST /calldown'] = () => json({ successful: true });
  const { activityId } = await worker.recordCall(context, call, true);
  const callBackAt = world.clock.time + 86_400_000;
  await worker.queueLog(context, activityId, { contact, subject: '', note: 'N', additional: {}, callBackAt });
  await worker.flushOutbox(context);
  expect([left, server.to('POST /calldown')]).toEqual([1, []]);
  await changeOwner({ connection });
  await worker.flushOutbox(context);
  expect([left, server.to('POST /calldown').length]).toEqual([1, 1]);
});
