import { useMemo } from 'react';
import { ConnectorAbsent, useConnectorManifest } from '../../shared/ConnectorAbsent';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { say } from '../../app/words';
import { CrmSettingsForm } from './CrmSettingsForm';
import { describeCrmSettings } from './crm-settings';

/** The settings of the connected CRM, for its user. */
export function CrmSettingsScreen() {
  const asked = useConnectorManifest();
  const platform = asked.output;
  const records = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const groups = useMemo(() => platform && describeCrmSettings(platform, records), [platform, records]);
  if (groups && groups.length > 0) return <CrmSettingsForm crmName={crmName} groups={groups} />;
  return (
    <Screen
      title={say('crm_settings_title', crmName)}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      {platform === undefined && <ConnectorAbsent asked={asked} />}
      {groups?.length === 0 && (
        <EmptyState icon="sliders" title={say('crm_settings_none_title')}>
          {say('crm_settings_none_help', crmName)}
        </EmptyState>
      )}
    </Screen>
  );
}
