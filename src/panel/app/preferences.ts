import { useMemo } from 'react';
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

/** How the panel behaves now. */
export function usePreferences(): PanelPreferences {
  const sources = usePreferenceSources();
  return useMemo(() => preferencesInForce(sources), [sources]);
}
