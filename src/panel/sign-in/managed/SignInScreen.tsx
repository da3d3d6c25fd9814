import { isObject } from '../../../core/basics/json';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ManagedAuthView } from './ManagedAuthView';
import { ManagedOAuthView } from './ManagedOAuthView';
import './sign-in.css';

/** What an admin fills in for the CRM's sign-in, so that users need not have it. */
export function SignInScreen() {
  const platform = useConnectorPlatform();
  return (
    <Screen title={say('managed_title')} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      {platform === undefined ? (
        <Skeleton label={say('loading')} />
      ) : isObject(platform?.['auth']) && platform['auth']['type'] === 'oauth' ? (
        <ManagedOAuthView platform={platform} />
      ) : (
        <ManagedAuthView />
      )}
    </Screen>
  );
}
