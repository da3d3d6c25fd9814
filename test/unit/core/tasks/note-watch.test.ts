import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import recorded from '../../../fixtures/profile-0.1.0.json';
import { afterReading, newNoteWatch } from '../../../../src/core/tasks/note-watch';
import { settleTask, taskSchema, type Task } from '../../../../src/core/tasks/task';
import { passInterval, taskLifetime } from '../../../../src/core/tasks/task-schedule';
import { afterSentLog, type SentLog, type StartingPoint } from '../../../../src/core/tasks/task-start';
import { installedPlugin } from '../../fakes/installed-plugin';
import { watching } from '../../fakes/task';

/** One after the other; returns the state after each. */
function read(tasks: Task[], ...notes: string[]): Task[] {
  return notes.reduce((known, note, index) => afterReading(known, note, index + 10), tasks);
}

function states(tasks: Task[]): string[] {
  return tasks.map((task) => task.state);
}

function sentLog(known: readonly Task[], note: string): SentLog {
  return {
    operationId: `o${known.length}`,
    operation: known.length === 0 ? 'create' : 'update',
    account: 'a',
    activityId: 'call:1',
    sessionId: '1',
    logId: 'l',
    logTypes: ['call'],
    subject: 'Ada',
    note,
    taskIds: undefined,
  };
}

/** These plugins, on a server that calls back. */
function startingPoint(plugins: readonly string[], now: number): StartingPoint {
  const installed = plugins.map((id) => installedPlugin(id));
  return { plugins: installed, pollsTasks: false, crmName: 'KeyCRM', refreshedAt: now, now };
}

/** The log written with this note. */
function written(known: Task[], note: string, plugins: readonly string[] = ['summary'], now = 5): Task[] {
  return afterSentLog(known, sentLog(known, note), startingPoint(plugins, now));
}

describe('an update of a log whose first writing was not seen here', () => {
  const [task] = afterSentLog(
    [],
    { ...sentLog([], 'Hello'), operation: 'update' },
    startingPoint(['summary'], 5),
  );

  test('is not called done by a text that may be of the run before', () => {
    const after = read(task ? [task] : [], 'Hello\n\nSummary');
    expect(states(after)).toEqual(['pending']);
    expect(afterReading(after, 'Hello\n\nSummary', 2 * passInterval)).toMatchObject([
      { state: 'added', source: 'unclear', message: 'Summary' },
    ]);
  });

  test('is done once both texts are there', () => {
    const after = read(task ? [task] : [], 'Hello\n\nSummary', 'Hello\n\nSummary\n\nSummary, again');
    expect(states(after)).toEqual(['completed']);
  });
});

describe('an update of a log whose first run began on a polling server that was upgraded meanwhile', () => {
  const first: SentLog = { ...sentLog([], 'Hello'), taskIds: ['7'] };
  const begun = afterSentLog([], first, { ...startingPoint(['summary'], 5), pollsTasks: true });
  const unheard = begun.map((task) => settleTask(task, 'unknown', 'no_route', 6));

  test.each([
    ['is still asked about', begun, 'pending'],
    ['cannot be asked about any more', unheard, 'pending'],
    ['was reported', begun.map((task) => settleTask(task, 'completed', 'server', 6)), 'completed'],
  ])('where that run %s', (_fate, known, state) => {
    const after = read(written(known, 'Hello again', ['summary'], 7), 'Hello again\n\nSummary');
    expect(after.at(-1)?.state).toBe(state);
  });
});

describe('one plugin', () => {
  test('what the server appended completes it and is its message', () => {
    const [task] = read([watching('Hello')], 'Hello\n\nSummary: fine');
    expect(task).toMatchObject({ state: 'completed', source: 'note', message: 'Summary: fine' });
  });

  test.each(['Hello\r\n\r\nSummary', 'Hello<br><br>Summary', ' Hello \n \n\n Summary '.trim()])(
    'is recognised through the CRM’s own line ends: %j',
    (note) => expect(states(read([watching('Hello')], note))).toEqual(['completed']),
  );

  test('after the note was edited, what is appended later is still recognised', () => {
    const edited = read([watching('Hello')], 'Hello Ada');
    expect(states(edited)).toEqual(['pending']);
    expect(read(edited, 'Hello Ada\n\nSummary')[0]).toMatchObject({ state: 'completed', message: 'Summary' });
  });

  test.each([
    ['nothing new', 'Hello'],
    ['a sentence more', 'Hello and goodbye'],
    ['a line more', 'Hello\nGoodbye'],
    ['rewritten', 'Rewritten by hand'],
    ['edited and longer: answer or edit, who knows', 'Hallo\n\nSummary'],
    ['a paragraph before', 'Before\n\nHello'],
    ['emptied', ''],
  ])('%s is no answer', (_name, note) => {
    expect(states(read([watching('Hello')], note))).toEqual(['pending']);
  });

  test('edited and extended at the same time: an hour later still no other answer, so text was added', () => {
    const unclear = read([watching('Hello')], 'Hallo\n\nSummary');
    expect(unclear).toMatchObject([{ state: 'pending', watch: { isUnclear: true } }]);
    expect(states(afterReading(unclear, 'Hallo\n\nSummary', 11 * passInterval))).toEqual(['pending']);
    expect(afterReading(unclear, 'Hallo\n\nSummary', 12 * passInterval + 10)).toMatchObject([
      { state: 'added', source: 'unclear', message: 'Summary' },
    ]);
  });

  test('a clear answer within that hour completes it, and is what is shown', () => {
    const unclear = read([watching('Hello')], 'By hand\n\nHello');
    expect(read(unclear, 'By hand\n\nHello\n\nSummary')).toMatchObject([
      { state: 'completed', message: 'Summary' },
    ]);
  });

  test('where nothing was written, text may be anybody’s: it was added', () => {
    expect(read([watching('')], '', 'Called back')[0]).toMatchObject({
      state: 'added',
      source: 'unclear',
      message: 'Called back',
    });
  });

  test('without any text it stays pending for a week and is unknown then', () => {
    expect(states(afterReading([watching('Hello')], 'Hello', taskLifetime - 1))).toEqual(['pending']);
    expect(afterReading([watching('Hello')], 'Hello', taskLifetime)).toMatchObject([
      { state: 'unknown', source: 'expired' },
    ]);
  });
});

describe('with a plugin that changes the note on its way', () => {
  const task = watching('Card 4111', { isChanged: true });

  test('the first reading says how it arrived, the next what was appended', () => {
    const first = read([task], 'Card [removed]');
    expect(states(first)).toEqual(['pending']);
    expect(read(first, 'Card [removed]\n\nSummary')[0]).toMatchObject({
      state: 'completed',
      message: 'Summary',
    });
  });

  test('an answer that came before the first reading is not claimed, but remembered as possible', () => {
    const [quick] = read([task], 'Card [removed]\n\nSummary');
    expect(quick).toMatchObject({ state: 'pending', watch: { isUnclear: true } });
  });
});

describe('several plugins on one note', () => {
  const two = written([], 'Hi', ['a', 'b']);

  test('one text proves none of them done; as many texts as tasks prove all', () => {
    const once = read(two, 'Hi\n\nA');
    expect(states(once)).toEqual(['pending', 'pending']);
    expect(read(once, 'Hi\n\nA\n\nB')).toMatchObject([
      { state: 'completed', source: 'notes', message: 'A\n\nB' },
      { state: 'completed', source: 'notes' },
    ]);
  });

  test('two texts that came between two readings count as one: five minutes later, text was added', () => {
    const once = read(two, 'Hi\n\nA\n\nB');
    expect(states(afterReading(once, 'Hi\n\nA\n\nB', passInterval))).toEqual(['pending', 'pending']);
    expect(afterReading(once, 'Hi\n\nA\n\nB', passInterval + 10)).toMatchObject([
      { state: 'added', source: 'unclear', message: 'A\n\nB' },
      { state: 'added', source: 'unclear', message: 'A\n\nB' },
    ]);
  });

  test('of an empty note the texts are added, never counted', () => {
    const empty = written([], '', ['a', 'b']);
    const both = read(empty, 'A', 'A\n\nB');
    expect(states(both)).toEqual(['pending', 'pending']);
    expect(states(afterReading(both, 'A\n\nB', passInterval + 20))).toEqual(['added', 'added']);
  });

  test('the same text removed and restored counts once', () => {
    expect(states(read(two, 'Hi\n\nA', 'Hi', 'Hi\n\nA'))).toEqual(['pending', 'pending']);
  });
});

describe('the log written again while a plugin has not answered', () => {
  const rewritten = (note: string) => written(written([], 'Hi'), note);
  const pending = (tasks: Task[]) => tasks.filter(({ state }) => state === 'pending');

  test('its later run replaces the earlier one', () => {
    expect(rewritten('Hi')).toMatchObject([{ state: 'replaced', source: 'rerun' }, { state: 'pending' }]);
  });

  test('our own new text is no answer, also when the CRM shows the old note once more', () => {
    const tasks = pending(rewritten('Hi\n\nMore by hand'));
    expect(states(read(tasks, 'Hi\n\nMore by hand'))).toEqual(['pending']);
    expect(states(read(tasks, 'Hi', 'Hi\n\nMore by hand'))).toEqual(['pending']);
  });

  test('one text may be the earlier run’s: it was added; two prove the later one done', () => {
    const once = read(pending(rewritten('Hi')), 'Hi\n\nA');
    expect(states(once)).toEqual(['pending']);
    expect(states(afterReading(once, 'Hi\n\nA', passInterval + 10))).toEqual(['added']);
    expect(states(read(once, 'Hi\n\nA\n\nB'))).toEqual(['completed']);
  });

  test('a run that ended with added text may still be unanswered too', () => {
    const [replaced, later] = rewritten('Hi');
    const added = later && settleTask(later, 'added', 'unclear', 6);
    const again = pending(
      written(
        [replaced, added].filter((task) => task !== undefined),
        'Hi',
        ['summary'],
        7,
      ),
    );
    expect(states(read(again, 'Hi\n\nA'))).toEqual(['pending']);
  });

  test('after an answer the next run stands alone', () => {
    const first = read(written([], 'Hi'), 'Hi\n\nA');
    const second = pending(written(first, 'Hi'));
    expect(states(read(second, 'Hi\n\nB'))).toEqual(['completed']);
  });

  test('a plugin that no longer runs is still watched in the new note', () => {
    const tasks = written(written([], 'Hi', ['gone']), 'Hi', ['summary']);
    expect(tasks).toMatchObject([
      { pluginId: 'gone', state: 'pending', watch: { version: 2, expected: 2 } },
      { pluginId: 'summary', state: 'pending', watch: { version: 1, expected: 2 } },
    ]);
  });

  test('what a week has made the server forget does not count', () => {
    const old = written([], 'Hi');
    const next = written(old, 'Hi', ['summary'], taskLifetime + 5).filter(({ state }) => state === 'pending');
    expect(states(read(next, 'Hi\n\nA'))).toEqual(['completed']);
  });
});

describe('as a version before stored them: every run watched, nothing known of when the note grew', () => {
  const watch = { ...newNoteWatch('Hi', false, 2), version: 3 };
  const stored = (id: string, startedAt: number, more: object = {}): Task => ({
    ...watching('Hi', { id }),
    startedAt,
    watch: { ...watch, ...more },
  });

  test('the earlier run is replaced, the later one goes on by the new rule', () => {
    const tasks = read([stored('o1/summary', 1), stored('o2/summary', 2)], 'Hi\n\nA');
    expect(states(tasks)).toEqual(['replaced', 'pending']);
    const later = tasks.filter(({ state }) => state === 'pending');
    expect(states(afterReading(later, 'Hi\n\nA', passInterval + 10))).toEqual(['added']);
  });

  test('those of a recorded profile go on', () => {
    const known = Object.values(recorded.databases['panel-tasks'].tasks).map((raw) =>
      v.parse(taskSchema, raw),
    );
    const waiting = known.filter(({ state, sessionId }) => state === 'pending' && sessionId === '7001');
    expect(waiting).toHaveLength(3);
    const readAt = 1_800_000_000_000;
    const grown = afterReading(waiting, 'Edited\n\nA\n\nB', readAt);
    expect(grown.map(({ watch }) => watch)).toMatchObject([{ grownAt: readAt }, {}, {}]);
  });

  test('where one had seen text, it ends with the next reading', () => {
    const tasks = [stored('o1/summary', 1, { seen: ['x.y'] })];
    expect(states(afterReading(tasks, 'Hi', passInterval + 1))).toEqual(['added']);
  });
});

test('whatever is written, answered and edited: no run is completed that has not answered, no text added that nobody wrote', () => {
  const words = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('answer' as const), which: fc.nat(20) }),
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(40), text: words }),
    fc.record({ kind: fc.constant('read' as const), after: fc.constantFrom(1, passInterval) }),
    fc.record({
      kind: fc.constant('write' as const),
      text: fc.constantFrom('one two three', 'one\n\nfour', ''),
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 16 }), (count, steps) => {
      const plugins = ['a', 'b', 'c'].slice(0, count);
      let note = 'one two three';
      let now = 1;
      let tasks = written([], note, plugins, now);
      const answered = new Set<string>();
      for (const each of steps) {
        if (each.kind === 'answer') {
          const open = tasks.filter(({ id }) => !answered.has(id));
          const run = open[each.which % Math.max(1, open.length)];
          if (run) answered.add(run.id);
          if (run) note = [note, `answer ${answered.size}`].filter(Boolean).join('\n\n');
        }
        // A person edits within a line; whole paragraphs at the end cannot be told from an answer.
        if (each.kind === 'edit' && note !== '')
          note = `${note.slice(0, each.at)}${each.text}${note.slice(each.at)}`;
        if (each.kind === 'write') {
          note = each.text;
          tasks = written(tasks, note, plugins, (now += 1));
        }
        if (each.kind === 'read') {
          const read = afterReading(
            tasks.filter(({ state }) => state === 'pending'),
            note,
            (now += each.after),
          );
          tasks = tasks.map((task) => read.find(({ id }) => id === task.id) ?? task);
        }
      }
      const claimed = tasks.filter(({ id, state }) => state === 'completed' && !answered.has(id));
      expect(claimed).toEqual([]);
      const invented = tasks.filter(({ state }) => state === 'added' && answered.size === 0);
      expect(invented).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
