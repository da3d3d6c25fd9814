import { lookAtService } from '../../actions/server-logging/change-subscription';
import type { LoggingSubscription } from '../../core/server-logging/logging-subscription';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAttempt } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { KeyValues } from '../ui/KeyValues';
import { say } from '../app/words';

interface ServiceCardProps {
  host: string;
  onOpened: (subscription: LoggingSubscription) => void;
}

/** Which service the panel is about to sign in to, and with what: nothing is sent before the click. */
export function ServiceCard({ host, onOpened }: ServiceCardProps) {
  const open = useAttempt(lookAtService);
  const isOnline = usePanel((state) => state.isOnline);
  const look = async () => {
    const opened = await open.run(host);
    if (opened) onOpened(opened.output);
  };
  return (
    <Card title={say('server_logging_service')} icon="external">
      <div className="server-logging-card">
        <p>
          <strong>{host}</strong>
        </p>
        <p>{say('server_logging_service_help')}</p>
        <KeyValues
          rows={[
            { key: say('server_logging_gets_now'), value: say('server_logging_gets_code') },
            { key: say('server_logging_gets_later'), value: say('server_logging_gets_session') },
          ]}
        />
        {open.problem && <ProblemNotice problem={open.problem} />}
        <Button
          wide
          busy={open.isRunning}
          unavailable={isOnline ? undefined : say('offline_reason')}
          onClick={() => void look()}
        >
          {say('server_logging_open', host)}
        </Button>
      </div>
    </Card>
  );
}
