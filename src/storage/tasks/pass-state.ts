import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** State of the passes that check tasks; used by the worker only. Times in epoch ms. */
export const passState = defineItem(
  'taskPass',
  v.object({
    /** Until when the current pass may keep others waiting. */
    leaseUntil: v.optional(v.number()),
    lastPassAt: v.optional(v.number()),
    /** Number of failed passes in a row. */
    failures: v.number(),
    /** Back-off after failed passes, including the server's Retry-After, up to a day. */
    retryAt: v.optional(v.number()),
    /** The server asked to wait until then (Retry-After), even for a person. */
    waitUntil: v.optional(v.number()),
    /** Owner keys whose polling server returns ids, so that one request can ask for all tasks. */
    answersWithIds: v.array(v.string()),
  }),
  { failures: 0, answersWithIds: [] },
);
