import { useCallback, useContext } from 'react';
import { saveClientSettings } from '../../../actions/settings/save-client-settings';
import { isPreferenceName } from '../../../core/settings/panel-preference';
import { call } from '../../../protocol/client';
import { PanelContext } from '../../app/store';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';
import type { ManagedControl, ManagedName } from './managed';

/** Returns to the organisation's default if the person chose something else. */
export function FollowButton({ name, managed }: { name: ManagedName; managed: ManagedControl }) {
  const store = useContext(PanelContext);
  const follow = useAttempt(
    useCallback(async () => {
      if (isPreferenceName(name)) await call('followOrganisation', { name });
      else await saveClientSettings({ [name]: null }, store?.getState());
    }, [name, store]),
  );
  if (!managed.isOwnChoice) return null;
  return (
    <Button variant="text" size="small" busy={follow.isRunning} onClick={() => void follow.run(undefined)}>
      {say('config_use_default')}
    </Button>
  );
}
