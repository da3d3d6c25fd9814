import { hashOf } from './route';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { say } from './words';

/** Tells a person who is not an admin why nothing is shown here, and who can help. */
export function NotAdminScreen({ title }: { title: string }) {
  return (
    <Screen title={title} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      <EmptyState icon="lock" title={say('problem_not_admin_title')}>
        {say('problem_not_admin_help')}
      </EmptyState>
    </Screen>
  );
}
