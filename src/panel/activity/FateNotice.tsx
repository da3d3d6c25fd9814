import type { Activity } from '../../core/activity';
import { needsReconnect, type Problem } from '../../core/problem';
import { ProblemNotice } from '../ProblemNotice';
import { usePanel } from '../store';
import { StartedTasks } from '../tasks/StartedTasks';
import { Notice } from '../ui/Notice';
import { say } from '../words';
import { sayUntil } from './time-words';
import { useNow } from './use-now';

/** Where a log that was written down has got to. */
export function FateNotice({ activity }: { activity: Activity }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const language = usePanel((state) => state.language);
  const now = useNow(5000);
  const { fate, problem, nextAt } = activity;
  const when = nextAt === undefined ? undefined : sayUntil(nextAt, now, language);
  switch (fate) {
    case 'logged':
      return (
        <Notice tone="ok" title={say('log_logged', crm)}>
          <StartedTasks activityId={activity.id} />
        </Notice>
      );
    case 'asking':
      return (
        <Notice tone="wait" title={say('log_asking', crm)}>
          <p>{say('log_asking_help', crm, when ?? say('in_a_moment'))}</p>
        </Notice>
      );
    case 'waiting':
      return <WaitingNotice crm={crm} problem={problem} when={when} />;
    default:
      return <Notice tone="wait" title={say('log_sending', crm)} />;
  }
}

/** Not sent yet: either its turn has not come, or it could not be sent and will be. */
function WaitingNotice({
  crm,
  problem,
  when,
}: {
  crm: string;
  problem: Problem | undefined;
  when: string | undefined;
}) {
  if (!problem) return <Notice tone="wait" title={say('log_waiting', crm)} />;
  const kept = when === undefined ? say('log_kept_and_sent') : say('log_kept_and_sent_at', when);
  if (needsReconnect(problem)) return <ProblemNotice problem={problem} kept={kept} />;
  return (
    <Notice tone="wait" title={say(`problem_${problem.code}_title`, problem.host ?? crm)}>
      <p>{kept}</p>
    </Notice>
  );
}
