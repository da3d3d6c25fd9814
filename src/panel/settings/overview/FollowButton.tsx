import type { PreferenceName } from '../../../core/settings/panel-preference';
import { useAction } from '../../shared/request';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';
import type { ManagedControl } from './managed';

/** Returns to the organisation's default if the person chose something else. */
export function FollowButton({ name, managed }: { name: PreferenceName; managed: ManagedControl }) {
  const follow = useAction('followOrganisation');
  if (!managed.isOwnChoice) return null;
  return (
    <Button variant="text" size="small" busy={follow.isRunning} onClick={() => void follow.run({ name })}>
      {say('config_use_default')}
    </Button>
  );
}
