import * as v from 'valibot';
import { optionalNumber } from '../../core/basics/schema-parts';
import { problemSchema } from '../../core/basics/problem';
import { emptySummary, ledgerSummarySchema } from '../../core/tasks/task-summary';
import { defineItem } from '../basics/item';

/** Counts over all tasks (storage/tasks/task-store.ts), and when they are checked next. */
export const taskSummary = defineItem(
  'taskSummary',
  v.object({
    ...ledgerSummarySchema.entries,
    nextCheckAt: optionalNumber,
    problem: v.optional(problemSchema),
  }),
  emptySummary,
);
