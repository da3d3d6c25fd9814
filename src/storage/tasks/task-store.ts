import { promisifyRequest } from 'idb-keyval';
import { groupBy } from '../../core/basics/group';
import { isObject } from '../../core/basics/json';
import { parseIf } from '../../core/basics/shape';
import { taskSchema, type Task, type TaskState } from '../../core/tasks/task';
import {
  afterChanges,
  ledgerSummarySchema,
  summarizeTasks,
  type LedgerSummary,
  type TaskChange,
} from '../../core/tasks/task-summary';
import { settleUnreadable } from '../basics/set-aside';

/**
 * The task ledger in IndexedDB: one small record per task, ordered by the browser's own indexes, and for each owner one
 * summary, under the owner key, that is changed in the same transaction as the tasks, so that the two always agree.
 */
const keyPaths = {
  startedAt: 'startedAt',
  state: ['state', 'startedAt'],
  plugin: ['pluginId', 'startedAt'],
  pluginState: ['pluginId', 'state', 'startedAt'],
  operation: 'operationId',
  session: 'sessionId',
  activity: 'activityId',
  // These indexes contain only records with the field: pending tasks, finished tasks, unseen failures.
  nextAt: 'nextAt',
  settledAt: 'settledAt',
  unseen: 'unseen',
} as const;

let opened: Promise<IDBDatabase> | undefined;

// Opened at first use: the worker's first turn must not touch the disk.
function openDatabase(): Promise<IDBDatabase> {
  if (opened) return opened;
  const request = indexedDB.open('panel-tasks', 1);
  request.addEventListener('upgradeneeded', () => {
    const tasks = request.result.createObjectStore('tasks', { keyPath: 'id' });
    for (const [name, keyPath] of Object.entries(keyPaths))
      tasks.createIndex(name, typeof keyPath === 'string' ? keyPath : [...keyPath]);
    request.result.createObjectStore('summary');
  });
  opened = promisifyRequest(request).then((database) => {
    database.addEventListener('close', () => (opened = undefined));
    return database;
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

type StoreName = 'tasks' | 'summary';

async function openStore(name: StoreName = 'tasks'): Promise<IDBObjectStore> {
  return (await openDatabase()).transaction(name).objectStore(name);
}

/** Both stores, to be changed in one transaction. */
async function openBoth() {
  const transaction = (await openDatabase()).transaction(['tasks', 'summary'], 'readwrite');
  const [tasks, summaries] = [transaction.objectStore('tasks'), transaction.objectStore('summary')];
  return { transaction, tasks, summaries };
}

function parseTask(raw: unknown): Task | undefined {
  return parseIf(taskSchema, raw);
}

async function readAll(request: IDBRequest<unknown[]>): Promise<Task[]> {
  return (await promisifyRequest(request)).map(parseTask).filter((task) => task !== undefined);
}

export async function readTask(id: string): Promise<Task | undefined> {
  return parseTask(await promisifyRequest((await openStore()).get(id)));
}

/** The summary of all tasks of this owner: one small record. */
export async function readLedgerSummary(account: string): Promise<LedgerSummary> {
  const summary = parseIf(
    ledgerSummarySchema,
    await promisifyRequest((await openStore('summary')).get(account)),
  );
  if (summary) return summary;
  await transact(async () => [], account);
  return readLedgerSummary(account);
}

/** All pending tasks, of all owners, first due first. */
export async function readPending(): Promise<Task[]> {
  return select(await openStore(), { by: 'pending' });
}

/** All tasks of one log. */
export async function readTasksOf(activityId: string): Promise<Task[]> {
  return select(await openStore(), { by: 'activity', id: activityId });
}

export interface TaskFilter {
  readonly state?: TaskState | undefined;
  readonly pluginId?: string | undefined;
}

/** Newest tasks that `accept` selects; reads no more of them than it takes to find `limit`. */
export async function readNewestTasks(
  filter: TaskFilter,
  limit: number,
  accept: (task: Task) => boolean = () => true,
): Promise<Task[]> {
  const store = await openStore();
  const [index, range] = rangeOf(filter);
  const found: Task[] = [];
  const request = store.index(index).openCursor(range, 'prev');
  let cursor = await promisifyRequest(request);
  while (cursor) {
    const task = parseTask(cursor.value);
    if (task && accept(task)) found.push(task);
    if (found.length >= limit) break;
    cursor.continue();
    cursor = await promisifyRequest(request);
  }
  return found;
}

function rangeOf({ state, pluginId }: TaskFilter): [keyof typeof keyPaths, IDBKeyRange | null] {
  if (pluginId !== undefined && state !== undefined) return ['pluginState', startingWith([pluginId, state])];
  if (pluginId !== undefined) return ['plugin', startingWith([pluginId])];
  if (state !== undefined) return ['state', startingWith([state])];
  return ['startedAt', null];
}

/** Keys that begin with these parts: an array sorts after every number and string. */
function startingWith(parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []]);
}

/** Which tasks: these, or those in an index (all, or under one key). */
type Selection =
  | { readonly ids: readonly string[] }
  | { readonly by: 'operation' | 'session' | 'activity'; readonly id: string }
  | { readonly by: 'settledAt'; readonly id: IDBKeyRange }
  | { readonly by: 'unseen' | 'pending'; readonly id?: undefined };

/**
 * Changes the selected tasks and the summary in one transaction; concurrent changes follow one another.
 * @param change gets the stored tasks and returns those to store: changed ones, new ones, or the same objects, which
 * are not written; must be synchronous
 */
export async function changeTasks(
  selection: Selection,
  change: (tasks: Task[]) => readonly Task[],
): Promise<TaskChange[]> {
  const changeOnce = () =>
    transact(async (tasks) => {
      const stored = await select(tasks, selection);
      const changes: TaskChange[] = [];
      for (const after of change(stored)) {
        const before = stored.find(({ id }) => id === after.id);
        if (before === after) continue;
        // A new one never takes the place of one that cannot be read: `add` refuses that.
        if (before) tasks.put(after);
        else await promisifyRequest(tasks.add(after));
        changes.push({ before, after });
      }
      return changes;
    });
  try {
    return await changeOnce();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'ConstraintError') throw error;
    await settleUnreadableTasks();
    return changeOnce();
  }
}

async function select(tasks: IDBObjectStore, selection: Selection): Promise<Task[]> {
  if ('ids' in selection) {
    const raw = await Promise.all(selection.ids.map((id) => promisifyRequest(tasks.get(id))));
    return raw.map(parseTask).filter((task) => task !== undefined);
  }
  const index = selection.by === 'pending' ? 'nextAt' : selection.by;
  return readAll(tasks.index(index).getAll(selection.id));
}

/** Removes these tasks from the ledger; pending ones stay. */
export async function removeTasks(ids: readonly string[]): Promise<TaskChange[]> {
  return remove({ ids });
}

/** Removes tasks that ended before this time (epoch ms); where an owner is named, only theirs. */
export async function removeFinished(before: number, account?: string): Promise<TaskChange[]> {
  return remove({ by: 'settledAt', id: IDBKeyRange.upperBound(before, true) }, account);
}

async function remove(selection: Selection, whose?: string): Promise<TaskChange[]> {
  return transact(async (tasks) => {
    const ended = (await select(tasks, selection)).filter(
      ({ state, account }) => state !== 'pending' && (whose ?? account) === account,
    );
    for (const { id } of ended) tasks.delete(id);
    return ended.map((before) => ({ before, after: undefined }));
  });
}

/**
 * Sets aside tasks that this version cannot read, takes back those that an earlier one could not, and has all counted
 * anew. Reads all of them.
 */
export async function settleUnreadableTasks(): Promise<void> {
  const all: unknown[] = await promisifyRequest((await openStore()).getAll());
  await settleUnreadable({
    kind: 'tasks',
    stored: new Map(all.map((raw) => [isObject(raw) ? String(raw['id']) : '', raw])),
    isReadable: (raw) => parseTask(raw) !== undefined,
    replace: async (out, back) => {
      const { tasks, summaries } = await openBoth();
      for (const id of out) tasks.delete(id);
      for (const { raw } of back) tasks.put(raw);
      await promisifyRequest(summaries.clear());
    },
  });
}

/** @param account an owner to be counted in any case */
async function transact(
  work: (tasks: IDBObjectStore) => Promise<TaskChange[]>,
  account?: string,
): Promise<TaskChange[]> {
  const { transaction, tasks, summaries } = await openBoth();
  const done = promisifyRequest(transaction);
  // When the work fails, that is what is thrown.
  done.catch(() => undefined);
  const changes = await work(tasks);
  const byOwner = groupBy(changes, ({ before, after }) => (after ?? before)?.account ?? '');
  for (const whose of account === undefined ? byOwner.keys() : [account]) {
    // A missing or unreadable summary is counted again, once.
    const summary = parseIf(ledgerSummarySchema, await promisifyRequest(summaries.get(whose)));
    const next = summary
      ? afterChanges(summary, byOwner.get(whose) ?? [])
      : summarizeTasks((await readAll(tasks.getAll())).filter((task) => task.account === whose));
    summaries.put(next, whose);
  }
  await done;
  return changes;
}
