import * as v from 'valibot';
import { accessSchema } from '../core/directory/catalog';
import { consentSchema } from '../core/plugins/consent';
import { installIntentSchema } from '../core/plugins/install';
import { licenceSchema } from '../core/plugins/licence';
import { registrationsSchema } from '../core/plugins/registration-state';
import { method } from './method';
import { id, values } from './input';

/** What an admin’s page has worked out for everybody’s plugins, and what it was answered. */
export const pluginsMethods = {
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
} as const;
