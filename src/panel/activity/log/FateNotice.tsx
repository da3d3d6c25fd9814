import type { Activity } from '../../../core/activity/activity';
import { needsReconnect } from '../../../core/basics/problem';
import { confirmLogged, ignoreActivity, retryActivity } from '../../../actions/activity/decide-activity';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { StartedTasks } from '../../shared/tasks/StartedTasks';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { reasonOf, sayWaitingFor } from '../activity-words';
import { ConnectCrm } from '../ConnectCrm';
import { Details } from '../Details';
import { OpenCrm } from '../OpenCrm';
import { messageTone } from '../ServerMessageLine';
import { sayUntil } from '../../shared/time-words';
import { useCrmOf } from '../use-crm-of';
import { useLogSave } from '../use-log-save';
import { useNow } from '../../shared/use-now';

/** The state of the log in words, and what can be done about it. */
export function FateNotice({ activity }: { activity: Activity }) {
  const own = useCrmOf(activity);
  const crm = own.name;
  const language = usePanel((state) => state.language);
  const now = useNow(5000);
  const { fate, problem, nextAt, isOnce } = activity;
  const when = nextAt === undefined ? undefined : sayUntil(nextAt, now, language);
  if (!own.isHere && fate !== 'logged')
    return (
      <Notice tone="wait" title={sayWaitingFor(crm)} actions={<ConnectCrm crm={own} />}>
        <p>{say('log_other_crm_help')}</p>
      </Notice>
    );
  switch (fate) {
    case 'logged':
      return <LoggedNotice activity={activity} when={when} />;
    case 'asking':
      return (
        <Notice tone="wait" title={say('log_asking', crm)}>
          <p>{say('log_asking_help', crm, when ?? say('in_a_moment'))}</p>
        </Notice>
      );
    case 'needs_you':
      return <NeedsYouNotice activity={activity} />;
    case 'waiting':
      if (problem) {
        const next = when === undefined ? say('log_kept_and_sent') : say('log_kept_and_sent_at', when);
        const kept = needsReconnect(problem) ? say('log_kept_until_connected') : next;
        return <ProblemNotice problem={problem} kept={kept} />;
      }
      return (
        <Notice tone="wait" title={say('log_waiting', crm)}>
          {isOnce && when !== undefined && <p>{say('log_waits_for_final', when)}</p>}
        </Notice>
      );
    default:
      return <Notice tone="wait" title={say('log_sending', crm)} />;
  }
}

function LoggedNotice({ activity, when }: { activity: Activity; when: string | undefined }) {
  const { name: crm } = useCrmOf(activity);
  const { said } = activity;
  // A plain success message is part of "logged"; anything else stands out.
  const isPlain = said?.level === 'success' && said.details.length === 0;
  return (
    <>
      <Notice tone="ok" title={say('log_logged', crm)}>
        {isPlain && <p>{said.message}</p>}
        <StartedTasks activityId={activity.id} />
        {when !== undefined && <p>{say('log_update_follows', when)}</p>}
      </Notice>
      {said && !isPlain && (
        <Notice tone={messageTone(said.level)} title={said.message}>
          <Details groups={said.details} />
        </Notice>
      )}
    </>
  );
}

/** The log exists or may exist: the person decides, with the CRM open next to it. */
function NeedsYouNotice({ activity }: { activity: Activity }) {
  const { id, problem, form, maybeSent } = activity;
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const confirm = useAttempt(confirmLogged);
  const retry = useAttempt(retryActivity);
  const update = useLogSave();
  const leave = useAttempt(ignoreActivity);
  // An empty note would only empty theirs.
  const hasNote = form !== undefined && form.note.trim() !== '';
  if (problem?.code === 'already_logged')
    return (
      <Notice
        tone="bad"
        title={reasonOf(problem, crm, maybeSent)}
        actions={
          <>
            {hasNote && (
              <Button
                size="small"
                busy={update.isRunning}
                onClick={() => void update.run({ activityId: id, form, isUpdate: true })}
              >
                {say('log_write_mine')}
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={() => void leave.run(id)}>
              {say('activity_leave')}
            </Button>
          </>
        }
      >
        <p>{say(hasNote ? 'log_write_mine_help' : 'log_leave_theirs_help')}</p>
        {update.problem && <ProblemNotice problem={update.problem} kept={say('log_kept')} />}
      </Notice>
    );
  if (problem?.code === 'unclear_outcome')
    return (
      <Notice
        tone="bad"
        title={reasonOf(problem, crm)}
        actions={
          <>
            <OpenCrm activityId={id} />
            <Button size="small" variant="quiet" onClick={() => void confirm.run(id)}>
              {say('activity_is_there')}
            </Button>
            <Button size="small" variant="quiet" onClick={() => void retry.run(id)}>
              {say('activity_send_again')}
            </Button>
          </>
        }
      >
        <p>{say('problem_unclear_outcome_help')}</p>
      </Notice>
    );
  return (
    <ProblemNotice
      problem={problem ?? { code: 'refused' }}
      kept={say('log_kept')}
      onRetry={() => void retry.run(id)}
      isRetrying={retry.isRunning}
    />
  );
}
