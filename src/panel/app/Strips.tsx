import { hashOf } from './route';
import { usePanel } from './store';
import { Icon } from '../ui/Icon';
import { say } from './words';

/** Messages that concern every screen, one line each, above it. */
export function Strips() {
  const isOnline = usePanel((state) => state.isOnline);
  const isRevoked = usePanel(
    (state) => state.connection?.state === 'revoked' && state.route.screen !== 'connector',
  );
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  return (
    <output className="app-strips">
      {!isOnline && (
        <span className="app-strip" data-tone="wait">
          <Icon name="offline" />
          <span className="app-strip-text">{say('strip_offline')}</span>
        </span>
      )}
      {isRevoked && (
        <span className="app-strip" data-tone="wait">
          <Icon name="alert" />
          <span className="app-strip-text">{say('strip_revoked', crm)}</span>
          <a href={hashOf({ screen: 'connector', connectorId })}>{say('connect_again')}</a>
        </span>
      )}
    </output>
  );
}
