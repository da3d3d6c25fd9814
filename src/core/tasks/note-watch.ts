import { appendedTo, countParagraphs, evenOut, isMarked, markOf, printOf } from './note';
import { asked, isPending, settleTask, type NoteWatch, type Task } from './task';
import { afterNoNews, grewAt, nextCheck, passInterval, taskLifetime } from './task-schedule';
import { plainText } from '../basics/text';

type Watched = Task & { watch: NoteWatch };

/** Longest plugin message that is kept; characters. */
const longestMessage = 2000;

/** How long others may still answer after the note has grown: in a way that is clear, or else longer; ms. */
const settling = passInterval;
const settlingUnclear = 12 * passInterval;

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
 * The log was written again. A plugin that runs again with it replaces its earlier run; of the others, text that they
 * appended may be gone with the old note, and they are still watched.
 * @param runs what the new writing has started
 */
export function afterRewrite(task: Task, written: NoteWatch, runs: readonly Task[], now: number): Task {
  if (!isWatched(task)) return task;
  if (runs.some(({ pluginId }) => pluginId === task.pluginId))
    return settleTask(task, 'replaced', 'rerun', now);
  const { version, expected, seen, isUnclear } = task.watch;
  const next = { version: version + 1, expected: expected + runs.length, seen, isUnclear };
  return { ...task, nextAt: nextCheck(task, now), watch: { ...written, ...next } };
}

/**
 * How many earlier runs on this log have not answered as far as we know, and so may still append to what is written
 * now. After a week the server has forgotten them.
 */
export function unansweredRuns(known: readonly Task[], now: number): number {
  const open = known.filter(
    ({ state, startedAt }) =>
      !['completed', 'failed', 'replaced'].includes(state) && now - startedAt < taskLifetime,
  );
  const noted = open.map(({ watch }) => (watch.by === 'note' ? watch.expected - watch.seen.length : 0));
  // Begun on a polling server that was upgraded meanwhile: each has one text of its own.
  const polled = open.filter(({ watch }) => watch.by === 'poll').length;
  return Math.max(0, ...noted) + polled;
}

/**
 * What one reading of the note says about all tasks waiting for it. Each run appends at most once, so as many appended
 * texts as runs prove all of them done. Fewer prove nothing about any single one: text was added, and nobody can tell
 * whose, once the others have had time to answer too.
 * @param tasks the tasks of one log that were pending when the note was requested, at these versions
 */
export function afterReading(tasks: readonly Task[], note: string, now: number): Task[] {
  const text = evenOut(note);
  const read = tasks.map((task) => (isWatched(task) ? readNote(task, text, now) : task));
  const isEveryDone = read.some((task) => isWatched(task) && task.watch.seen.length >= task.watch.expected);
  return read.map((task) => {
    if (!isWatched(task)) return task;
    // Stored by a version before, which watched every run of a plugin.
    if (tasks.some((other) => other.pluginId === task.pluginId && other.startedAt > task.startedAt))
      return settleTask(task, 'replaced', 'rerun', now);
    if (isEveryDone)
      return settleTask(asked(task, now), 'completed', task.watch.expected > 1 ? 'notes' : 'note', now);
    return hasSettled(task, now)
      ? settleTask(asked(task, now), 'added', 'unclear', now)
      : afterNoNews(task, now);
  });
}

function hasSettled(task: Watched, now: number): boolean {
  const grownAt = grewAt(task);
  if (grownAt === undefined) return false;
  const { isUnclear, seen, expected } = task.watch;
  // In a note that was empty: nothing that comes later could tell more about a single run.
  if (!isUnclear && seen.length === 0 && expected === 1) return true;
  return now - grownAt >= (isUnclear ? settlingUnclear : settling) || grownAt > now;
}

function readNote(task: Watched, text: string, now: number): Watched {
  const { watch } = task;
  const read = { ...task, watch: { ...watch, version: watch.version + 1, last: markOf(text) } };
  // Our own text matches too: the CRM may have returned an older copy before.
  if ([watch.last, watch.written].some((mark) => mark && isMarked(text, mark))) return read;
  const before = watch.last ?? watch.written;
  const appended = before && appendedTo(before, text);
  if (appended === undefined) {
    // Longer by a paragraph, but not at the end of the former text: an answer and a person's edit look the same.
    const known = before?.paragraphs ?? watch.ownParagraphs;
    if (countParagraphs(text) <= known) return read;
    return withText(read, text.split('\n\n').slice(known).join('\n\n'), { isUnclear: true, grownAt: now });
  }
  const print = printOf(appended);
  // The same text as before: it was removed and restored, or the CRM answered from an old copy in between.
  if (watch.seen.includes(print)) return read;
  // In an empty note, a plugin's text and a person's look the same.
  const seen = before?.length === 0 ? watch.seen : [...watch.seen, print];
  return withText(read, appended, { seen, grownAt: now });
}

/** Of a single run, the text that was added last is the best known; of several, all of it is. */
function withText(task: Watched, added: string, found: Partial<NoteWatch>): Watched {
  const { message, watch } = task;
  const texts = watch.expected > 1 && message ? [message, added] : [added];
  return {
    ...task,
    message: plainText(texts.join('\n\n'), longestMessage),
    watch: { ...watch, ...found },
  };
}

function isWatched(task: Task): task is Watched {
  return isPending(task) && task.watch.by === 'note';
}
