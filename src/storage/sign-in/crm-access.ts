import * as v from 'valibot';
import { problemSchema } from '../../core/basics/problem';
import { defineItem } from '../basics/item';

/** Parts of the view (storage/panel-view.ts) about connecting and disconnecting a CRM. */

/** The CRM sign-in in its own window: under way, or why it failed. `null` after a success. */
export const crmSignIn = defineItem(
  'crmSignIn',
  v.nullable(
    v.object({
      connectorId: v.string(),
      /** Why it failed; missing while it is under way. */
      problem: v.optional(problemSchema),
    }),
  ),
  null,
);

/** A CRM that was disconnected without telling its server, and why. */
export const crmFarewell = defineItem(
  'crmFarewell',
  v.nullable(v.object({ connectorName: v.string(), problem: problemSchema })),
  null,
);
