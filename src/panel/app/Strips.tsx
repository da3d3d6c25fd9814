import { createElement, Suspense, use } from 'react';
import { personKey } from '../../core/crm/account';
import { hashOf } from './route';
import { usePanel } from './store';
import { Icon } from '../ui/Icon';
import { once } from '../ui/once';
import { useIsPainted } from '../ui/painted';
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
      <TakenOver />
    </output>
  );
}

const loadTakenOver = once(() => import('../settings/taken-over/TakenOverStrip'), 'TakenOverStrip');

/** Tells once what was taken over from App Connect's own client: only where there may be something is its code loaded. */
function TakenOver() {
  const isPainted = useIsPainted();
  const mayBeTold = usePanel(
    ({ identity, connection, settingRecords: { admin, own }, takenOverSeen, route }) => {
      if (!identity || !connection || route.screen === 'taken_over') return false;
      const isTheirs = (key: string) => !/^(?:plugin|panel)_/.test(key);
      const isSeen = takenOverSeen.people.includes(personKey(identity));
      return !isSeen && Object.keys({ ...admin, ...own }).some(isTheirs);
    },
  );
  if (!isPainted || !mayBeTold) return null;
  return (
    <Suspense>
      <TakenOverLine />
    </Suspense>
  );
}

function TakenOverLine() {
  return createElement(use(loadTakenOver()));
}
