import { useCallback, useMemo } from 'react';
import { withAccountOptions, type AccountData } from '../../../core/crm/account-data';
import type { JsonObject } from '../../../core/basics/json';
import { loadAccountData } from '../../../actions/crm/load-account-data';
import type { Problem } from '../../../core/basics/problem';
import { readConnectorSettings, type SettingGroup } from '../../../core/crm/connector-setting';
import { absenceOf } from '../../../core/directory/absence';
import { useConnectorManifest } from '../../shared/ConnectorAbsent';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { readConnectorFacts } from '../connector-facts';
import { AdminSettingsForm } from './AdminSettingsForm';
import type { AdminGroup } from './admin-groups';
import { clientGroups } from './client-fields';
import { LogDetailsRow } from './LogDetailsRow';
import { preferenceGroups } from './preference-fields';

/**
 * The CRM's and the panel's settings that an admin sets for everybody.
 * @param setting that a search has led to
 */
export function AdminSettingsScreen({ setting }: { setting?: string }) {
  const { output: platform, problem } = useConnectorManifest();
  const { admin, own } = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const accountData = useAccountSettingsData(platform);
  const groups = useMemo((): AdminGroup[] | undefined => {
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
  if (groups) return <AdminSettingsForm groups={groups} asked={setting} elsewhere={LogDetailsRow} />;
  return (
    <Screen
      title={say('admin_settings_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      <Skeleton label={say('loading')} rows={4} />
    </Screen>
  );
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
