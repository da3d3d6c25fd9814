import * as v from 'valibot';
import { adminColumns } from '../core/settings/admin-column';
import { accessSchema } from '../core/directory/catalog';
import { consentSchema } from '../core/plugins/consent';
import { installIntentSchema } from '../core/plugins/install';
import { licenceSchema } from '../core/plugins/licence';
import { registrationsSchema } from '../core/plugins/registration-state';
import { method } from './method';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const values = v.record(v.string(), v.unknown());

/** What an admin's page has worked out for everybody, and what it was answered. */
export const adminMethods = {
  /** Installs, repairs, updates or uninstalls a plugin by the record that was worked out for it; `stale` by that. */
  changeInstallation: method<void>()(
    v.object({
      intent: installIntentSchema,
      plugin: v.object({
        pluginId: id,
        displayName: v.string(),
        name: v.string(),
        access: accessSchema,
        ownerAccountId: v.string(),
      }),
      expected: v.nullable(values),
      record: values,
      /** What a person agreed to, so that a repair can go on with it. */
      consent: v.optional(consentSchema),
    }),
  ),
  /** Keeps what was answered about licences (by `personalKey`) and registrations. */
  keepPluginAnswers: method<void>()(
    v.object({
      licences: v.optional(v.record(v.string(), licenceSchema)),
      registrations: v.optional(registrationsSchema),
    }),
  ),
  /**
   * Replaces records of the account that were worked out from `expected`: what is there by now when it is anything
   * else stays, and nothing is written (`stale`). `null`: none is there, or none shall be. `draft`: the form whose
   * typed words are saved by this.
   */
  saveAdminRecords: method<void>()(
    v.object({
      column: v.picklist(adminColumns),
      records: v.record(
        id,
        v.object({ displayName: v.string(), expected: v.nullable(values), record: v.nullable(values) }),
      ),
      draft: v.optional(id),
    }),
  ),
  /** Another admin has overwritten these (`adminWriteId`), and theirs shall stand. */
  forgetAdminWrites: method<void>()(v.object({ writes: v.array(id) })),
  /** Which CRM users have which extensions, raw: core/settings/admin-column.ts finds a user's row. */
  readUserMappings: method<unknown>()(v.object({})),
} as const;
