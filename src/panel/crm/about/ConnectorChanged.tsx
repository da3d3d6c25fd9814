import type { ConnectorChange } from '../../../core/crm/connector-change';
import type { PublishedConnector } from '../../../actions/crm/connector-changes';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import './about.css';

interface ConnectorChangedProps {
  published: PublishedConnector;
  onSeen: () => void;
}

/** What the connector's maker has changed since the person connected. */
export function ConnectorChanged({ published, onSeen }: ConnectorChangedProps) {
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const accept = useAction('acceptConnector');
  const { changes, terms } = published;
  if (changes.length === 0) return null;
  // A server is not taken over by having seen it.
  const isServer = changes.some(({ what }) => what === 'server');
  const isOnlyServer = changes.every(({ what }) => what === 'server');
  const see = async () => {
    if (await accept.run({ connectorId, terms })) onSeen();
  };
  return (
    <>
      <Notice
        tone="wait"
        title={say('connector_changed_title')}
        actions={
          <>
            {isServer && (
              <ButtonLink size="small" href={hashOf({ screen: 'connector', connectorId })}>
                {say('connect_again')}
              </ButtonLink>
            )}
            {!isOnlyServer && (
              <Button size="small" variant="quiet" busy={accept.isRunning} onClick={() => void see()}>
                {say('connector_changed_seen')}
              </Button>
            )}
          </>
        }
      >
        <ul className="about-changes">
          {changes.map((change) => (
            <li key={`${change.what} ${change.before}`}>{wordsOf(change)}</li>
          ))}
        </ul>
      </Notice>
      {accept.problem && <ProblemNotice problem={accept.problem} />}
    </>
  );
}

function wordsOf({ what, before, now }: ConnectorChange): string {
  switch (what) {
    case 'server':
      return say('connector_changed_server', now, before);
    case 'auth':
      return say(now === 'oauth' ? 'connector_changed_to_oauth' : 'connector_changed_to_key');
    case 'landing':
      return say('connector_changed_landing', now || say('connector_changed_common_page'));
    case 'field':
      return say('connector_changed_field', before);
  }
}
