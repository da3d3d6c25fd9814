import * as v from 'valibot';
import { objectSchema } from '../../core/basics/shape';
import { noPolicy, policySchema, strictPolicy } from '../../core/settings/policy';
import { defineItem } from '../basics/item';

/** Parts of the view (storage/panel-view.ts) that say who decided what. */

/**
 * Both settings documents as last read from or written to the server: the admins' and the person's own, with records
 * of plugins, CRM and panel. Pages compute their changes from them.
 */
export const settingRecords = defineItem(
  'settingRecords',
  v.object({
    admin: objectSchema,
    own: objectSchema,
  }),
  { admin: {}, own: {} },
);

/**
 * This computer's policy as last seen; valid until the browser reports another. One that cannot be read does not count
 * as none; held by test/unit/background/settings/policy.test.ts.
 */
export const policy = defineItem(
  'policy',
  v.optional(v.fallback(policySchema, strictPolicy), noPolicy),
  noPolicy,
);
