import { beforeEach, describe, expect, test, vi } from 'vitest';
import { called, newRow, rescheduled } from '../../../../src/core/activity/call-back-change';
import type { Http } from '../../../../src/api/basics/http';
import { json } from '../../fakes/fake-server';
import { identity } from '../../fakes/person';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

const at = Date.UTC(2026, 11, 1, 9);
const contact = { id: 'c1', name: 'Ada', type: 'Contact' };
const add = { key: 'add', ...newRow({ contact, number: '+16505550123', at }) };
const mark = { key: 'mark', id: 'r1', ...called(at) };
const move = { key: 'move', id: 'r1', ...rescheduled(at + 60_000) };
const end = { key: 'end', id: 'r1' };

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

/** Of a request: whether it arrives, and whether its answer does. */
type Fate = 'answered' | 'lost' | 'answer lost' | 'hangs' | 'answer hangs';

interface Item {
  id: string;
  contactId?: string;
  status: string;
  scheduledAt?: string;
  lastCallAt?: string;
}

const scheduled: Item = {
  id: 'r1',
  contactId: 'c1',
  status: 'scheduled',
  scheduledAt: '2026-11-30T09:00:00.000Z',
};

/** A list as a server keeps it (core 1.7.41 handlers/calldown.js), which outlives workers; what was asked of it. */
function createList(items: Item[] = [{ ...scheduled }]) {
  const asked: string[] = [];
  const fates: Fate[] = [];
  const act = (method: string, id: string | undefined, body: object): [unknown, number] => {
    if (method === 'GET') return [{ successful: true, items }, 200];
    if (id === undefined) {
      const made = { id: `new${items.length}`, status: 'scheduled', ...body };
      items.push(made);
      return [{ successful: true, id: made.id }, 200];
    }
    const place = items.findIndex((item) => item.id === id);
    if (place < 0) return [{ error: 'Not found' }, 400];
    if (method === 'DELETE') items.splice(place, 1);
    else Object.assign(Object(items[place]), body);
    return [{ successful: true }, 200];
  };
  const http: Http = async ({ method, url, body }) => {
    const [, id] = new URL(url).pathname.split('/calldown/');
    asked.push([method, id].filter(Boolean).join(' '));
    const fate = fates.shift() ?? 'answered';
    if (fate === 'hangs') return new Promise(() => {});
    if (fate === 'lost') return offline();
    const answer = act(method, id, Object(body));
    if (fate === 'answer hangs') return new Promise(() => {});
    return fate === 'answer lost' ? offline() : json(...answer);
  };
  return { items, asked, fates, http };
}

async function offline(): Promise<never> {
  const { fail } = await import('../../../../src/core/basics/problem');
  return fail('offline');
}

async function load() {
  const { queueCallBacks } = await import('../../../../src/background/activity/call-back-changes');
  const { flushOutbox } = await import('../../../../src/background/activity/outbox');
  const { callBackChanges } = await import('../../../../src/storage/activity/call-back-changes');
  const { readItem } = await import('../../../../src/storage/basics/item');
  return {
    queue: (...changes: (typeof add | typeof mark | typeof move | typeof end)[]) =>
      queueCallBacks({ changes, drop: [] }),
    drop: (...keys: string[]) => queueCallBacks({ changes: [], drop: keys }),
    flush: (http: Http) => flushOutbox(world.context(http)),
    waiting: () => readItem(callBackChanges),
  };
}

const alarmAt = () => world.browser.alarms.all.get('outbox');

test('each change goes once, in the order in which it was made, and nothing is left', async () => {
  const list = createList();
  const { queue, flush, waiting } = await load();
  await queue(add, move, mark);
  await Promise.all([flush(list.http), flush(list.http)]);
  expect(list.asked).toEqual(['GET', 'POST', 'PATCH r1', 'PATCH r1']);
  expect(list.items).toEqual([
    { ...scheduled, ...move.body, ...mark.body },
    { id: 'new1', status: 'scheduled', ...add.body },
  ]);
  expect([await waiting(), alarmAt()]).toEqual([[], undefined]);
});

test('without a network it is kept, looked after by the alarm, and sent when the network is back', async () => {
  const list = createList();
  const { queue, flush, waiting } = await load();
  await queue(mark, end);
  list.fates.push('lost');
  await flush(list.http);
  expect(list.asked).toEqual(['PATCH r1']);
  expect(await waiting()).toMatchObject([{ key: 'mark' }, { key: 'end' }]);
  expect(alarmAt()).toBeDefined();
  await flush(list.http);
  expect(list.asked).toEqual(['PATCH r1', 'PATCH r1', 'DELETE r1']);
  expect([list.items, await waiting(), alarmAt()]).toEqual([[], [], undefined]);
});

test('a new row whose answer was lost is found, and not made again', async () => {
  const list = createList();
  const { queue, flush } = await load();
  await queue(add);
  list.fates.push('answered', 'answer lost');
  await flush(list.http);
  await flush(list.http);
  expect(list.asked).toEqual(['GET', 'POST', 'GET']);
  expect(list.items).toHaveLength(2);
});

test('another call-back of the same contact is no reason not to make this one', async () => {
  const list = createList();
  const { queue, flush } = await load();
  await queue(add, { key: 'later', ...newRow({ contact, number: '+16505550123', at: at + 60_000 }) });
  await flush(list.http);
  expect(list.items).toHaveLength(3);
});

test('what the server refuses stays with its words, and what comes after it goes', async () => {
  const list = createList();
  const { queue, drop, flush, waiting } = await load();
  await queue({ ...mark, key: 'gone', id: 'r0' }, mark);
  await flush(list.http);
  await flush(list.http);
  expect(list.asked).toEqual(['PATCH r0', 'PATCH r1']);
  expect(await waiting()).toMatchObject([
    { key: 'gone', problem: { code: 'refused', message: 'Not found' } },
  ]);
  expect(alarmAt()).toBeUndefined();
  await drop('gone');
  expect(await waiting()).toEqual([]);
});

test('a session that has ended loses nothing: it waits until the CRM is connected again', async () => {
  const list = createList();
  const { queue, flush, waiting } = await load();
  await queue(mark);
  await world.connect({ state: 'revoked' });
  await flush(list.http);
  expect(list.asked).toEqual([]);
  await world.connect();
  await flush(list.http);
  expect([list.asked, await waiting()]).toEqual([['PATCH r1'], []]);
});

test('what somebody else has changed waits for them', async () => {
  const list = createList();
  const { queue, flush, waiting } = await load();
  await queue(mark);
  await world.browser.storage.local.set({ identity: { ...identity, extensionId: '102' } });
  await flush(list.http);
  expect(list.asked).toEqual([]);
  await world.browser.storage.local.set({ identity });
  await flush(list.http);
  expect([list.asked, await waiting()]).toEqual([['PATCH r1'], []]);
});

describe('a worker killed at any request, before or after it has arrived', () => {
  const after = [
    { ...scheduled, ...move.body, ...mark.body },
    { id: 'new1', status: 'scheduled', ...add.body },
  ];
  const cases = (['hangs', 'answer hangs'] as const).flatMap((fate) =>
    [0, 1, 2, 3].map((step) => [fate, step] as const),
  );
  test.each(cases)('%s, request %i: the next start makes the list as it was meant', async (fate, step) => {
    const list = createList();
    const before = await load();
    await before.queue(add, move, mark);
    list.fates.push(...Array<Fate>(step).fill('answered'), fate);
    void before.flush(list.http);
    await vi.waitFor(() => expect(list.asked).toHaveLength(step + 1));
    // Whatever ends it, somebody comes back to it.
    expect(alarmAt()).toBeDefined();
    world.kill();
    const next = await load();
    await next.flush(list.http);
    expect(list.items).toEqual(after);
    expect([await next.waiting(), alarmAt()]).toEqual([[], undefined]);
  });

  test('a deletion that has arrived already leaves a refusal that needs nobody', async () => {
    const list = createList();
    const before = await load();
    await before.queue(end);
    list.fates.push('answer hangs');
    void before.flush(list.http);
    await vi.waitFor(() => expect(list.asked).toHaveLength(1));
    world.kill();
    const next = await load();
    await next.flush(list.http);
    expect(list.items).toEqual([]);
    expect(await next.waiting()).toMatchObject([{ key: 'end', problem: { code: 'refused' } }]);
  });
});

test('the panel’s press is answered once it is written down, and goes although the page is closed', async () => {
  const list = createList();
  const { waiting } = await load();
  const pages = await world.servePages(world.context(list.http));
  const { call } = await import('../../../../src/protocol/client');
  list.fates.push('lost');
  await call('changeCallBacks', { changes: [mark], drop: [] });
  expect(await waiting()).toMatchObject([{ key: 'mark' }]);
  await pages.settle();
  expect(list.asked).toEqual(['PATCH r1']);
});
