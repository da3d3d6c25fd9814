import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** How the rounds of asking about background work stand; the worker's own. Times in epoch ms. */
export const passState = defineItem(
  'taskPass',
  v.object({
    /** Until when the pass that is under way may hold the others off. */
    leaseUntil: v.optional(v.number()),
    lastPassAt: v.optional(v.number()),
    /** Passes in a row that failed. */
    failures: v.number(),
    /** Back-off after failed passes; the server's Retry-After is in it, up to a day. */
    retryAt: v.optional(v.number()),
    /** The server asked not to be asked before (Retry-After), not even by a person. */
    waitUntil: v.optional(v.number()),
    /** Accounts whose polling server names the ids in its answers: one request for all. */
    answersWithIds: v.array(v.string()),
  }),
  { failures: 0, answersWithIds: [] },
);
