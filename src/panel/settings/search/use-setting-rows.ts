import { useCallback, useMemo } from 'react';
import { readConnectorSettings } from '../../../core/crm/connector-setting';
import { manifestKey } from '../../../core/directory/catalog';
import { readPluginDescription } from '../../../core/plugins/plugin-description';
import { manifestCache } from '../../../storage/directory/manifest-cache';
import { usePanel } from '../../app/store';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { useQuery } from '../../shared/request';
import { describeCrmSettings } from '../crm/crm-settings';
import { settingRows, type SearchedPlugin, type SettingRow } from './setting-rows';

/** All settings that this person can find. */
export function useSettingRows(): SettingRow[] {
  const platform = useConnectorPlatform();
  const records = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const plugins = useSearchedPlugins();
  const ofCrm = useMemo(() => (platform ? describeCrmSettings(platform, records) : []), [platform, records]);
  const ofCrmForAdmins = useMemo(
    () =>
      platform
        ? [
            ...readConnectorSettings(platform, [records.own, records.admin]).flatMap(({ settings }) =>
              settings.filter(({ hidden }) => hidden),
            ),
            ...readConnectorSettings({ settings: platform['adminSettings'] }).flatMap(
              ({ settings }) => settings,
            ),
          ]
        : [],
    [platform, records],
  );
  return settingRows({ crmName, isAdmin, ofCrm, ofCrmForAdmins, plugins });
}

/** By their manifests as they were last seen: a search asks nobody. */
function useSearchedPlugins(): readonly SearchedPlugin[] {
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const read = useCallback(
    () =>
      Promise.all(
        installed.map(async ({ id, name, displayName }) => {
          const kept = await manifestCache.get(manifestKey('plugin', id));
          return {
            pluginId: id,
            displayName,
            fields: readPluginDescription(kept?.body, name)?.fields ?? [],
          };
        }),
      ),
    [installed],
  );
  return useQuery(read, undefined).output ?? noPlugins;
}

const noPlugins: readonly SearchedPlugin[] = [];
