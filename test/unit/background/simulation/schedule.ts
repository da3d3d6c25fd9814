import { expect } from 'vitest';
import type { Http } from '../../../../src/api/basics/http';
import type { Context } from '../../../../src/background/worker/context';
import type { Activity } from '../../../../src/core/activity/activity';
import type { LogInput } from '../../../../src/core/activity/call';
import type { Surroundings } from '../../fakes/worker';
import type { LoadedWorker } from './loaded-worker';
import { createRandom } from './random';
import { callOf, conversationOf, formOf, formOfNew, start } from './simulated-activities';
import { createSimulatedServer } from './simulated-server';
import type { Timeline } from './timeline';

const minute = 60_000;
const numbers = ['+15550000001', '+15550000002', '+15550000003'] as const;

/** Everything that one schedule is, and what has to hold of it. */
export async function runSchedule(
  seed: number,
  timeline: Timeline,
  world: Surroundings,
  worker: LoadedWorker,
): Promise<void> {
  const random = createRandom(seed);
  world.releaseLocks();
  await world.connect();
  const server = createSimulatedServer(timeline, random, worker.fail);
  // Each life has a network of its own: what a dead one still asks is nothing to the next.
  const networks = new WeakMap<object, Http>();
  const context: Context = {
    ...world.context(server.http),
    get http() {
      if (timeline.isDead()) return () => timeline.forever;
      const network: Http = networks.get(timeline.life()) ?? ((request) => server.http(request));
      networks.set(timeline.life(), network);
      return network;
    },
  };
  const isAutomatic = random.chance(0.3);
  await worker.writeItem(worker.preferences, {
    choices: {
      autoLogCall: isAutomatic,
      autoLogSMS: isAutomatic,
      autoLogInboundFax: isAutomatic,
      autoLogOutboundFax: isAutomatic,
      unknownContactPreference: random.pick(['skipLogging', 'createNewPlaceholderContact']),
      multipleContactsPreference: random.pick(['skipLogging', 'firstAlphabetical']),
    },
  });
  worker.page.ask = (input) => worker.replaceActivities(context, Object(input).changes);
  playKills(world.browser.storage.local, world.browser.storage.session);
  const asked = new Set<string>();
  let awake: object | undefined;
  /** Jobs that the living worker has not finished. */
  let busy = 0;

  /** What a worker does by itself at its start, and what the event asks of it, go on side by side. */
  function wake(work: () => Promise<unknown>): void {
    if (awake !== timeline.life()) {
      awake = timeline.life();
      begin(() => worker.takeUp(context));
    }
    begin(async () => {
      await work();
      await worker.flushOutbox(context);
    });
  }

  function begin(job: () => Promise<unknown>): void {
    const life = timeline.life();
    busy += 1;
    timeline.inWorker(async () => {
      try {
        await job();
      } finally {
        if (life === timeline.life()) busy -= 1;
      }
    });
  }

  /** Once the worker has answered, the person relies on it. */
  function saveLog(id: string, form: LogInput): void {
    wake(async () => {
      await worker.queueLog(context, id, form);
      asked.add(id);
    });
  }

  function kill(): void {
    timeline.kill();
    busy = 0;
    world.releaseLocks();
  }

  /** Now and then the browser ends the worker in the middle of a write, before or after it was carried out. */
  function playKills(...areas: { set: (items: { [key: string]: unknown }) => Promise<void> }[]): void {
    for (const area of areas) {
      const set = area.set;
      area.set = async (items) => {
        await timeline.alive();
        const isLast = server.state.trouble > 0 && random.chance(0.008);
        const isDone = random.chance(0.5);
        if (!isLast || isDone) await set(items);
        if (!isLast) return;
        kill();
        await timeline.forever;
      };
    }
  }

  function playCall(index: number): void {
    const number = random.pick(numbers);
    const call = callOf(index, number);
    const from = timeline.now() + random.below(20 * minute);
    const panels = random.chance(0.3) ? 2 : 1;
    for (let panel = 0; panel < panels; panel += 1) {
      timeline.at(from + random.below(2000), () => wake(() => worker.recordCall(context, call, false)));
      timeline.at(from + 5000 + random.below(30_000), () =>
        wake(() => worker.recordCall(context, { ...call, duration: 31 }, true)),
      );
    }
    if (random.chance(0.4)) {
      const recordingLink = `https://example.com/${index}`;
      timeline.at(from + random.below(10 * minute), () =>
        wake(() => worker.recordCall(context, { ...call, recordingLink }, true)),
      );
    }
    if (isAutomatic && random.chance(0.7)) return;
    const id = `call:${call.sessionId}@${account}`;
    const isNew = number === numbers[2] && random.chance(0.6);
    const note = random.chance(0.8) ? `note ${index}` : '';
    const form: LogInput = {
      ...(isNew ? formOfNew(note) : formOf(note)),
      ...(random.chance(0.3) && { callBackAt: start + index * 60 * minute }),
    };
    for (let panel = 0; panel < panels; panel += 1)
      timeline.at(from + 3000 + random.below(8 * minute), () => saveLog(id, form));
    if (random.chance(0.2))
      timeline.at(from + 12 * minute + random.below(30 * minute), () =>
        wake(async () => {
          const known = await worker.activities.get(id);
          if (known?.fate === 'logged' && known.logId)
            await worker.queueLog(context, id, formOf(`changed ${index}`), { isUpdate: true });
        }),
      );
  }

  function playMessages(index: number): void {
    const number = random.pick(numbers);
    const total = 1 + random.below(4);
    const from = timeline.now() + random.below(20 * minute);
    for (let count = 1; count <= total; count += 1)
      timeline.at(from + count * random.below(6 * minute), () =>
        wake(() => worker.recordConversation(context, conversationOf(index, number, count))),
      );
    const kind = index % 3 === 0 ? 'fax' : 'sms';
    const id = `${kind}:k${index}/11/14/2023@${account}`;
    if (!isAutomatic || random.chance(0.3))
      timeline.at(from + 2000 + random.below(15 * minute), () => saveLog(id, formOf('')));
  }

  const account = '400000001|101|callback.app-connect.example|keyCRM';
  const calls = random.below(4);
  const days = random.below(3);
  for (let index = 1; index <= calls; index += 1) playCall(index);
  for (let index = 1; index <= days; index += 1) playMessages(index);
  for (let count = random.below(4); count > 0; count -= 1)
    timeline.at(start + random.below(60 * minute), kill);
  for (let count = random.below(3); count > 0; count -= 1)
    timeline.at(start + random.below(60 * minute), () => {
      server.setOnline(!server.state.isOnline);
      if (server.state.isOnline) server.state.whenBack();
    });
  server.state.whenBack = () => wake(async () => {});

  // Now and then the computer's clock is set back.
  let setBack = 0;
  world.clock.now = () => timeline.now() - setBack;
  if (random.chance(0.2))
    timeline.at(start + random.below(60 * minute), () => {
      setBack = random.pick([60, 24 * 60, 365 * 24 * 60] as const) * minute;
    });

  let checked = 0;
  /** No record, contact or call-back twice, whatever has happened so far. */
  function checkOnce(): void {
    const made = [
      ...server.crm.logs.map(({ subject }) => subject),
      ...server.crm.contacts.map(({ phone, name }) => `${name} ${phone}`),
      ...server.callBacks.map(({ scheduledAt }) => scheduledAt),
    ];
    if (made.length === checked) return;
    expect(made.length, `seed ${seed}: ${made.join()}`).toBe(new Set(made).size);
    checked = made.length;
  }

  let planned: object | undefined;
  /** There is one alarm of a name: it rings unless another has taken its place before. */
  function planAlarm(): void {
    const alarms = world.browser.alarms.all;
    const alarm = alarms.get('outbox');
    if (!alarm || alarm === planned) return;
    planned = alarm;
    timeline.at(alarm.scheduledTime + setBack, () => {
      if (alarms.get('outbox') !== alarm) return;
      alarms.delete('outbox');
      wake(async () => {});
    });
  }

  /** A worker that has finished, and was not killed, leaves an alarm for what goes on by itself. */
  function checkAlarm(): void {
    if (busy > 0 || awake !== timeline.life() || world.browser.alarms.all.has('outbox')) return;
    const { values } = world.browser.storage.local;
    if (JSON.parse(values.get('connection') ?? 'null')?.state === 'revoked') return;
    const { due } = JSON.parse(values.get('activitySummary') ?? '{"due":{}}');
    expect(Object.keys(due), `seed ${seed}, at ${timeline.now() - start} ms`).toEqual([]);
  }

  async function run(until: number): Promise<void> {
    for (;;) {
      planAlarm();
      if (!(await timeline.step(until))) return;
      checkOnce();
      checkAlarm();
    }
  }

  /** A person comes by, connects again where that is asked for, and settles what needs them, looking into the CRM. */
  function visit(): void {
    wake(async () => {
      await reconnect();
      for (const activity of await worker.activities.all()) await settle(activity);
    });
  }

  async function reconnect(): Promise<void> {
    const { connection } = await world.browser.storage.local.get('connection');
    if (!server.state.isRevoked && Object(connection).state !== 'revoked') return;
    server.state.isRevoked = false;
    await world.connect();
    const token = { token: `jwt-${timeline.now()}`, serverUrl: Object(connection).serverUrl };
    await world.browser.storage.local.set({ sessionToken: token });
  }

  /** Visits, an hour apart, until nothing is left that another one could change. */
  async function visitUpTo(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      visit();
      await run(timeline.now() + 60 * minute);
      if (await isAtRest()) return;
    }
  }

  async function isAtRest(): Promise<boolean> {
    if (!timeline.isOver() || world.browser.alarms.all.has('outbox')) return false;
    const all = await worker.activities.all();
    return all.every(({ fate, nextAt }) => fate !== 'needs_you' && nextAt === undefined);
  }

  function isInCrm({ call, operations, conversation, form }: Activity): boolean {
    const head = operations[0];
    const number = call?.from.phoneNumber ?? conversation?.correspondents[0]?.phoneNumber;
    const subjects = new Set(server.crm.logs.map(({ subject }) => subject));
    if (head?.kind === 'messages') return head.ids.every((id) => subjects.has(id));
    if (head?.kind === 'contact')
      return server.crm.contacts.some(
        ({ phone, name }) => phone === number && name === form?.newContact?.name,
      );
    if (head?.kind === 'callback')
      return server.callBacks.some(({ scheduledAt }) => Date.parse(scheduledAt) === form?.callBackAt);
    if (head?.kind === 'create') return subjects.has(call?.sessionId ?? '');
    return conversation !== undefined;
  }

  async function settle(activity: Activity): Promise<void> {
    if (activity.fate !== 'needs_you') return;
    const { id, problem } = activity;
    const clock = context;
    switch (problem?.code) {
      case 'contact_unknown':
      case 'contact_ambiguous':
      case 'contact_made':
        return worker.queueLog(context, id, formOf('chosen'));
      case 'already_logged':
        if (!activity.form?.note) {
          await worker.ignoreActivity(id, clock);
          return undefined;
        }
        return worker.queueLog(context, id, activity.form, { isUpdate: true });
      case 'unclear_outcome':
        return isInCrm(activity) ? worker.confirmLogged(id, clock) : worker.retryActivity(id, clock);
      default:
        return worker.retryActivity(id, clock);
    }
  }

  await run(start + 90 * minute);
  await visitUpTo(4);
  // From here on all is well: whatever is still open must come to its end.
  server.state.trouble = 0;
  server.setOnline(true);
  // Of several messages in question the person is asked for one a visit.
  await visitUpTo(10);
  const all = await worker.activities.all();
  const summary = await worker.readItem(worker.activitySummary);
  const subjects = new Map(server.crm.logs.map((log) => [log.subject, log]));
  for (const activity of all) {
    const where = `seed ${seed}, ${activity.id}: ${JSON.stringify(activity)}`;
    const isWanted = isAutomatic ? activity.kind !== 'voicemail' : asked.has(activity.id);
    if (!isWanted && activity.fate === 'todo') continue;
    expect(activity.fate, where).toBe('logged');
    if (activity.call) {
      const log = subjects.get(activity.call.sessionId);
      expect(log, where).toBeDefined();
      if (activity.logId) expect(log?.note, where).toBe(activity.form?.note);
    }
    for (const message of activity.conversation?.messages ?? [])
      expect(subjects.has(message.id), where).toBe(true);
  }
  // The counts that the panel paints are those of the records, whatever was killed in between.
  const counted = all.filter(({ fate }) => fate === 'logged').length;
  expect(summary.counts, `seed ${seed}`).toMatchObject({
    logged: counted,
    todo: all.length - counted,
    needsYou: 0,
    waiting: 0,
  });
}
