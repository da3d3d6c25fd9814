import { beforeEach, describe, expect, inject, test } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import type { Task } from '../../../../src/core/tasks/task';
import { createControlClient } from '../../../stack/control-client';
import { HOSTS } from '../../../stack/hosts';
import { openWorker } from '../../fakes/real-worker';

/**
 * How background work ends on a server that reports nothing (core 1.7.41), each way through the CRM's own note. Waiting
 * is played by the clock; server, plugins and CRM are real.
 */

const stack = inject('stack');
const control = createControlClient(stack.control);
beforeEach(async () => {
  await control.order('/reset');
});

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const note = 'Asked for a quote';

const call: Call = {
  sessionId: '900001',
  telephonySessionId: 's-900001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Disconnected',
  from: { phoneNumber: '+16505550123', name: 'Ada' },
  to: { phoneNumber: '+16505550100' },
};

/** One plugin's work on one log, from the press to its end; each step is somebody's. */
async function open(plugins: readonly string[]) {
  const worker = await openWorker(stack, '101', 'keycrm');
  const { context, world } = worker;
  const [due, pass, store, fresh, preferences] = await Promise.all([
    import('../../../../src/background/activity/due-work'),
    import('../../../../src/background/tasks/task-pass'),
    import('../../../../src/storage/tasks/task-store'),
    import('../../../../src/actions/tasks/fresh-notes'),
    import('../../../../src/background/settings/preferences'),
  ]);
  await preferences.savePreferences({ notices: [] });
  for (const id of plugins) await worker.installPlugin(id);
  const hold = async () => {
    for (const plugin of plugins.filter((id) => id !== 'redaction')) await control.order('/hold', { plugin });
  };
  await hold();
  const crmLog = async () => Object(await control.read('/crm/keycrm/records')).logs[0];
  const self = {
    hold,
    /** A person saves the log, or changes it. */
    save: async (text = note) => {
      const { activityId } = await worker.recordCall(context, call, true);
      const { contacts } = await worker.getLogContext(activityId);
      const form = { contact: contacts[0], subject: 'Inbound call', note: text, additional: {} };
      await worker.queueLog(context, activityId, form);
      await due.sendAndWatch(context);
    },
    /** The panel logs the call by itself, without a note. */
    logAutomatically: async () => {
      await preferences.keepClientChoices({ changes: { autoLogCall: true } });
      await worker.recordCall(context, call, true);
      await due.sendAndWatch(context, context.now() + 20 * minute);
    },
    /** RingCentral's recording comes, and the log is written again. */
    addRecording: async () => {
      await worker.recordCall(context, { ...call, recordingLink: 'https://example.com/r' }, true);
      await due.sendAndWatch(context, context.now() + 2 * minute);
    },
    /** The plugin has done its work: App Connect adds its text to the note. */
    answer: (plugin: string) => control.order('/release', { plugin }),
    fail: (plugin: string) =>
      control.order('/release', { plugin, successful: false, message: 'Quota used up' }),
    /** Reports the same work a second time. */
    answerTwice: async (plugin: string) => {
      const { taskIds } = Object(await control.read(`/held?plugin=${plugin}`));
      const path = `plugin/async-callback/${taskIds[0]}`;
      await control.order('/release', { plugin });
      const again = await fetch(`http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.callbackServer}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ successful: true, note: 'Summary once more' }),
      });
      return again.status;
    },
    /** Somebody changes the note in the CRM itself. */
    editInCrm: async (change: (text: string) => string) => {
      const log = await crmLog();
      await fetch(`http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.keyCrm}/api/logs/${log.id}`, {
        method: 'PATCH',
        headers: { authorization: `Basic ${btoa('keycrm-priya:')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ note: change(log.note) }),
      });
    },
    noteInCrm: async (): Promise<string> => (await crmLog()).note,
    /** Time goes by: alarms ring, and an open panel asks when it has to. */
    wait: async (ms: number, { isPanelOpen = true } = {}) => {
      const until = world.clock.time + ms;
      for (;;) {
        const alarm = world.browser.alarms.all.get('tasks');
        const asking = isPanelOpen ? await fresh.nextReading() : undefined;
        const rings = alarm?.scheduledTime ?? Number.POSITIVE_INFINITY;
        const asks = asking ? world.clock.time + asking.inMs : Number.POSITIVE_INFINITY;
        const next = Math.min(rings, asks);
        if (next > until) break;
        world.clock.time = Math.max(world.clock.time, next);
        if (asks <= rings) await asking?.read();
        else {
          world.browser.alarms.all.delete('tasks');
          await pass.checkTasks(context, world.clock.time);
        }
      }
      world.clock.time = until;
    },
    tasks: async (): Promise<Task[]> =>
      (await store.readNewestTasks({}, 10)).toSorted((a, b) => a.startedAt - b.startedAt),
    world,
  };
  return self;
}

type Story = Awaited<ReturnType<typeof open>>;

interface Row {
  readonly plugins?: readonly string[];
  readonly happens: (story: Story) => Promise<unknown>;
  /** How each run ends, the earliest first. */
  readonly ends: readonly Task['state'][];
  /** Texts that the person is shown. */
  readonly shown: readonly string[];
}

const summary = `Summary: ${note}`;
const digest = `In the digest (${note.length} characters).`;

const answered: { readonly [name: string]: Row } = {
  'one plugin': {
    happens: async ({ save, answer, wait }) => {
      await save();
      await wait(30 * second);
      await answer('summary');
      await wait(minute);
    },
    ends: ['completed'],
    shown: [summary],
  },
  'two, answers together': {
    plugins: ['summary', 'digest'],
    happens: async ({ save, answer, wait }) => {
      await save();
      await wait(30 * second);
      await answer('summary');
      await answer('digest');
      await wait(15 * minute);
    },
    ends: ['added', 'added'],
    shown: [`${summary}\n\n${digest}`],
  },
  'two, a minute apart': {
    plugins: ['summary', 'digest'],
    happens: async ({ save, answer, wait }) => {
      await save();
      await answer('summary');
      await wait(minute + 2 * second);
      await answer('digest');
      await wait(5 * minute);
    },
    ends: ['completed', 'completed'],
    shown: [`${summary}\n\n${digest}`],
  },
  'answer before the first reading': {
    happens: async ({ save, answer, wait }) => {
      await save();
      await answer('summary');
      await wait(21 * second);
    },
    ends: ['completed'],
    shown: [summary],
  },
  'late recording before the answer': {
    happens: async ({ save, addRecording, answer, wait }) => {
      await save();
      await wait(30 * second);
      await addRecording();
      await answer('summary');
      await wait(15 * minute);
    },
    ends: ['replaced', 'added'],
    // Both runs have answered; between two readings nobody can tell.
    shown: [`${summary}\n\n${summary}`],
  },
  'late recording after the answer': {
    happens: async ({ save, addRecording, hold, answer, wait }) => {
      await save();
      await answer('summary');
      await wait(minute);
      await hold();
      await addRecording();
      await answer('summary');
      await wait(minute);
    },
    ends: ['completed', 'completed'],
    shown: [summary, summary],
  },
  'automatic log': {
    happens: async ({ logAutomatically, answer, wait }) => {
      await logAutomatically();
      await answer('summary');
      await wait(minute);
    },
    ends: ['added'],
    shown: ['Summary:'],
  },
  'a person edits the note in the CRM before the answer': {
    happens: async ({ save, editInCrm, answer, wait }) => {
      await save();
      await editInCrm((text) => `${text}, by Friday`);
      await answer('summary');
      await wait(2 * 60 * minute);
    },
    ends: ['added'],
    shown: [summary],
  },
  'a person edits the note in the CRM after the answer': {
    happens: async ({ save, editInCrm, answer, wait }) => {
      await save();
      await answer('summary');
      await editInCrm((text) => text.replace('quote', 'price'));
      await wait(2 * 60 * minute);
    },
    ends: ['added'],
    shown: [summary],
  },
  'a sync plugin beside it': {
    plugins: ['redaction', 'summary'],
    happens: async ({ save, answer, wait }) => {
      await save('Card 4111 1111 1111 1111');
      await wait(30 * second);
      await answer('summary');
      await wait(minute);
    },
    ends: ['completed'],
    shown: ['Summary: Card [removed]'],
  },
  'the plugin answers twice': {
    happens: async ({ save, answerTwice, wait, noteInCrm }) => {
      await save();
      expect(await answerTwice('summary')).toBe(404);
      await wait(minute);
      expect(await noteInCrm()).toBe(`${note}\n\n${summary}`);
    },
    ends: ['completed'],
    shown: [summary],
  },
  'the panel is closed meanwhile': {
    happens: async ({ save, answer, wait }) => {
      await save();
      await answer('summary');
      await wait(6 * minute, { isPanelOpen: false });
    },
    ends: ['completed'],
    shown: [summary],
  },
};

test.each(Object.entries(answered))('%s', async (_name, { plugins = ['summary'], happens, ends, shown }) => {
  const story = await open(plugins);
  await happens(story);
  const tasks = await story.tasks();
  expect(tasks.map(({ state }) => state)).toEqual(ends);
  // Text that cannot be told apart stands with every task of the log and is shown with one.
  const texts = tasks
    .filter(({ state }) => state !== 'replaced')
    .map(({ operationId, message }) => ({
      operationId,
      message,
    }));
  const once = texts.filter(
    (text, index) =>
      texts.findIndex((other) => other.operationId === text.operationId && other.message === text.message) ===
      index,
  );
  expect(once.map(({ message }) => message)).toEqual(shown);
  expect(story.world.browser.alarms.all.has('tasks')).toBe(false);
});

describe.each([
  ['the plugin fails', (story: Story) => story.fail('summary')],
  ['the plugin never answers', async () => undefined],
])('%s', (_name, happens) => {
  test('nobody learns of it: no answer for a week, looked for daily, then unknown', async () => {
    const story = await open(['summary']);
    await story.save();
    await happens(story);
    await story.wait(6 * day);
    expect(await story.tasks()).toMatchObject([{ state: 'pending' }]);
    const [before] = await story.tasks();
    await story.wait(day - 2 * minute);
    expect((await story.tasks())[0]?.attempts).toBeLessThanOrEqual((before?.attempts ?? 0) + 1);
    await story.wait(day);
    expect(await story.tasks()).toMatchObject([{ state: 'unknown', source: 'expired' }]);
    expect(await story.noteInCrm()).toBe(note);
  });
});

test('an automatic log under settings that nobody has read for a while says so with its task', async () => {
  const story = await open(['summary']);
  const readAt = story.world.clock.time;
  story.world.clock.time += 16 * minute;
  await story.logAutomatically();
  expect(await story.tasks()).toMatchObject([{ state: 'pending', settingsReadAt: readAt }]);
});
