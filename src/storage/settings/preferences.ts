import * as v from 'valibot';
import { optionalText } from '../../core/basics/schema-parts';
import { preferencesInForce, resolveRules } from '../../core/settings/managed-preference';
import {
  ownPreferencesSchema,
  type OrganisationRules,
  type PanelPreferences,
} from '../../core/settings/panel-preference';
import { defineItem, readItem, readItems } from '../basics/item';
import { policy, settingRecords } from './managed';

/** What the person chose; what applies is computed from it (core/settings/managed-preference.ts). */
export const preferences = defineItem(
  'preferences',
  v.object({
    /** RingCentral client id that overrides the built-in one. */
    clientId: optionalText,
    ...ownPreferencesSchema.entries,
  }),
  {},
);

/** Everything that decides how the panel behaves, as stored. */
export function readPreferenceSources() {
  return readItems({ preferences, settingRecords, policy });
}

/** How the panel behaves now. */
export async function readPreferences(): Promise<PanelPreferences> {
  return preferencesInForce(await readPreferenceSources());
}

/** What the organisation decides for everybody, of its policy and its admins. */
export async function readOrganisationRules(): Promise<OrganisationRules> {
  const { admin } = await readItem(settingRecords);
  return resolveRules(admin, await readItem(policy));
}
