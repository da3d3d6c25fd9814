import { promisifyRequest } from 'idb-keyval';
import { beforeEach, expect, test } from 'vitest';
import { readSetAside } from '../../../../src/storage/basics/set-aside';
import {
  changeTasks,
  readLedgerSummary,
  readPending,
  readTask,
  settleUnreadableTasks,
} from '../../../../src/storage/tasks/task-store';
import { installDatabases } from '../../fakes/fake-databases';
import { polled } from '../../fakes/task';

/** As a later version may store one: this one does not know the state. */
const unreadable = { ...polled, id: 'later/summary', state: 'postponed' };

beforeEach(async () => {
  installDatabases({ besides: false });
  await changeTasks({ ids: [] }, () => []);
  const tasks = await openTasks();
  tasks.clear();
  tasks.put(unreadable);
});

async function openTasks(): Promise<IDBObjectStore> {
  const database = await promisifyRequest(indexedDB.open('panel-tasks'));
  return database.transaction('tasks', 'readwrite').objectStore('tasks');
}

test('a task that cannot be read is set aside, and the others are counted anew', async () => {
  await changeTasks({ ids: [] }, () => [polled]);
  await settleUnreadableTasks();
  expect(await readSetAside()).toEqual([{ kind: 'tasks', id: unreadable.id, raw: unreadable }]);
  expect(await readPending()).toEqual([polled]);
  expect((await readLedgerSummary(polled.account)).counts.pending).toBe(1);
});

test('a new task never takes its place unseen', async () => {
  const started = { ...polled, id: unreadable.id };
  await changeTasks({ ids: [] }, () => [started]);
  expect(await readTask(unreadable.id)).toEqual(started);
  expect(await readSetAside()).toEqual([{ kind: 'tasks', id: unreadable.id, raw: unreadable }]);
});

test('it comes back once it can be read', async () => {
  await settleUnreadableTasks();
  const tasks = await openTasks();
  expect(await promisifyRequest(tasks.count())).toBe(0);
  // What was set aside by an older version and is known to this one.
  const { setAside } = await import('../../../../src/storage/basics/set-aside');
  await setAside({ kind: 'tasks', id: polled.id, raw: polled });
  await settleUnreadableTasks();
  expect(await readTask(polled.id)).toEqual(polled);
  expect(await readSetAside()).toEqual([{ kind: 'tasks', id: unreadable.id, raw: unreadable }]);
});
