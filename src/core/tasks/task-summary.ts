import * as v from 'valibot';
import { parseAs } from '../basics/shape';
import type { Task, TaskState } from './task';

/** 0 where a version before has stored it, which did not know each state. */
const countSchema = v.optional(v.number(), 0);

const taskCountsSchema = v.object({
  pending: countSchema,
  completed: countSchema,
  failed: countSchema,
  sent: countSchema,
  unknown: countSchema,
  added: countSchema,
  replaced: countSchema,
});

export type TaskCounts = v.InferOutput<typeof taskCountsSchema>;

/** Counts over all tasks of one owner; changed in the same transaction as each task. */
export const ledgerSummarySchema = v.object({
  counts: taskCountsSchema,
  /** Failures that nobody has looked at yet. */
  unseen: v.number(),
  /** By plugin id. */
  plugins: v.record(v.string(), v.object({ title: v.string(), counts: taskCountsSchema })),
  /** By the local day on which they started (`2026-11-21`). */
  days: v.record(v.string(), taskCountsSchema),
  /** Grows with every change. */
  revision: v.number(),
});

export type LedgerSummary = v.InferOutput<typeof ledgerSummarySchema>;

export const noTasks: TaskCounts = parseAs(taskCountsSchema, {});

export const emptySummary: LedgerSummary = {
  counts: noTasks,
  unseen: 0,
  plugins: {},
  days: {},
  revision: 0,
};

/** One task that was added, changed or removed. */
export interface TaskChange {
  readonly before: Task | undefined;
  readonly after: Task | undefined;
}

export function summarizeTasks(tasks: readonly Task[]): LedgerSummary {
  return afterChanges(
    emptySummary,
    tasks.map((after) => ({ before: undefined, after })),
  );
}

export function afterChanges(summary: LedgerSummary, changes: readonly TaskChange[]): LedgerSummary {
  let next = summary;
  for (const { before, after } of changes) {
    if (before) next = add(next, before, -1);
    if (after) next = add(next, after, 1);
  }
  return { ...next, revision: summary.revision + 1 };
}

function add(summary: LedgerSummary, task: Task, by: 1 | -1): LedgerSummary {
  const plugin = summary.plugins[task.pluginId]?.counts ?? noTasks;
  const title = task.pluginTitle;
  const ofPlugin = { title, counts: count(plugin, task.state, by) };
  const ofDay = count(summary.days[task.day] ?? noTasks, task.state, by);
  return {
    ...summary,
    counts: count(summary.counts, task.state, by),
    unseen: summary.unseen + (task.unseen ? by : 0),
    plugins: withKey(summary.plugins, task.pluginId, total(ofPlugin.counts) > 0 ? ofPlugin : undefined),
    days: withKey(summary.days, task.day, total(ofDay) > 0 ? ofDay : undefined),
  };
}

function count(counts: TaskCounts, state: TaskState, by: number): TaskCounts {
  return { ...counts, [state]: counts[state] + by };
}

export function total(counts: TaskCounts): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

function withKey<T>(all: { [key: string]: T }, key: string, value: T | undefined): { [key: string]: T } {
  const { [key]: _old, ...others } = all;
  return value === undefined ? others : { ...others, [key]: value };
}
