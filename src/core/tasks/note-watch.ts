import { appendedTo, countParagraphs, evenOut, isMarked, markOf, printOf } from './note';
import { asked, isPending, settleTask, type NoteWatch, type Task } from './task';
import { afterNoNews, nextCheck } from './task-schedule';
import { plainText } from '../basics/text';

type Watched = Task & { watch: NoteWatch };

/** Longest plugin message that is kept; characters. */
const longestMessage = 2000;

/**
 * What is known of a note that was just written.
 * @param isChanged a sync plugin may have changed it
 */
export function newNoteWatch(note: string, isChanged: boolean, expected: number): NoteWatch {
  const text = evenOut(note);
  return {
    by: 'note',
    ...(!isChanged && { written: markOf(text) }),
    ownParagraphs: countParagraphs(text),
    version: 1,
    expected,
    seen: [],
    isUnclear: false,
  };
}

/**
 * The log was written again: its note is a new one, and more tasks may append to it. What earlier tasks appended may
 * be gone with the old note; those tasks are still watched.
 */
export function afterRewrite(task: Task, written: NoteWatch, more: number, now: number): Task {
  if (!isWatched(task)) return task;
  const { watch } = task;
  const { seen, isUnclear } = watch;
  const next = { version: watch.version + 1, expected: watch.expected + more, seen, isUnclear };
  return { ...task, nextAt: nextCheck(task, now), watch: { ...written, ...next } };
}

/**
 * What one reading of the note says about all tasks waiting for it. Each task appends at most once, so as many
 * appended texts as tasks prove all of them done; fewer prove nothing about any single task.
 * @param tasks the tasks of one log that were pending when the note was requested, at these versions
 */
export function afterReading(tasks: readonly Task[], note: string, now: number): Task[] {
  const text = evenOut(note);
  const read = tasks.map((task) => (isWatched(task) ? readNote(task, text) : task));
  const isEveryDone = read.some((task) => isWatched(task) && task.watch.seen.length >= task.watch.expected);
  return read.map((task, index) => {
    if (!isWatched(task)) return task;
    if (wasEmpty(tasks[index]) && text !== '') return settleTask(asked(task, now), 'unknown', 'unclear', now);
    if (!isEveryDone) return afterNoNews(task, now);
    return settleTask(asked(task, now), 'completed', task.watch.expected > 1 ? 'notes' : 'note', now);
  });
}

function readNote(task: Watched, text: string): Task {
  const { watch } = task;
  const next = { ...watch, version: watch.version + 1, last: markOf(text) };
  if (wasEmpty(task) && text !== '')
    return { ...task, message: plainText(text, longestMessage), watch: { ...next, isUnclear: true } };
  // Our own text matches too: the CRM may have returned an older copy before.
  if ([watch.last, watch.written].some((mark) => mark && isMarked(text, mark)))
    return { ...task, watch: next };
  const before = watch.last ?? watch.written;
  const appended = before && appendedTo(before, text);
  if (appended === undefined) {
    // Longer by a paragraph, but not at the end of the former text: an answer and a person's edit look the same.
    const isLonger = countParagraphs(text) > (before?.paragraphs ?? watch.ownParagraphs);
    return { ...task, watch: { ...next, isUnclear: watch.isUnclear || isLonger } };
  }
  const print = printOf(appended);
  // The same text as before: it was removed and restored, or the CRM answered from an old copy in between.
  if (watch.seen.includes(print)) return { ...task, watch: next };
  const message = plainText([task.message, appended].filter(Boolean).join('\n\n'), longestMessage);
  return { ...task, message, watch: { ...next, seen: [...watch.seen, print] } };
}

/** In an empty note, a plugin's text and a person's look the same. */
function wasEmpty(task: Task | undefined): boolean {
  return task?.watch.by === 'note' && (task.watch.last ?? task.watch.written)?.length === 0;
}

function isWatched(task: Task): task is Watched {
  return isPending(task) && task.watch.by === 'note';
}
