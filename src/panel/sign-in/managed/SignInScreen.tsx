import { isObject } from '../../../core/basics/json';
import { ConnectorAbsent, useConnectorManifest } from '../../shared/ConnectorAbsent';
import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { say } from '../../app/words';
import { ManagedAuthView } from './ManagedAuthView';
import { ManagedOAuthView } from './ManagedOAuthView';
import './sign-in.css';

/** What an admin fills in for the CRM's sign-in, so that users need not have it. */
export function SignInScreen() {
  const asked = useConnectorManifest();
  const platform = asked.output;
  return (
    <Screen title={say('managed_title')} back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}>
      {platform === undefined ? (
        <ConnectorAbsent asked={asked} />
      ) : isObject(platform['auth']) && platform['auth']['type'] === 'oauth' ? (
        <ManagedOAuthView platform={platform} />
      ) : (
        <ManagedAuthView />
      )}
    </Screen>
  );
}
