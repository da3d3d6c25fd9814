import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { AdminSettingsForm } from './AdminSettingsForm';
import { LogDetailsRow } from './LogDetailsRow';
import { useAdminGroups } from './use-admin-groups';

/**
 * The CRM's and the panel's settings that an admin sets for everybody.
 * @param setting that a search has led to
 */
export function AdminSettingsScreen({ setting }: { setting?: string }) {
  const groups = useAdminGroups();
  if (groups) return <AdminSettingsForm groups={groups} asked={setting} elsewhere={LogDetailsRow} />;
  return (
    <Screen
      title={say('admin_settings_title')}
      back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}
    >
      <Skeleton label={say('loading')} rows={4} />
    </Screen>
  );
}
