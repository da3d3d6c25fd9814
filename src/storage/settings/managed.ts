import * as v from 'valibot';
import { noPolicy, policySchema } from '../../core/settings/policy';
import { defineItem } from '../basics/item';

/** Parts of the view (storage/panel-view.ts) that say who decided what. */

/**
 * Both settings documents as the server had them when they were last read or written: the admins' and the person's
 * own, records of plugins, CRM and panel alike. Pages work out from them what is to be written.
 */
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
