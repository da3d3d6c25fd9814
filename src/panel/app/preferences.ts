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

/** Many parts of a screen ask: it is decided once for the values that are stored. */
function decidedOnce<Decided>(
  decide: (sources: PreferenceSources) => Decided,
): (sources: PreferenceSources) => Decided {
  let last: { readonly sources: PreferenceSources; readonly decided: Decided } | undefined;
  return (sources) => {
    const isLast =
      last?.sources.preferences === sources.preferences &&
      last.sources.settingRecords === sources.settingRecords &&
      last.sources.policy === sources.policy;
    if (!last || !isLast) last = { sources, decided: decide(sources) };
    return last.decided;
  };
}

const decideClientSettings = decidedOnce(clientSettingsInForce);
const decidePreferences = decidedOnce(preferencesInForce);

/** The settings that App Connect's own client has a name for, as they apply now. */
export function useClientSettings(): ClientSettings {
  return decideClientSettings(usePreferenceSources());
}

/** How the panel behaves otherwise. */
export function usePreferences(): PanelPreferences {
  return decidePreferences(usePreferenceSources());
}
