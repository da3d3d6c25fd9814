import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

/** What happens to the connected CRM before another one replaces it. */
export function SwitchNotice({ connectorId, crm }: { connectorId: string; crm: string }) {
  const connection = usePanel((state) => state.connection);
  if (!connection) return null;
  if (connection.connectorId !== connectorId)
    return (
      <Notice tone="wait" title={say('connect_switch_title', connection.connectorName)}>
        <p>{say('connect_switch_help', connection.connectorName, crm)}</p>
      </Notice>
    );
  if (connection.state !== 'revoked') return null;
  return (
    <Notice tone="wait" title={say('connect_revoked_title', crm)}>
      <p>{say('connect_revoked_help')}</p>
    </Notice>
  );
}
