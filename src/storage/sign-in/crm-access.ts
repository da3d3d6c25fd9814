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

/**
 * The CRM that a person wants connected by signing in to RingCentral, by person key, and the host that they let have
 * that sign-in.
 */
export const wantedConnections = defineItem(
  'wantedConnections',
  v.record(v.string(), v.object({ connectorId: v.string(), serverHost: v.string() })),
  {},
);

/** A CRM that was disconnected without telling its server, and why. */
export const crmFarewell = defineItem(
  'crmFarewell',
  v.nullable(v.object({ connectorName: v.string(), problem: problemSchema })),
  null,
);
