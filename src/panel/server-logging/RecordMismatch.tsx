import { correctRecord } from '../../actions/server-logging/change-subscription';
import type { LoggingSubscription } from '../../core/server-logging/logging-subscription';
import { isRecordWrong } from '../../core/server-logging/subscription-change';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAttempt } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { say } from '../app/words';

/** The account's settings, from which everybody's panel learns, say something else than the service. */
export function RecordMismatch({ subscription }: { subscription: LoggingSubscription }) {
  const admin = usePanel((state) => state.settingRecords.admin);
  const connection = usePanel((state) => state.connection);
  const isOnline = usePanel((state) => state.isOnline);
  const correct = useAttempt(correctRecord);
  if (!connection || !isRecordWrong(admin, subscription, connection)) return null;
  return (
    <>
      <Notice
        tone="wait"
        title={say('server_logging_mismatch_title')}
        actions={
          <Button
            size="small"
            busy={correct.isRunning}
            unavailable={isOnline ? undefined : say('offline_reason')}
            onClick={() => void correct.run(subscription)}
          >
            {say('server_logging_mismatch_correct')}
          </Button>
        }
      >
        <p>{say('server_logging_mismatch')}</p>
      </Notice>
      {correct.problem && <ProblemNotice problem={correct.problem} />}
    </>
  );
}
