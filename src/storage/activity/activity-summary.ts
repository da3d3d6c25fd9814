import * as v from 'valibot';
import { optionalText } from '../../core/basics/schema-parts';
import { noActivities } from '../../core/activity/no-activities';
import { fateSchema } from '../../core/activity/fate';
import { defineItem } from '../basics/item';

const activityCountsSchema = v.object({
  needsYou: v.number(),
  waiting: v.number(),
  logged: v.number(),
  todo: v.number(),
  ignored: v.number(),
});

/** One person's newest activities, counts of all, and when each is due (core/activity/activity-summary.ts). */
export const activitySummary = defineItem(
  'activitySummary',
  v.object({
    counts: activityCountsSchema,
    newest: v.array(v.object({ id: v.string(), fate: fateSchema, startedAt: v.number() })),
    /** Epoch ms by activity. */
    due: v.record(v.string(), v.number()),
    revision: v.number(),
    /** Whose (`personKey`); missing until they have been counted for a person. */
    person: optionalText,
  }),
  noActivities,
);
