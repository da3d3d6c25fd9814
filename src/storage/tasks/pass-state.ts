import * as v from 'valibot';
import { optionalNumber, texts } from '../../core/basics/schema-parts';
import { defineItem } from '../basics/item';

/** State of the passes that check tasks; used by the worker only. Times in epoch ms. */
export const passState = defineItem(
  'taskPass',
  v.object({
    /** Until when the current pass may keep others waiting. */
    leaseUntil: optionalNumber,
    lastPassAt: optionalNumber,
    /** Number of failed passes in a row. */
    failures: v.number(),
    /** Back-off after failed passes, including the server's Retry-After, up to a day. */
    retryAt: optionalNumber,
    /** The server asked to wait until then (Retry-After), even for a person. */
    waitUntil: optionalNumber,
    /** Owner keys whose polling server returns ids, so that one request can ask for all tasks. */
    answersWithIds: texts,
  }),
  { failures: 0, answersWithIds: [] },
);
