import type { CrmLog } from '../../../core/activity/crm-log';
import { ignoreActivity } from '../../../actions/activity/decide-activity';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { useWayBack } from '../../shared/way-back';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { OpenCrm } from '../OpenCrm';

interface TheirLogProps {
  activityId: string;
  log: CrmLog;
  /** What the person has typed meanwhile; otherwise the form starts with the existing log's note. */
  note: string | undefined;
}

/** Somebody else has logged this call: shown before anything is written, with the existing log. */
export function TheirLog({ activityId, log, note }: TheirLogProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const leave = useAttempt(ignoreActivity);
  const { leave: leaveLog } = useWayBack();
  const leaveIt = async () => {
    const done = await leave.run(activityId);
    if (done) leaveLog();
  };
  return (
    <>
      <Notice
        tone="wait"
        title={say('reason_already_logged', crm)}
        actions={
          <>
            <Button size="small" variant="quiet" busy={leave.isRunning} onClick={() => void leaveIt()}>
              {say('activity_leave')}
            </Button>
            <OpenCrm activityId={activityId} variant="quiet" />
          </>
        }
      >
        {log.contactName !== '' && <p>{say('log_there_about', log.contactName)}</p>}
        {note !== undefined && note !== log.note && log.note !== '' && <blockquote>{log.note}</blockquote>}
        <p>{say('log_there_help')}</p>
      </Notice>
      {leave.problem && <ProblemNotice problem={leave.problem} />}
    </>
  );
}
