import { preferencesInForce, resolveRules } from '../../core/settings/managed-preference';
import type { OrganisationRules, PanelPreferences } from '../../core/settings/panel-preference';
import { readItem, readItems } from '../basics/item';
import { policy, settingRecords } from './managed';
import { preferences } from '../view';

/** Everything that decides how the panel behaves, as it is stored. */
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
