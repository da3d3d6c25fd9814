import { useMemo } from 'react';
import type { ClientSettings } from '../../core/settings/client-setting';
import { clientSettingsInForce } from '../../core/settings/client-settings-in-force';
import { preferencesInForce, type PreferenceSources } from '../../core/settings/managed-preference';
import type { PanelPreferences } from '../../core/settings/panel-preference';
import { usePanel } from './store';

/** The stored values that decide how the panel behaves; the same object until one of them changes. */
export function usePreferenceSources(): PreferenceSources {
  const preferences = usePanel((state) => state.preferences);
  const settingRecords = usePanel((state) => state.settingRecords);
  const policy = usePanel((state) => state.policy);
  return useMemo(() => ({ preferences, settingRecords, policy }), [preferences, settingRecords, policy]);
}

/** The settings that App Connect's own client has a name for, as they apply now. */
export function useClientSettings(): ClientSettings {
  const sources = usePreferenceSources();
  return useMemo(() => clientSettingsInForce(sources), [sources]);
}

/** How the panel behaves otherwise. */
export function usePreferences(): PanelPreferences {
  const sources = usePreferenceSources();
  return useMemo(() => preferencesInForce(sources), [sources]);
}
