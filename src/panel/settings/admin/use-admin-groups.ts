import { useCallback, useMemo } from 'react';
import { loadAccountData } from '../../../actions/crm/load-account-data';
import type { JsonObject } from '../../../core/basics/json';
import type { Problem } from '../../../core/basics/problem';
import { withAccountOptions, type AccountData } from '../../../core/crm/account-data';
import { readConnectorSettings, type SettingGroup } from '../../../core/crm/connector-setting';
import { absenceOf } from '../../../core/directory/absence';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useConnectorManifest } from '../../shared/ConnectorAbsent';
import { useQuery } from '../../shared/request';
import { readConnectorFacts } from '../connector-facts';
import type { AdminGroup } from './admin-groups';
import { clientGroups } from './client-fields';
import { preferenceGroups } from './preference-fields';

/** All that an admin can set for everybody, what a log says aside; `undefined` until the connector's part is known. */
export function useAdminGroups(): readonly AdminGroup[] | undefined {
  const { output: platform, problem } = useConnectorManifest();
  const { admin, own } = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const accountData = useAccountSettingsData(platform);
  return useMemo((): AdminGroup[] | undefined => {
    if (!platform && !problem) return undefined;
    const ofCrm = platform
      ? [...readConnectorSettings(platform, [own, admin]), ...readAccountSettings(platform, accountData)]
      : [absentGroup(problem, crmName)];
    return [
      ...ofCrm.map((group) => ({
        ...group,
        title: group.title || say('crm_settings_title', crmName),
        isOfPanel: false,
      })),
      ...[...clientGroups(platform && readConnectorFacts(platform), crmName), ...preferenceGroups()].map(
        (group) => ({ ...group, isOfPanel: true }),
      ),
    ];
  }, [platform, problem, own, admin, crmName, accountData]);
}

/** What the CRM itself has for settings of the whole account; asked for where its manifest declares any. */
function useAccountSettingsData(platform: JsonObject | undefined): AccountData {
  const declared = platform?.['adminSettings'];
  const load = useCallback(() => loadAccountData([declared]), [declared]);
  return useQuery(load, undefined).output ?? nothing;
}

const nothing: AccountData = {};

/** Settings for the whole account (`adminSettings`), which nobody has for themselves. */
function readAccountSettings(platform: JsonObject, data: AccountData): SettingGroup[] {
  const items = withAccountOptions(platform['adminSettings'], data);
  const section = { type: 'section', name: say('admin_account_settings'), visibleToUsers: false, items };
  return readConnectorSettings({ settings: [section] }).map((group) => ({ ...group, id: 'account' }));
}

/** In the place of the CRM's settings: what it would offer is not known. */
function absentGroup(problem: Problem | undefined, crmName: string): SettingGroup {
  const absence = problem ? absenceOf(problem) : 'not_loaded';
  const warning = { title: say(`absence_${absence}_title`), text: say('connector_absent', crmName) };
  return { id: 'absent', title: '', warnings: [warning], settings: [], waiting: [] };
}
