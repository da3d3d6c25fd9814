import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { ListHeading } from '../../ui/ListHeading';
import { Screen } from '../../ui/Screen';
import { AdminRows } from './AdminRows';
import { Health } from './Health';

/** Everything that an admin looks after: what needs them, then where each thing is set. */
export function AdminScreen() {
  return (
    <Screen title={say('settings_admin')} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      <ListHeading>{say('health_title')}</ListHeading>
      <Health />
      <ListHeading>{say('admin_places')}</ListHeading>
      <AdminRows />
    </Screen>
  );
}
