import { useCallback } from 'react';
import { saveClientSettings } from '../../../actions/settings/save-client-settings';
import { isPreferenceName } from '../../../core/settings/panel-preference';
import { call } from '../../../protocol/client';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';
import type { ManagedControl, ManagedName } from './managed';

/** Returns to the organisation's default if the person chose something else. */
export function FollowButton({ name, managed }: { name: ManagedName; managed: ManagedControl }) {
  const follow = useAttempt(
    useCallback(
      () =>
        isPreferenceName(name) ? call('followOrganisation', { name }) : saveClientSettings({ [name]: null }),
      [name],
    ),
  );
  if (!managed.isOwnChoice) return null;
  return (
    <Button variant="text" size="small" busy={follow.isRunning} onClick={() => void follow.run(undefined)}>
      {say('config_use_default')}
    </Button>
  );
}
