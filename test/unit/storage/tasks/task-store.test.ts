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
import { settleTask } from '../../../../src/core/tasks/task';
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

test('counts of a version before, over all owners, are not gone on with: each owner’s are counted once', async () => {
  await changeTasks({ ids: [] }, () => [polled, { ...polled, id: 'other/summary', account: 'other' }]);
  await settleUnreadableTasks();
  const database = await promisifyRequest(indexedDB.open('panel-tasks'));
  const store = () => database.transaction('summary', 'readwrite').objectStore('summary');
  await promisifyRequest(store().clear());
  const known = { pending: 4, completed: 3, failed: 2, sent: 1, unknown: 0 };
  const before = { counts: known, unseen: 0, plugins: {}, days: {}, pendingOf: {}, revision: 7 };
  await promisifyRequest(store().put(before, 'summary'));
  expect(await readLedgerSummary(polled.account)).toMatchObject({ counts: { pending: 1, completed: 0 } });
  await changeTasks({ ids: [polled.id] }, ([task]) =>
    task ? [settleTask(task, 'added', 'unclear', 1)] : [],
  );
  expect(await readLedgerSummary(polled.account)).toMatchObject({ counts: { pending: 0, added: 1 } });
  expect(await readLedgerSummary('other')).toMatchObject({ counts: { pending: 1, added: 0 } });
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
