import { beforeEach, describe, expect, test } from 'vitest';
import { ownerKey } from '../../../../src/core/crm/account';
import type { Activity } from '../../../../src/core/activity/activity';
import type { ProblemCode } from '../../../../src/core/basics/problem';
import { createFakeServer, json } from '../../fakes/fake-server';
import { connection, createSurroundings, identity, type Surroundings } from '../../fakes/worker';

const account = ownerKey(identity, connection);
const form = {
  contact: { id: 'c1', name: 'Ada Lovelace', type: 'Contact' },
  subject: 'S',
  note: 'N',
  additional: {},
};
let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const callWith = (sessionId: string, more: Partial<Activity> = {}): Activity => ({
  id: `call:${sessionId}@${account}`,
  account,
  kind: 'call',
  call: {
    sessionId,
    direction: 'Inbound',
    startTime: world.clock.time,
    duration: 5,
    result: 'Accepted',
    from: { phoneNumber: '+16505550123' },
    to: {},
  },
  form,
  fate: 'needs_you',
  operations: [{ kind: 'create' }],
  problem: { code: 'refused' },
  attempts: 1,
  createdAt: world.clock.time,
  changedAt: world.clock.time,
  ...more,
});

async function load(...stored: Activity[]) {
  const server = createFakeServer({
    'POST /callLog': () => json({ successful: true, logId: 'L1' }),
    'PATCH /callLog': () => json({ successful: true, logId: 'L1' }),
  });
  const { settle } = await world.servePages(world.context(server.http));
  const [decisions, { changeActivity }, { activities }] = await Promise.all([
    import('../../../../src/actions/activity/decide-activity'),
    import('../../../../src/background/activity/activity-store'),
    import('../../../../src/storage/activity/activities'),
  ]);
  for (const activity of stored) await changeActivity(activity.id, () => activity);
  return { ...decisions, changeActivity, activities, settle, server };
}

const messages = () => world.browser.runtime.sendMessage.mock.calls.length;

describe('what somebody decides', () => {
  test('once more: it is written down in one message, and sent', async () => {
    const standing = callWith('1');
    const { retryActivity, activities, settle, server } = await load(standing);
    await retryActivity(standing.id, world.clock);
    expect(messages()).toBe(1);
    await settle();
    expect(server.to('POST /callLog')).toHaveLength(1);
    expect(await activities.get(standing.id)).toMatchObject({ fate: 'logged', logId: 'L1' });
  });

  test('it is there: nothing is sent', async () => {
    const standing = callWith('1', { problem: { code: 'unclear_outcome' }, maybeSent: true });
    const { confirmLogged, activities, settle, server } = await load(standing);
    await confirmLogged(standing.id, world.clock);
    await settle();
    expect(server.requests).toEqual([]);
    expect(await activities.get(standing.id)).toMatchObject({ fate: 'logged', logId: '', operations: [] });
  });

  test('it needs no log', async () => {
    const open = callWith('1', { fate: 'todo', operations: [] });
    const { ignoreActivity, activities } = await load(open);
    await ignoreActivity(open.id, world.clock);
    expect(await activities.get(open.id)).toMatchObject({ fate: 'ignored' });
  });

  test('the update again, with the own note', async () => {
    const { problem: _none, ...logged } = callWith('1', { fate: 'logged', operations: [], logId: 'L1' });
    const { updateLogAgain, settle, server } = await load(logged);
    await updateLogAgain(logged.id, world.clock);
    await settle();
    expect(server.to('PATCH /callLog').map(({ body }) => body)).toMatchObject([{ note: 'N' }]);
  });

  test.each<[string, Partial<Activity>]>([
    ['of another CRM', { account: 'another', logId: 'L1', fate: 'logged' }],
    ['without a log', { fate: 'todo' }],
  ])('the update of a call %s is refused', async (_name, more) => {
    const other = callWith('1', { operations: [], ...more });
    const { updateLogAgain, server } = await load(other);
    await expect(updateLogAgain(other.id, world.clock)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
    expect(server.requests).toEqual([]);
    expect(messages()).toBe(0);
  });

  test('all that can be repeated goes in one message, and nothing else', async () => {
    const may: ProblemCode[] = ['unclear_outcome', 'contact_unknown', 'already_logged'];
    const others = may.map((code, index) => callWith(`9${index}`, { problem: { code } }));
    const { retryAll, activities, settle, server } = await load(callWith('1'), callWith('2'), ...others);
    await retryAll(world.clock);
    expect(messages()).toBe(1);
    await settle();
    expect(server.to('POST /callLog')).toHaveLength(2);
    for (const other of others) expect(await activities.get(other.id)).toEqual(other);
  });
});

describe('what no person can have decided', () => {
  test.each<[string, Partial<Activity>, Partial<Activity>]>([
    [
      'a second log of a logged call',
      { fate: 'logged', operations: [], logId: 'L1' },
      { fate: 'waiting', operations: [{ kind: 'create' }], nextAt: 0 },
    ],
    ['another record in its place', {}, { id: 'call:2@another', account: 'another' }],
  ])('%s is refused by the worker, and nothing is sent', async (_what, known, wanted) => {
    const standing = callWith('1', known);
    const { activities, settle, server } = await load(standing);
    const { call } = await import('../../../../src/protocol/client');
    const changes = [{ expected: standing, record: { ...standing, ...wanted } }];
    await expect(call('replaceActivities', { changes })).rejects.toThrow('invalid_input');
    await settle();
    expect(await activities.all()).toEqual([standing]);
    expect(server.requests).toEqual([]);
  });
});

describe('what has changed since it was decided about', () => {
  test('is not overwritten: the decision is applied to the current record', async () => {
    const standing = callWith('1');
    const { retryActivity, changeActivity, activities, settle, server } = await load(standing);
    const send = world.browser.runtime.sendMessage.getMockImplementation();
    world.browser.runtime.sendMessage.mockImplementationOnce(async (message) => {
      // A recording comes between the page’s look and its message.
      const recordingLink = 'https://example.com/r';
      await changeActivity(standing.id, (known) =>
        known?.call ? { ...known, call: { ...known.call, recordingLink } } : known,
      );
      return send?.(message);
    });
    await retryActivity(standing.id, world.clock);
    await settle();
    expect(messages()).toBe(2);
    expect(server.to('POST /callLog').map(({ body }) => body)).toMatchObject([
      { logInfo: { recording: { link: 'https://example.com/r' } } },
    ]);
    expect(await activities.get(standing.id)).toMatchObject({ fate: 'logged' });
  });

  test('is left alone where it is being sent by then', async () => {
    const standing = callWith('1');
    const { retryActivity, changeActivity, activities } = await load(standing);
    const send = world.browser.runtime.sendMessage.getMockImplementation();
    world.browser.runtime.sendMessage.mockImplementationOnce(async (message) => {
      await changeActivity(standing.id, (known) => known && { ...known, fate: 'sending' });
      return send?.(message);
    });
    await retryActivity(standing.id, world.clock);
    expect(await activities.get(standing.id)).toMatchObject({ fate: 'sending' });
  });

  test('an activity that no longer exists is reported as not found', async () => {
    const { ignoreActivity } = await load();
    await expect(ignoreActivity('call:gone', world.clock)).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });
});
