import * as v from 'valibot';
import { optionalText } from '../core/basics/schema-parts';
import { accessSchema } from '../core/directory/catalog';
import { consentSchema } from '../core/plugins/consent';
import { installIntentSchema } from '../core/plugins/install';
import { licenceSchema } from '../core/plugins/licence';
import { registrationsSchema } from '../core/plugins/registration-state';
import { id, values } from './input';

const plugin = v.object({
  pluginId: id,
  displayName: v.string(),
  name: v.string(),
  access: accessSchema,
  ownerAccountId: v.string(),
});

/** What an admin’s page has worked out for everybody’s plugins, and what it was answered. */
export const pluginsMethods = {
  /**
   * Installs, repairs, updates or uninstalls a plugin with the record computed for it; throws `stale` if that is
   * outdated.
   */
  changeInstallation: () =>
    v.object({
      intent: installIntentSchema,
      plugin,
      expected: v.nullable(values),
      record: values,
      /** What a person agreed to; needed for all but an uninstallation, and kept for a repair. */
      consent: v.optional(consentSchema),
      iconHost: optionalText,
    }),
  /** Agrees to a plugin that another client has installed, and writes nothing else. */
  agreeToPlugin: () => v.object({ plugin, consent: consentSchema, iconHost: optionalText }),
  /** Keeps findings about licences (by `personalKey`) and registrations. */
  keepPluginAnswers: () =>
    v.object({
      licences: v.optional(v.record(v.string(), licenceSchema)),
      registrations: v.optional(registrationsSchema),
    }),
} as const;
