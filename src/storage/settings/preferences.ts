import { preferencesInForce } from '../../core/settings/managed-preference';
import type { PanelPreferences } from '../../core/settings/panel-preference';
import { readItems } from '../basics/item';
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
