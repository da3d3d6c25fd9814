import * as v from 'valibot';
import { problemSchema } from '../../core/basics/problem';
import { defineItem } from '../basics/item';

/** Parts of what the panel paints from (storage/panel-view.ts): coming to a CRM and leaving it. */

/** The sign-in to a CRM in its own window: under way, or how it failed. `null` after one that went well. */
export const crmSignIn = defineItem(
  'crmSignIn',
  v.nullable(
    v.object({
      connectorId: v.string(),
      /** Why it failed; left out while it is under way. */
      problem: v.optional(problemSchema),
    }),
  ),
  null,
);

/** A CRM that was left without its server's knowledge, and why it does not know. */
export const crmFarewell = defineItem(
  'crmFarewell',
  v.nullable(v.object({ connectorName: v.string(), problem: problemSchema })),
  null,
);
