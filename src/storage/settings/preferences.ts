import * as v from 'valibot';
import { optionalText } from '../../core/basics/schema-parts';
import { objectSchema } from '../../core/basics/shape';
import type { ClientSettings } from '../../core/settings/client-setting';
import { clientSettingsInForce } from '../../core/settings/client-settings-in-force';
import type { LoggingRules } from '../../core/settings/logging-rules';
import { resolveLoggingRules } from '../../core/settings/setting-decision';
import { preferencesInForce, resolveRules } from '../../core/settings/managed-preference';
import {
  ownPreferencesSchema,
  type OrganisationRules,
  type PanelPreferences,
} from '../../core/settings/panel-preference';
import { defineItem, readItem, readItems } from '../basics/item';
import { withClientNames } from './client-names-migration';
import { policy, settingRecords } from './managed';

/** What the person chose; what applies is computed from it (core/settings/managed-preference.ts). */
export const preferences = defineItem(
  'preferences',
  v.object({
    /** RingCentral client id that overrides the built-in one. */
    clientId: optionalText,
    /** Of client settings, until they have been written to the server (core/settings/waiting-choices.ts). */
    choices: v.optional(objectSchema),
    formerChoices: v.optional(objectSchema),
    ...ownPreferencesSchema.entries,
  }),
  {},
  'local',
  [withClientNames],
);

/** Everything that decides how the panel behaves, as stored. */
export function readPreferenceSources() {
  return readItems({ preferences, settingRecords, policy });
}

/** The settings that App Connect's own client has a name for, as they apply now. */
export async function readClientSettings(): Promise<ClientSettings> {
  return clientSettingsInForce(await readPreferenceSources());
}

/** What of them decides about logging; the worker is a good deal smaller without the others. */
export async function readLoggingRules(): Promise<LoggingRules> {
  return resolveLoggingRules(await readPreferenceSources());
}

/** How the panel behaves otherwise. */
export async function readPreferences(): Promise<PanelPreferences> {
  return preferencesInForce(await readPreferenceSources());
}

/** What the organisation decides for everybody, of its policy and its admins. */
export async function readOrganisationRules(): Promise<OrganisationRules> {
  const { admin } = await readItem(settingRecords);
  return resolveRules(admin, await readItem(policy));
}
