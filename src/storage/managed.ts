import * as v from 'valibot';
import { ownPreferencesSchema } from '../core/panel-preference';
import { noPolicy, policySchema } from '../core/policy';
import { defineItem } from './item';

/** Parts of the view (storage/view.ts) that say who decided what. */

/** What the person chose of how the panel behaves; `preferences`, `loggingRules` and `taskNotices` are in force. */
export const ownPreferences = defineItem({
  key: 'ownPreferences',
  area: 'local',
  schema: v.nullable(ownPreferencesSchema),
  fallback: null,
});

/**
 * Both settings documents as the server had them when they were last read or written: the admins' and the person's
 * own, records of plugins, CRM and panel alike. Pages work out from them what is to be written.
 */
export const settingRecords = defineItem({
  key: 'settingRecords',
  area: 'local',
  schema: v.object({
    admin: v.record(v.string(), v.unknown()),
    own: v.record(v.string(), v.unknown()),
  }),
  fallback: { admin: {}, own: {} },
});

/** The policy of this computer as it was last seen; it holds until the browser tells another. */
export const policy = defineItem({
  key: 'policy',
  area: 'local',
  schema: policySchema,
  fallback: noPolicy,
});
