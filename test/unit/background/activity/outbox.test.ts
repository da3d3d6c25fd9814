import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '../../../../src/background/worker/context';
import type { LogInput } from '../../../../src/core/activity/call';
import { personKey } from '../../../../src/core/crm/account';
import { endedCall as call } from '../../fakes/activity';
import { createFakeServer, json, type Route } from '../../fakes/fake-server';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const form: LogInput = {
  contact: { id: 'c1', name: 'Ada', type: 'Contact' },
  subject: 'Call',
  note: 'Quote',
  additional: {},
};
const id = 'call:9001@400000001|101|callback.app-connect.example|keyCRM';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

async function load() {
  const outbox = await import('../../../../src/background/activity/outbox');
  const recording = await import('../../../../src/background/activity/recording');
  const { activities } = await import('../../../../src/storage/activity/activities');
  return { ...outbox, ...recording, activities };
}

const saved: Route = () => json({ successful: true, logId: 'log-1', returnMessage: null });

const lost: Route = async () => {
  const { fail } = await import('../../../../src/core/basics/problem');
  return fail('timeout');
};

test('a log is written down, sent once, and says where it is in the CRM', async () => {
  const server = createFakeServer({ 'POST /callLog': saved });
  const context = world.context(server.http);
  const { recordCall, queueLog, flushOutbox, activities } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  expect(await activities.get(id)).toMatchObject({ fate: 'waiting', form });
  await Promise.all([flushOutbox(context), flushOutbox(context)]);
  expect(server.to('POST /callLog')).toHaveLength(1);
  expect(server.to('POST /callLog')[0]?.body).toMatchObject({
    note: 'Quote',
    contactId: 'c1',
    logInfo: { sessionId: '9001' },
  });
  expect(await activities.get(id)).toMatchObject({ fate: 'logged', logId: 'log-1' });
  expect(world.browser.alarms.all.has('outbox')).toBe(false);
});

describe('a press of Save that meets another state', () => {
  const draft = `log:${id}`;
  const keep = (value: object) =>
    world.browser.storage.local.set({ drafts: { [draft]: { value, changedAt: world.clock.time } } });
  const kept = async () => Object((await world.browser.storage.local.get('drafts'))['drafts'])[draft];

  test('in two windows, or twice: sent once, and nothing to be said', async () => {
    const server = createFakeServer({ 'POST /callLog': saved });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    await queueLog(context, id, form);
    await flushOutbox(context);
    expect(server.to('POST /callLog')).toHaveLength(1);
  });

  test('the CRM has it by now: nothing is sent, the draft stays, and it is said', async () => {
    const server = createFakeServer({ 'POST /callLog': saved });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    await keep({ note: 'Another' });
    await expect(queueLog(context, id, { ...form, note: 'Another' })).rejects.toMatchObject({
      problem: { code: 'already_logged' },
    });
    await flushOutbox(context);
    expect(server.to('POST /callLog')).toHaveLength(1);
    expect(await kept()).toMatchObject({ value: { note: 'Another' } });
    // As a change of the log it goes.
    await queueLog(context, id, { ...form, note: 'Another' }, { isUpdate: true });
    expect(await activities.get(id)).toMatchObject({ fate: 'waiting', operations: [{ kind: 'update' }] });
    expect(await kept()).toBeUndefined();
  });

  test('it is being sent: nothing is changed, the draft stays, and it is said', async () => {
    const server = createFakeServer({ 'POST /callLog': () => new Promise(() => {}) });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    void flushOutbox(context);
    await vi.waitFor(() => expect(server.to('POST /callLog')).toHaveLength(1));
    await keep({ note: 'Another' });
    await expect(queueLog(context, id, { ...form, note: 'Another' })).rejects.toMatchObject({
      problem: { code: 'stale' },
    });
    expect(await activities.get(id)).toMatchObject({ fate: 'sending', form });
    expect(await kept()).toMatchObject({ value: { note: 'Another' } });
  });

  test('its outcome is unclear: nothing is changed, the draft stays, and it is said, even of the same', async () => {
    const none = () => json({ successful: true, logs: [{ sessionId: '9001', matched: false }] });
    const server = createFakeServer({ 'POST /callLog': lost, 'GET /callLog': none });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    for (const minutes of [0, 1, 5, 15]) {
      world.clock.time += minutes * 60_000;
      await flushOutbox(context);
    }
    await keep({ note: 'Quote' });
    await expect(queueLog(context, id, form)).rejects.toMatchObject({ problem: { code: 'unclear_outcome' } });
    expect(await activities.get(id)).toMatchObject({ fate: 'needs_you', form });
    expect(await kept()).toMatchObject({ value: { note: 'Quote' } });
  });
});

test('a server that asks to wait for a year is sent the log again after a day', async () => {
  const busy = () => ({ ...json({ error: 'Service unavailable' }, 503), retryAfter: '31536000' });
  const context = world.context(createFakeServer({ 'POST /callLog': busy }).http);
  const { recordCall, queueLog, flushOutbox, activities } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  await flushOutbox(context);
  expect(await activities.get(id)).toMatchObject({ fate: 'waiting', nextAt: world.clock.time + 86_400_000 });
});

describe('an unclear outcome', () => {
  test('is asked about, never sent again: found', async () => {
    const server = createFakeServer({
      'POST /callLog': lost,
      'GET /callLog': () =>
        json({ successful: true, logs: [{ sessionId: '9001', matched: true, logId: 'log-7' }] }),
    });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'asking' });
    expect(world.browser.alarms.all.get('outbox')?.scheduledTime).toBe(world.clock.time + 60_000);
    world.clock.time += 60_000;
    await flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'logged', logId: 'log-7' });
    expect(server.to('POST /callLog')).toHaveLength(1);
  });

  test('not found after 1, 5 and 15 minutes: a person decides', async () => {
    const server = createFakeServer({
      'POST /callLog': lost,
      'GET /callLog': () => json({ successful: true, logs: [{ sessionId: '9001', matched: false }] }),
    });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    for (const minutes of [1, 5, 15]) {
      world.clock.time += minutes * 60_000;
      await flushOutbox(context);
    }
    expect(await activities.get(id)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'unclear_outcome' },
      form,
    });
    expect(server.to('POST /callLog')).toHaveLength(1);
    expect(server.to('GET /callLog')).toHaveLength(3);
  });

  test('no answer to the question either: asked less and less often, at least every ten minutes', async () => {
    const server = createFakeServer({ 'POST /callLog': lost, 'GET /callLog': lost });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    const waits: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      const next = world.browser.alarms.all.get('outbox')?.scheduledTime ?? 0;
      waits.push((next - world.clock.time) / 60_000);
      world.clock.time = next;
      await flushOutbox(context);
    }
    expect(waits).toEqual([1, 1, 2, 4, 8, 10, 10]);
    expect(await activities.get(id)).toMatchObject({ fate: 'asking' });
    expect(server.to('POST /callLog')).toHaveLength(1);
  });
});

describe('a contact and a call-back are made once', () => {
  const nobody: LogInput = {
    subject: 'Call',
    note: 'Quote',
    additional: {},
    newContact: { name: 'Mary', type: 'Contact' },
  };

  /** A CRM whose contacts and call-backs are counted; `fails` says what becomes of a request that writes. */
  function createCrm(fails: (path: string) => 'before' | 'after' | undefined) {
    const contacts: object[] = [];
    const items: object[] = [];
    const write = (path: string, done: () => object): Route => {
      return async () => {
        const { fail } = await import('../../../../src/core/basics/problem');
        const failure = fails(path);
        if (failure === 'before') return fail('unreachable');
        const body = done();
        return failure === 'after' ? fail('unreachable') : json(body);
      };
    };
    const server = createFakeServer({
      'GET /contact': () => json({ successful: true, contact: contacts }),
      'POST /contact': write('/contact', () => {
        const contact = { id: `n${contacts.length + 1}`, name: 'Mary', type: 'Contact' };
        contacts.push(contact);
        return { successful: true, contact };
      }),
      'POST /callLog': (request) =>
        json({ successful: true, logId: `log-${Object(request.body).logInfo.id}`, returnMessage: null }),
      'GET /calldown': () => json({ items }),
      'POST /calldown': write('/calldown', () => {
        const scheduledAt = new Date(callBackAt).toISOString();
        items.push({ contactId: contacts.length > 0 ? 'n1' : 'c1', scheduledAt });
        return { successful: true };
      }),
    });
    return { server, contacts, items };
  }
  const callBackAt = 1_800_000_000_000;

  /** Where a person is asked, they have it sent again. */
  async function retry(context: Context): Promise<void> {
    const { activities, flushOutbox, replaceActivities } = await load();
    const { afterRetry } = await import('../../../../src/core/activity/activity-decision');
    for (const known of await activities.all()) {
      const record = afterRetry(known, world.clock.time);
      if (record !== known) await replaceActivities(context, [{ expected: known, record }]);
    }
    await flushOutbox(context);
  }

  test.each(['before', 'after'] as const)(
    'the contact’s request is lost %s it has arrived: one contact, also when the person has it sent again',
    async (when) => {
      let left = 1;
      const crm = createCrm((path) => (path === '/contact' && left-- > 0 ? when : undefined));
      const context = world.context(crm.server.http);
      const { recordCall, queueLog, flushOutbox, activities } = await load();
      await recordCall(context, call, true);
      await queueLog(context, id, nobody);
      for (const minutes of [0, 1, 5, 15]) {
        world.clock.time += minutes * 60_000;
        await flushOutbox(context);
      }
      await retry(context);
      expect(await activities.get(id)).toMatchObject({ fate: 'logged', form: { contact: { id: 'n1' } } });
      expect(crm.contacts).toHaveLength(1);
    },
  );

  test('a second call from the same new number waits for the answer about the contact, then takes it', async () => {
    let left = 1;
    const crm = createCrm((path) => (path === '/contact' && left-- > 0 ? 'after' : undefined));
    const late = [...crm.contacts];
    const context = world.context(crm.server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, nobody);
    // The server is still working on it: nobody finds the contact yet.
    crm.server.routes['GET /contact'] = () => json({ successful: true, contact: late });
    await flushOutbox(context);
    const second = await recordCall(context, { ...call, sessionId: '9002' }, true);
    await queueLog(context, second.activityId, nobody);
    await flushOutbox(context);
    expect(await activities.get(second.activityId)).toMatchObject({ fate: 'waiting' });
    late.push(...crm.contacts);
    for (let count = 0; count < 3; count += 1) {
      world.clock.time += 60_000;
      await flushOutbox(context);
    }
    for (const one of [id, second.activityId])
      expect(await activities.get(one)).toMatchObject({ fate: 'logged', form: { contact: { id: 'n1' } } });
    expect(crm.server.to('POST /contact')).toHaveLength(1);
  });

  describe('somebody else has the number by now', () => {
    const other = { id: 'p1', name: 'PlaceholderContact +16505550123', type: 'Contact' };
    const withBesides = (besides: string[], isPlaceholder = false): LogInput => ({
      ...nobody,
      newContact: { name: 'Mary', type: 'Contact', besides, ...(isPlaceholder && { isPlaceholder }) },
    });

    async function save(written: LogInput, contacts: object[]) {
      const crm = createCrm(() => undefined);
      crm.contacts.push(...contacts);
      const context = world.context(crm.server.http);
      const { recordCall, queueLog, flushOutbox, activities } = await load();
      await recordCall(context, call, true);
      await queueLog(context, id, written);
      await flushOutbox(context);
      return { crm, context, written: await activities.get(id) };
    }

    test('the person is asked, and their note stays; sent once more, they are asked again', async () => {
      const { crm, context, written } = await save(withBesides([]), [other]);
      expect(written).toMatchObject({ fate: 'needs_you', problem: { code: 'contact_made' } });
      await retry(context);
      const { activities } = await load();
      expect(await activities.get(id)).toMatchObject({ fate: 'needs_you', form: { note: 'Quote' } });
      expect(crm.server.to('POST /contact')).toEqual([]);
    });

    test('having seen the contact, they may make another', async () => {
      const { crm, written } = await save(withBesides(['Contact/p1']), [other]);
      expect(written).toMatchObject({ fate: 'logged', form: { contact: { name: 'Mary' } } });
      expect(crm.contacts).toHaveLength(2);
    });

    test('a contact of another type with the same id is another', async () => {
      const { written } = await save(withBesides(['Lead/p1']), [other]);
      expect(written).toMatchObject({ fate: 'needs_you', problem: { code: 'contact_made' } });
    });

    test('what an earlier version has stored is made as it was wanted', async () => {
      const { crm, written } = await save(nobody, [other]);
      expect(written).toMatchObject({ fate: 'logged', form: { contact: { name: 'Mary' } } });
      expect(crm.contacts).toHaveLength(2);
    });

    test('what automatic logging would have made gives way to the only one there is', async () => {
      const { crm, written } = await save(withBesides([], true), [other]);
      expect(written).toMatchObject({ fate: 'logged', form: { contact: { id: 'p1' } } });
      expect(crm.server.to('POST /contact')).toEqual([]);
    });

    test('and asks where there are several', async () => {
      const { written } = await save(withBesides([], true), [other, { ...other, id: 'p2', name: 'Max' }]);
      expect(written).toMatchObject({ fate: 'needs_you', problem: { code: 'contact_made' } });
    });
  });

  test('a number that cannot be looked up leaves no doubt whether a contact was made', async () => {
    const crm = createCrm(() => undefined);
    const found = crm.server.routes['GET /contact'];
    crm.server.routes['GET /contact'] = lost;
    const context = world.context(crm.server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, nobody);
    await flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'waiting', problem: { code: 'timeout' } });
    crm.server.routes['GET /contact'] = found ?? lost;
    world.clock.time += 30_000;
    await flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'logged' });
    expect(crm.contacts).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)(
    'the call-back’s request is lost %s it has arrived: one call-back, which a change of the log leaves alone',
    async (when) => {
      let left = 1;
      const crm = createCrm((path) => (path === '/calldown' && left-- > 0 ? when : undefined));
      const context = world.context(crm.server.http);
      const { recordCall, queueLog, flushOutbox, activities } = await load();
      await recordCall(context, call, true);
      await queueLog(context, id, { ...form, callBackAt });
      for (const minutes of [0, 1, 5, 15]) {
        world.clock.time += minutes * 60_000;
        await flushOutbox(context);
      }
      await retry(context);
      const logged = await activities.get(id);
      expect(logged).toMatchObject({ fate: 'logged' });
      expect(logged?.form).not.toHaveProperty('callBackAt');
      expect(crm.items).toHaveLength(1);
    },
  );
});

test('the worker dies while the request is under way: the next one asks', async () => {
  const server = createFakeServer({ 'POST /callLog': () => new Promise(() => {}) });
  const context = world.context(server.http);
  const first = await load();
  await first.recordCall(context, call, true);
  await first.queueLog(context, id, form);
  void first.flushOutbox(context);
  await vi.waitFor(() => expect(server.to('POST /callLog')).toHaveLength(1));
  world.kill();
  const second = await load();
  await second.flushOutbox(context);
  expect(await second.activities.get(id)).toMatchObject({ fate: 'asking', form });
  expect(server.to('POST /callLog')).toHaveLength(1);
});

test('what is not due yet is not written again', async () => {
  const server = createFakeServer({
    'POST /callLog': async () => {
      const { fail } = await import('../../../../src/core/basics/problem');
      return fail('offline');
    },
  });
  const context = world.context(server.http);
  const { recordCall, queueLog, flushOutbox, activities } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  await flushOutbox(context);
  const { local, session } = world.browser.storage;
  const writes = [vi.spyOn(local, 'set'), vi.spyOn(session, 'set')];
  await flushOutbox(context);
  for (const write of writes) expect(write).not.toHaveBeenCalled();
  expect(server.to('POST /callLog')).toHaveLength(1);
  const { nextAt } = (await activities.get(id)) ?? {};
  expect(world.browser.alarms.all.get('outbox')?.scheduledTime).toBe(nextAt);
});

test('an event that comes before its worker has settled does not hide what the last one left half-way', async () => {
  const context = world.context(createFakeServer({}).http);
  const first = await load();
  const { settleActivities } = await import('../../../../src/background/activity/activity-store');
  await settleActivities(world.clock.time);
  await first.recordCall(context, call, true);
  const set = vi.spyOn(world.browser.storage.local, 'set').mockImplementation(() => new Promise(() => {}));
  void first.queueLog(context, id, form);
  await vi.waitFor(() => expect(set).toHaveBeenCalled());
  set.mockRestore();
  world.kill();
  const second = await load();
  await second.recordCall(context, { ...call, sessionId: '9002' }, true);
  const { settleActivities: settle } = await import('../../../../src/background/activity/activity-store');
  await settle(world.clock.time);
  const { readItem } = await import('../../../../src/storage/basics/item');
  const { activitySummary } = await import('../../../../src/storage/activity/activity-summary');
  const summary = await readItem(activitySummary);
  expect(summary.counts).toMatchObject({ todo: 1, waiting: 1 });
  expect(summary.due).toEqual({ [id]: world.clock.time });
});

test('a summary written by an older version is counted again at the next start', async () => {
  const context = world.context(createFakeServer({}).http);
  const { recordCall } = await load();
  await recordCall(context, call, true);
  const counts = { needsYou: 0, waiting: 7, logged: 0, todo: 0, ignored: 0 };
  const older = { counts, newest: [{ id, fate: 'waiting', contactName: 'Ada' }], due: { [id]: 1 } };
  await world.browser.storage.local.set({ activitySummary: older });
  const { settleActivities } = await import('../../../../src/background/activity/activity-store');
  await settleActivities(world.clock.time);
  const { activitySummary } = await world.browser.storage.local.get('activitySummary');
  expect(activitySummary).toEqual({
    counts: { needsYou: 0, waiting: 0, logged: 0, todo: 1, ignored: 0 },
    newest: [{ id, fate: 'todo', startedAt: call.startTime }],
    due: {},
    revision: 1,
    person: personKey(identity),
  });
});

test('a change of what is written in an activity only, changes the summary that pages follow', async () => {
  const context = world.context(createFakeServer({}).http);
  const { recordCall } = await load();
  await recordCall(context, call, true);
  const { changeActivity } = await import('../../../../src/background/activity/activity-store');
  const stored = async () => (await world.browser.storage.local.get('activitySummary'))['activitySummary'];
  const { revision, ...before } = await stored();
  await changeActivity(id, (known) => known && { ...known, knownAs: 'Ada Lovelace' });
  expect(await stored()).toEqual({ ...before, revision: revision + 1 });
  await changeActivity(id, (known) => known);
  expect(await stored()).toMatchObject({ revision: revision + 1 });
});

describe('a clock that is set back', () => {
  test.each([
    ['a day', 86_400_000],
    ['a year', 31_536_000_000],
    ['an hour', 3_600_000],
  ])('%s: what waits is sent, and what is in question asked about, at the next wake', async (_what, back) => {
    let isDown = true;
    const server = createFakeServer({
      'POST /callLog': (request, url) =>
        isDown ? json({ error: 'Service unavailable' }, 503) : saved(request, url),
    });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox, activities } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    isDown = false;
    world.clock.time -= back;
    await flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'logged' });
  });

  test('a server’s wish to wait for a day is still respected where the clock is right', async () => {
    const busy = () => ({ ...json({ error: 'Service unavailable' }, 503), retryAfter: '86400' });
    const server = createFakeServer({ 'POST /callLog': busy });
    const context = world.context(server.http);
    const { recordCall, queueLog, flushOutbox } = await load();
    await recordCall(context, call, true);
    await queueLog(context, id, form);
    await flushOutbox(context);
    world.clock.time += 3_600_000;
    await flushOutbox(context);
    expect(server.to('POST /callLog')).toHaveLength(1);
  });
});

test('a revoked session keeps the log and asks to reconnect', async () => {
  const server = createFakeServer({
    'POST /callLog': () => json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401),
  });
  const context = world.context(server.http);
  const { recordCall, queueLog, flushOutbox, activities } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  await flushOutbox(context);
  expect(await activities.get(id)).toMatchObject({ fate: 'waiting', form });
  expect(await world.browser.storage.local.get('connection')).toMatchObject({
    connection: { state: 'revoked' },
  });
  // Nothing can go on by itself, so nothing wakes the worker.
  expect(world.browser.alarms.all.has('outbox')).toBe(false);
});

test('connecting again sends what waited for it', async () => {
  const server = createFakeServer({
    'POST /callLog': () => json({ successful: false, errorCode: 'CRM_SESSION_REVOKED' }, 401),
  });
  const context = world.context(server.http);
  const { recordCall, queueLog, flushOutbox, activities } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  await flushOutbox(context);
  server.routes['POST /callLog'] = saved;
  await world.connect();
  await flushOutbox(context);
  expect(await activities.get(id)).toMatchObject({ fate: 'logged' });
});

test('the session token goes to the server in the header, and nowhere else', async () => {
  const server = createFakeServer({ 'POST /callLog': saved });
  const context = world.context(server.http);
  const { recordCall, queueLog, flushOutbox } = await load();
  await recordCall(context, call, true);
  await queueLog(context, id, form);
  await flushOutbox(context);
  const [request] = server.to('POST /callLog');
  expect(request?.headers?.['authorization']).toBe('Bearer jwt');
  expect(request?.url).not.toContain('jwt');
  expect(JSON.stringify(request?.body)).not.toMatch(/jwt|rc-refresh/);
});
