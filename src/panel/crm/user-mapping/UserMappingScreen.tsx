import { readServerLogging } from '../../../core/server-logging/server-logging';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { MappingView } from './MappingView';
import './user-mapping.css';

/** Maps RingCentral extensions to CRM users: each call is logged under the mapped user's name. */
export function UserMappingScreen() {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const canListUsers = usePanel(
    (state) => state.connection?.capabilities.interfaces.includes('getUserList') === true,
  );
  const platform = useConnectorPlatform();
  if (platform !== undefined && canListUsers && readServerLogging(platform)?.hasUserMapping) {
    return <MappingView crm={crm} />;
  }
  return (
    <Screen title={say('mapping_title')} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      {platform === undefined ? (
        <Skeleton label={say('loading')} />
      ) : (
        <EmptyState icon="person" title={say('mapping_none_title', crm)}>
          {say(canListUsers ? 'mapping_none_declared' : 'mapping_none_interface')}
        </EmptyState>
      )}
    </Screen>
  );
}
