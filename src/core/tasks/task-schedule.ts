import type { Problem } from '../basics/problem';
import { asked, isPending, settleTask, type Task } from './task';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * After a week without news a task counts as unknown, never as done: the server has forgotten it by then (core 1.7.41
 * handlers/log.js:145).
 */
export const taskLifetime = 7 * day;

/** How long finished tasks are kept; ms. */
export const keepFinished = 30 * day;

/** Time between two scheduled passes, and between two checks of a polled task; ms. */
export const passInterval = 5 * minute;

/**
 * When the note of a log is also read in its first minutes, by a worker that is awake anyway; after the writing, ms.
 */
export const earlyReadings = [20 * second, minute, 3 * minute];

/** Tasks due within this time are checked in the same pass; they would wake the worker again at once; ms. */
const takeAlong = 30 * second;

/** Each reading is a request to the CRM, so a pass reads at most this many sessions. */
export const mostSessionsOfPass = 25;

/**
 * Every five minutes in the first hour, hourly for a day, then daily. Polling is cheap and stays at five minutes, and
 * so does a note that has grown, until it is known what that means.
 */
export function nextCheck(task: Task, now: number): number {
  if (task.watch.by === 'poll' || grewAt(task) !== undefined) return now + passInterval;
  const age = now - task.startedAt;
  if (age < hour) return now + passInterval;
  return now + (age < day ? hour : day);
}

/** When the note has grown since it was written; `undefined` when it has not. Epoch ms. */
export function grewAt({ watch, startedAt }: Task): number | undefined {
  if (watch.by !== 'note') return undefined;
  // What a version before has stored says only that it did.
  return watch.grownAt ?? (watch.isUnclear || watch.seen.length > 0 ? startedAt : undefined);
}

/**
 * One of the early readings is due: no answer has come since its time. Of a note that a sync plugin may have changed
 * there is one more, at once: how it has arrived has to be known before anything is appended. A failed one is left to
 * the passes.
 */
export function isEarlyDue({ watch, startedAt, checkedAt, failures }: Task, now: number): boolean {
  if (watch.by !== 'note' || failures > 0 || now - startedAt >= passInterval) return false;
  return [...(watch.written ? [] : [0]), ...earlyReadings].some(
    (after) => startedAt + after <= now && (checkedAt ?? 0) < startedAt + after,
  );
}

/** Checked without news: check again later, or give up after a week. */
export function afterNoNews(task: Task, now: number): Task {
  if (!isPending(task)) return task;
  const next = { ...asked(inThisTime(task, now), now), failures: 0 };
  return isExpired(task, now) ? expire(next, now) : { ...next, nextAt: nextCheck(next, now) };
}

/** The check failed: try again later. */
export function afterFailure(task: Task, now: number, chance: number): Task {
  if (!isPending(task)) return task;
  if (isExpired(task, now)) return expire(task, now);
  const failures = task.failures + 1;
  return { ...inThisTime(task, now), failures, nextAt: now + backOff(failures, chance) };
}

/** A task from before the clock was set back: its week starts now, or it would be watched until the old date. */
function inThisTime(task: Task, now: number): Task {
  return task.startedAt > now ? { ...task, startedAt: now } : task;
}

export function isExpired(task: Task, now: number): boolean {
  return isPending(task) && now - task.startedAt >= taskLifetime;
}

export function expire(task: Task, now: number): Task {
  return grewAt(task) === undefined
    ? settleTask(task, 'unknown', 'expired', now)
    : settleTask(task, 'added', 'unclear', now);
}

/**
 * Delay after `failures` failed attempts in a row: 5 minutes, doubled each time, at most an hour, with a random
 * quarter more or less, so that clients do not all return to a recovering server at once.
 * @param chance from 0 to 1
 * @param problem its Retry-After is respected, up to a day
 */
export function backOff(failures: number, chance: number, problem?: Problem): number {
  const delay = Math.min(hour, passInterval * 2 ** (failures - 1)) * (0.75 + chance / 2);
  return Math.max(Math.round(delay), Math.min(problem?.retryAfterMs ?? 0, day));
}

/** Due, or so far ahead that the clock must have been set back since. */
export function isDue(task: Task, dueBefore: number, now: number): boolean {
  if (!isPending(task)) return false;
  const nextAt = task.nextAt ?? now;
  return nextAt <= dueBefore + takeAlong || nextAt > now + day + minute;
}

export interface PassTimes {
  /** When the first pending task is due; `undefined` when none is pending. */
  readonly firstDueAt: number | undefined;
  readonly lastPassAt: number | undefined;
  /** When to retry after a failed pass. */
  readonly retryAt: number | undefined;
}

/** When the alarm must ring; `undefined` when nothing is pending, so that the worker is not woken. */
export function nextAlarm({ firstDueAt, lastPassAt, retryAt }: PassTimes, now: number): number | undefined {
  if (firstDueAt === undefined) return undefined;
  // Later times were written before the clock was set back.
  const latest = now + day + minute;
  const due = firstDueAt > latest ? now : firstDueAt;
  const spaced = lastPassAt !== undefined && lastPassAt <= now ? lastPassAt + passInterval : 0;
  return Math.max(due, spaced, retryAt !== undefined && retryAt <= latest ? retryAt : 0);
}
