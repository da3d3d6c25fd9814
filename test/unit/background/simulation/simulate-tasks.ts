import { vi } from 'vitest';
import type { Context } from '../../../../src/background/worker/context';
import type { Connection } from '../../../../src/core/crm/account';
import { isPending, type Task } from '../../../../src/core/tasks/task';
import type { SentLog } from '../../../../src/core/tasks/task-start';
import { summarizeTasks } from '../../../../src/core/tasks/task-summary';
import { createFakeBrowser } from '../../fakes/fake-browser';
import { createFakeLocks } from '../../fakes/fake-locks';
import { installedPlugin } from '../../fakes/installed-plugin';
import { connection, identity } from '../../fakes/person';
import { setStage } from '../../fakes/stage';
import { Chance } from './chance';
import { MemoryLedger } from './memory-ledger';
import type * as taskLease from '../../../../src/background/tasks/task-lease';
import type * as taskLedger from '../../../../src/background/tasks/task-ledger';
import type * as taskPass from '../../../../src/background/tasks/task-pass';
import { MortalWorker } from './mortal-worker';
import { TaskServers, type Weather } from './task-servers';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Modules = typeof taskPass & typeof taskLedger & typeof taskLease;

const plugins = ['summary', 'digest'].map((id) => installedPlugin(id));

/** Where the modules under test find this schedule's ledger; set for each schedule anew. */
interface Shelf {
  ledger: MemoryLedger | undefined;
}

export interface Verdict {
  readonly problems: readonly string[];
  readonly deaths: number;
  readonly passes: number;
  readonly tasks: number;
}

/** Loads the worker's task modules once, over surroundings that change with each schedule. */
export async function loadSimulation() {
  const shelf: Shelf = { ledger: undefined };
  const store = new Proxy(
    {},
    {
      get: (_, name) => (name === 'then' ? undefined : Reflect.get(shelf.ledger?.store ?? {}, name)),
      has: () => true,
      ownKeys: () => [],
    },
  );
  vi.doMock('../../../../src/storage/tasks/task-store', () => {
    const names = [
      'readTask',
      'readLedgerSummary',
      'readPending',
      'changeTasks',
      'removeTasks',
      'removeFinished',
    ] as const;
    return Object.fromEntries(
      names.map((name) => [
        name,
        (...parameters: unknown[]) => Reflect.apply(Reflect.get(store, name), undefined, parameters),
      ]),
    );
  });
  vi.doMock('../../../../src/storage/activity/activities', () => ({
    activities: { getMany: async () => new Map() },
  }));
  const modules = await Promise.all([
    import('../../../../src/background/tasks/task-pass'),
    import('../../../../src/background/tasks/task-ledger'),
    import('../../../../src/background/tasks/task-lease'),
  ]);
  const worker: Modules = Object.assign({}, ...modules);
  return (seed: number) => new Schedule(shelf, worker, new Chance(seed)).run();
}

/** One browser with its worker, its server and its people, through some days. */
class Schedule {
  private now = 1_700_000_000_000;
  private readonly servers = new TaskServers();
  private readonly locks = createFakeLocks();
  private readonly browser = createFakeBrowser();
  private readonly mortal = new MortalWorker(() => {
    this.locks.release();
    this.servers.loseAnswers();
    this.wasKilled = true;
  });
  private readonly ledger = new MemoryLedger((effect) => this.mortal.gate(effect));
  private readonly problems: string[] = [];
  private readonly account: string;
  private readonly polls: boolean;
  private readonly isChanged: boolean;
  private readonly context: Context;
  private started = 0;
  private passes = 0;
  private wasKilled = false;
  private readonly sessions: string[] = [];
  private readonly expected = new Set<string>();
  /** Runs on a server that calls back, and when each began; none is forgotten here. By task id. */
  private readonly runs = new Map<string, { sessionId: string; begunAt: number }>();
  /** Time that has really gone by, whatever the clock says. */
  private lived = 0;

  constructor(
    shelf: Shelf,
    private readonly worker: Modules,
    private readonly chance: Chance,
  ) {
    this.polls = chance.is(0.5);
    this.isChanged = chance.is(0.3);
    this.servers.namesIds = chance.is(0.3);
    const linked: Connection = {
      ...connection,
      capabilities: { ...connection.capabilities, pollsTasks: this.polls },
    };
    this.account = [
      identity.accountId,
      identity.extensionId,
      new URL(linked.serverUrl).host,
      linked.platform,
    ].join('|');
    const sync = { ...plugins[0], id: 'upper', name: 'labs.upper', isAsync: false };
    const installed = plugins.slice(0, 1 + chance.below(2));
    this.browser.storage.local.values.set('identity', JSON.stringify(identity));
    this.browser.storage.local.values.set('connection', JSON.stringify(linked));
    this.browser.storage.local.values.set(
      'sessionToken',
      JSON.stringify({ token: 'jwt', serverUrl: linked.serverUrl }),
    );
    this.browser.storage.local.values.set(
      'installedPlugins',
      JSON.stringify({ plugins: this.isChanged ? [...installed, sync] : installed, refreshedAt: 1 }),
    );
    setStage({ browser: this.gatedBrowser(), clock: { now: () => this.now } });
    shelf.ledger = this.ledger;
    vi.stubGlobal('navigator', { locks: this.mortalLocks(), onLine: true, language: 'en' });
    this.ledger.onEnd = (task) => this.judgeEnd(task);
    this.context = {
      http: (request) =>
        this.mortal.gate(() => this.servers.answer(request, () => this.mortal.gate(() => undefined))),
      now: () => this.now,
      random: (length) => new Uint8Array(length).map(() => chance.below(256)),
      builtInClientId: '',
      countDeparture: () => {},
      version: '1.0.0',
      windows: { start: () => {}, stop: () => {} },
      afterConnecting: async () => {},
    };
  }

  async run(): Promise<Verdict> {
    const events = 8 + this.chance.below(25);
    for (let index = 0; index < events && this.problems.length === 0; index += 1) await this.oneEvent();
    await this.settleAll();
    return {
      problems: this.problems,
      deaths: this.mortal.deaths,
      passes: this.passes,
      tasks: this.ledger.tasks.size,
    };
  }

  private async oneEvent(): Promise<void> {
    if (this.chance.is(0.25)) this.mortal.killAfter(1 + this.chance.below(60));
    const event = this.chance.pick<() => Promise<void> | void>([
      () => this.startTasks(),
      () => this.startTasks(),
      () => this.finishWork(),
      () => this.finishWork(),
      () => this.wait(),
      () => this.wait(),
      () => this.checkNow(),
      () => this.readFresh(),
      () => this.restartBrowser(),
      () => this.changeWeather(),
      () => this.setClockBack(),
      () => this.rewriteLog(),
      () => this.editNote(),
    ]);
    await event();
    this.mortal.spare();
    this.checkStanding();
  }

  private async startTasks(): Promise<void> {
    const sessionId = `s${(this.started += 1)}`;
    this.sessions.push(sessionId);
    await this.send(sessionId, 'create', 'one two three');
  }

  /** The outbox's part: whatever becomes of the worker, the same sending is told of until it was heard. */
  private async send(sessionId: string, operation: SentLog['operation'], note: string): Promise<void> {
    const key = (this.started += 1);
    const installed = plugins.filter(({ id }) => this.isInstalled(id));
    const ids = installed.map(({ name }) => {
      const id = `user-${key}-${name}`;
      if (this.polls) this.servers.start({ id, pluginName: name, status: 'processing' });
      return id;
    });
    this.servers.notes.set(sessionId, this.isChanged ? note.toUpperCase() : note);
    const sending: SentLog = {
      operationId: `${operation}:${key}`,
      operation,
      account: this.account,
      activityId: `call:${sessionId}`,
      sessionId,
      logId: `log-${sessionId}`,
      logTypes: ['call'],
      subject: 'Ada',
      note,
      taskIds: this.polls ? ids : undefined,
    };
    for (const { id } of installed) {
      const taskId = `${sending.operationId}/${id}`;
      this.expected.add(taskId);
      if (!this.polls) this.runs.set(taskId, { sessionId, begunAt: this.lived });
    }
    while (!(await this.mortal.run(() => this.worker.startTasks(this.context, sending))))
      await this.startWorker();
  }

  private isInstalled(id: string): boolean {
    return (this.browser.storage.local.values.get('installedPlugins') ?? '').includes(`"id":"${id}"`);
  }

  private async rewriteLog(): Promise<void> {
    if (this.sessions.length === 0) return;
    await this.send(
      this.chance.pick(this.sessions),
      'update',
      this.chance.pick(['one two three', 'one\n\nfour', '']),
    );
  }

  private editNote(): void {
    if (this.sessions.length === 0) return;
    const sessionId = this.chance.pick(this.sessions);
    const note = this.servers.notes.get(sessionId) ?? '';
    if (note === '') return;
    const at = this.chance.below(note.length + 1);
    // Within a line: a paragraph at the end cannot be told from an answer, by anybody.
    this.servers.notes.set(sessionId, `${note.slice(0, at)}x${note.slice(at)}`);
  }

  private finishWork(): void {
    if (this.polls) {
      const running = [...this.servers.rows.values()].filter(({ status }) => status === 'processing');
      if (running.length > 0) this.chance.pick(running).status = this.chance.is(0.7) ? 'completed' : 'failed';
      return;
    }
    // Any run, also one that a later one has replaced; after a week the server has forgotten it.
    const open = [...this.runs].filter(
      ([id, { begunAt }]) => !this.servers.answered.has(id) && this.lived - begunAt < 7 * day,
    );
    if (open.length === 0) return;
    const [id, { sessionId }] = this.chance.pick(open);
    this.servers.answered.add(id);
    const answer = `answer ${this.servers.answered.size}`;
    const note = this.servers.notes.get(sessionId);
    this.servers.notes.set(sessionId, [note, answer].filter(Boolean).join('\n\n'));
  }

  private async wait(): Promise<void> {
    const until = this.now + this.chance.pick([minute, 10 * minute, 3 * hour, 2 * day]);
    this.lived += until - this.now;
    for (let rings = 0; rings < 12 && this.now < until; rings += 1) {
      const alarm = this.browser.alarms.all.get('tasks');
      if (!alarm || alarm.scheduledTime > until) break;
      this.now = Math.max(this.now, alarm.scheduledTime);
      await this.ring();
    }
    this.now = Math.max(this.now, until);
  }

  private async ring(): Promise<void> {
    const alarm = this.browser.alarms.all.get('tasks');
    if (!alarm) return;
    this.browser.alarms.all.delete('tasks');
    if (this.ledger.pending().length === 0 && !this.wasKilled)
      this.problems.push('a wake with nothing pending');
    this.passes += 1;
    const dueBefore = Math.max(alarm.scheduledTime, this.now);
    if (!(await this.mortal.run(() => this.worker.checkTasks(this.context, dueBefore))))
      await this.startWorker();
  }

  /** Two panels press the button. */
  private async checkNow(): Promise<void> {
    const press = () => this.worker.checkTasksNow(this.context);
    const both = () => Promise.allSettled([press(), press()]);
    if (!(await this.mortal.run(both))) await this.startWorker();
  }

  /** A worker that is awake, or an open panel, within the first minutes. */
  private async readFresh(): Promise<void> {
    const passed = this.chance.pick([5000, 20_000, minute]);
    this.now += passed;
    this.lived += passed;
    const both = () =>
      Promise.allSettled([
        this.worker.readFreshNotes(this.context),
        this.worker.readFreshNotes(this.context),
      ]);
    if (!(await this.mortal.run(both))) await this.startWorker();
  }

  private async restartBrowser(): Promise<void> {
    this.browser.alarms.all.clear();
    this.locks.release();
    await this.startWorker();
  }

  /** What takeUp does for this feature. It may die in that as well. */
  private async startWorker(): Promise<void> {
    const takeUp = async () => {
      await this.worker.pruneLedger(this.context);
      await this.worker.settleLedger(this.context);
    };
    while (!(await this.mortal.run(takeUp)));
    this.wasKilled = false;
  }

  private changeWeather(): void {
    const weathers: Weather[] = ['fair', 'fair', 'offline', 'down', 'answer_lost', 'busy'];
    this.servers.weather = this.chance.pick(weathers);
  }

  private async setClockBack(): Promise<void> {
    if (!this.chance.is(0.3)) return;
    this.now -= this.chance.pick([minute, hour, 3 * day, 400 * day]);
    // A clock that was set back is noticed at the next start of the worker.
    await this.startWorker();
  }

  /** What has to hold whenever nothing is under way. */
  private checkStanding(): void {
    const isWaiting = this.ledger.pending().length > 0;
    const hasAlarm = this.browser.alarms.all.has('tasks');
    if (isWaiting && !hasAlarm) this.problems.push('pending, and no alarm');
    if (!isWaiting && hasAlarm) this.problems.push('an alarm with nothing pending');
    if (this.ledger.secondEnds.length > 0) this.problems.push('a task settled twice');
    if (this.servers.mostAtOnce > 4) this.problems.push(`${this.servers.mostAtOnce} requests at a time`);
    if (this.servers.doubleAsked > 0) this.problems.push('two passes at once');
    const { revision: _r, ...counted } = summarizeTasks([...this.ledger.tasks.values()]);
    const { revision: _s, ...known } = this.ledger.summary;
    if (JSON.stringify(sorted(counted)) !== JSON.stringify(sorted(known)))
      this.problems.push('the summary has drifted');
  }

  private judgeEnd(task: Task): void {
    const id = `user-${task.operationId.split(':')[1]}-${task.pluginName}`;
    this.servers.recorded([id]);
    const truth = this.servers.truth.get(id)?.status;
    if (this.polls) {
      const isTold = task.state === 'completed' || task.state === 'failed';
      if (isTold && task.state !== truth) this.problems.push(`${task.state} is invented, it is ${truth}`);
      if (task.source === 'vanished' && !this.servers.lost.has(id))
        this.problems.push(`${id} is unknown, though nothing was lost`);
      return;
    }
    if (task.state === 'failed') this.problems.push('failed is invented');
    const { sessionId, pluginId } = task;
    if (task.state === 'completed' && !this.servers.answered.has(task.id))
      this.problems.push('completed is invented');
    const ofLog = [...this.runs].filter(([, run]) => run.sessionId === sessionId);
    if (task.state === 'added' && !ofLog.some(([other]) => this.servers.answered.has(other)))
      this.problems.push('added text is invented');
    const last = ofLog.map(([other]) => other).findLast((other) => other.endsWith(`/${pluginId}`));
    if (task.state === 'replaced' && last === task.id) this.problems.push('replaced by nothing');
  }

  /** Everything is well again, and time goes on until nothing is pending. */
  private async settleAll(): Promise<void> {
    this.servers.weather = 'fair';
    await this.startWorker();
    for (let rings = 0; rings < 400 && this.ledger.pending().length > 0; rings += 1) {
      this.now = Math.max(this.now + minute, this.browser.alarms.all.get('tasks')?.scheduledTime ?? 0);
      if (rings === 4) for (const row of this.servers.rows.values()) row.status = 'failed';
      await this.ring();
    }
    this.checkStanding();
    const pending = [...this.ledger.tasks.values()].filter(isPending);
    if (pending.length > 0) this.problems.push(`${pending.length} tasks never end`);
    for (const id of this.expected)
      if (!this.ledger.tasks.has(id) && !this.isPruned()) this.problems.push(`${id} is lost`);
    for (const id of this.ledger.tasks.keys())
      if (!this.expected.has(id)) this.problems.push(`${id} is invented`);
  }

  /** Schedules that went on for a month have forgotten what ended at their beginning. */
  private isPruned(): boolean {
    return this.ledger.tasks.size < this.expected.size && this.now > 1_700_000_000_000 + 30 * day;
  }

  private mortalLocks(): object {
    type Work = (lock: object | null) => unknown;
    return {
      request: (name: string, first: object | Work, second?: Work) => {
        const work = this.mortal.mortalize(typeof first === 'function' ? (first as Work) : (second as Work));
        const request = typeof first === 'function' ? [work] : [first, work];
        return this.mortal.mortalize(() =>
          Reflect.apply(this.locks.request, undefined, [name, ...request]),
        )();
      },
    };
  }

  /** The browser's API as the worker reaches it: through the gate. */
  private gatedBrowser(): object {
    const { storage, alarms, action, notifications, runtime } = this.browser;
    const gated =
      <P extends unknown[], R>(call: (...parameters: P) => R | Promise<R>) =>
      (...parameters: P) =>
        this.mortal.gate(() => call(...parameters));
    return {
      runtime,
      storage: { local: { get: gated(storage.local.get), set: gated(storage.local.set) } },
      alarms: { get: gated(alarms.get), create: gated(alarms.create), clear: gated(alarms.clear) },
      action: {
        getBadgeText: gated(action.getBadgeText),
        setBadgeText: gated(action.setBadgeText),
        setBadgeBackgroundColor: gated(action.setBadgeBackgroundColor),
        setTitle: gated(action.setTitle),
      },
      notifications: { create: gated(notifications.create) },
    };
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, sorted(part)] as const)
      .toSorted(([a], [b]) => a.localeCompare(b)),
  );
}
