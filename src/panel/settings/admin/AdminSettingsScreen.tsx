import { useMemo } from 'react';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { declaredSettings } from '../declared-settings';
import { AdminSettingsForm, type AdminGroup } from './AdminSettingsForm';
import { preferenceGroups } from './preference-fields';

/** The CRM's and the panel's settings that an admin sets for everybody. */
export function AdminSettingsScreen() {
  const platform = useConnectorPlatform();
  const { admin, own } = usePanel((state) => state.settingRecords);
  const crmName = usePanel((state) => state.connection?.connectorName ?? '');
  const groups = useMemo((): AdminGroup[] | undefined => {
    if (platform === undefined) return undefined;
    const ofCrm = platform ? declaredSettings(platform, { admin, own }) : [];
    return [
      ...ofCrm.map((group) => ({
        ...group,
        title: group.title || say('crm_settings_title', crmName),
        isOfPanel: false,
      })),
      ...preferenceGroups().map((group) => ({ ...group, isOfPanel: true })),
    ];
  }, [platform, own, admin, crmName]);
  if (groups) return <AdminSettingsForm groups={groups} />;
  return (
    <Screen
      title={say('admin_settings_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      <Skeleton label={say('loading')} rows={4} />
    </Screen>
  );
}
