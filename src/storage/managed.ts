import * as v from 'valibot';
import { noPolicy, policySchema } from '../core/policy';
import { defineItem } from './item';

/** Parts of the view (storage/view.ts) that say who decided what. */

/** Settings of the CRM and the panel as the server keeps them: the admins' records, and the person's own. */
export const settingRecords = defineItem(
  'settingRecords',
  v.object({
    admin: v.record(v.string(), v.unknown()),
    own: v.record(v.string(), v.unknown()),
  }),
  { admin: {}, own: {} },
);

/** The policy of this computer as it was last seen; it holds until the browser tells another. */
export const policy = defineItem('policy', policySchema, noPolicy);
