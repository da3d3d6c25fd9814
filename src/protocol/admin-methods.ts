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

/** Changes that an admin's page has computed for everybody, and answers it has received. */
export const adminMethods = {
  /**
   * Installs, repairs, updates or uninstalls a plugin with the record computed for it; throws `stale` if that is
   * outdated.
   */
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
      /** What a person agreed to, so that a repair can continue with it. */
      consent: v.optional(consentSchema),
    }),
  ),
  /** Keeps findings about licences (by `personalKey`) and registrations. */
  keepPluginAnswers: method<void>()(
    v.object({
      licences: v.optional(v.record(v.string(), licenceSchema)),
      registrations: v.optional(registrationsSchema),
    }),
  ),
  /**
   * Replaces records of the account computed from `expected`. If a record has changed since, nothing is written
   * (`stale`). `null` means no record, before or after. `draft`: the form saved by this.
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
  /** Accepts another admin's version of these overwritten writes (`adminWriteId`). */
  forgetAdminWrites: method<void>()(v.object({ writes: v.array(id) })),
  /** Which CRM users have which extensions, unparsed; core/settings/admin-column.ts finds a user's row. */
  readUserMappings: method<unknown>()(v.object({})),
} as const;
