import { useMemo } from 'react';
import { usePanel } from '../../app/store';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { describeCrmSettings } from '../crm/crm-settings';
import { settingRows, type SettingRow } from './setting-rows';

/** All settings that this person can find. */
export function useSettingRows(): SettingRow[] {
  const platform = useConnectorPlatform();
  const records = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const ofCrm = useMemo(() => (platform ? describeCrmSettings(platform, records) : []), [platform, records]);
  return settingRows({ crmName, isAdmin, ofCrm });
}
