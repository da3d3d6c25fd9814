import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterReading, afterRewrite, newNoteWatch } from '../../../../src/core/tasks/note-watch';
import type { Task } from '../../../../src/core/tasks/task';
import { taskLifetime } from '../../../../src/core/tasks/task-schedule';
import { watching } from '../../fakes/task';

/** One after the other; returns the state after each. */
function read(tasks: Task[], ...notes: string[]): Task[] {
  return notes.reduce((known, note, index) => afterReading(known, note, index + 10), tasks);
}

function states(tasks: Task[]): string[] {
  return tasks.map((task) => task.state);
}

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

  test('edited and extended at the same time is reported as such, and ends as unclear', () => {
    const [task] = read([watching('Hello')], 'Hallo\n\nSummary');
    expect(task?.watch).toMatchObject({ isUnclear: true });
    const [ended] = afterReading(task ? [task] : [], 'Hallo\n\nSummary', taskLifetime);
    expect(ended).toMatchObject({ state: 'unknown', source: 'unclear' });
  });

  test('where nothing was written, text may be anybody’s', () => {
    expect(read([watching('')], '', 'Called back')[0]).toMatchObject({
      state: 'unknown',
      source: 'unclear',
      message: 'Called back',
    });
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

describe('several tasks on one note', () => {
  const two = [watching('Hi', { expected: 2, id: 'o/a' }), watching('Hi', { expected: 2, id: 'o/b' })];

  test('one text proves none of them done; as many texts as tasks prove all', () => {
    const once = read(two, 'Hi\n\nA');
    expect(states(once)).toEqual(['pending', 'pending']);
    expect(read(once, 'Hi\n\nA\n\nB')).toMatchObject([
      { state: 'completed', source: 'notes', message: 'A\n\nB' },
      { state: 'completed', source: 'notes' },
    ]);
  });

  test('two texts that came between two readings count as one', () => {
    expect(states(read(two, 'Hi\n\nA\n\nB', 'Hi\n\nA\n\nB'))).toEqual(['pending', 'pending']);
  });

  test('the same text removed and restored counts once', () => {
    expect(states(read(two, 'Hi\n\nA', 'Hi', 'Hi\n\nA'))).toEqual(['pending', 'pending']);
  });
});

describe('the log written again while a task waits', () => {
  const rewritten = (note: string) => afterRewrite(watching('Hi'), newNoteWatch(note, false, 0), 1, 5);

  test('our own new text is no answer, also when the CRM shows the old note once more', () => {
    const task = rewritten('Hi\n\nMore by hand');
    expect(states(read([task], 'Hi\n\nMore by hand'))).toEqual(['pending']);
    expect(states(read([task], 'Hi', 'Hi\n\nMore by hand'))).toEqual(['pending']);
  });

  test('one text no longer proves the older task done', () => {
    expect(states(read([rewritten('Hi')], 'Hi\n\nA'))).toEqual(['pending']);
  });

  test('a reading asked for before it is recognisable by the version', () => {
    expect(rewritten('Hi').watch).toMatchObject({ version: 2 });
  });
});

test('whatever is appended and edited in whatever order: never more completed than plugins that answered', () => {
  const words = fc.constantFrom('alpha', 'beta', 'gamma', 'delta');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('answer' as const) }),
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(40), text: words }),
    fc.record({ kind: fc.constant('read' as const) }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      fc.array(step, { maxLength: 12 }),
      (count, isChanged, steps) => {
        let note = 'one two three';
        let answered = 0;
        let tasks = Array.from({ length: count }, (_, index) =>
          watching(note, { isChanged, expected: count, id: `o/${index}` }),
        );
        for (const each of steps) {
          if (each.kind === 'answer' && answered < count) note = `${note}\n\nanswer ${(answered += 1)}`;
          // A person edits within a line; whole paragraphs at the end cannot be told from an answer.
          if (each.kind === 'edit') note = `${note.slice(0, each.at)}${each.text}${note.slice(each.at)}`;
          if (each.kind === 'read') tasks = afterReading(tasks, note, 1);
        }
        const completed = tasks.filter((task) => task.state === 'completed').length;
        expect(completed).toBeLessThanOrEqual(answered);
      },
    ),
    { numRuns: 2000 },
  );
});
