import { readServerLogging } from '../../../core/server-logging/server-logging';
import { ConnectorAbsent, useConnectorManifest } from '../../shared/ConnectorAbsent';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { say } from '../../app/words';
import { MappingView } from './MappingView';
import './user-mapping.css';

/** Maps RingCentral extensions to CRM users: each call is logged under the mapped user's name. */
export function UserMappingScreen() {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const canListUsers = usePanel(
    (state) => state.connection?.capabilities.interfaces.includes('getUserList') === true,
  );
  const asked = useConnectorManifest();
  const platform = asked.output;
  if (platform !== undefined && canListUsers && readServerLogging(platform)?.hasUserMapping) {
    return <MappingView crm={crm} />;
  }
  return (
    <Screen title={say('mapping_title')} back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}>
      {platform === undefined ? (
        <ConnectorAbsent asked={asked} />
      ) : (
        <EmptyState icon="person" title={say('mapping_none_title', crm)}>
          {say(canListUsers ? 'mapping_none_declared' : 'mapping_none_interface')}
        </EmptyState>
      )}
    </Screen>
  );
}
