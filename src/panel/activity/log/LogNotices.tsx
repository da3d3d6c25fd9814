import type { Activity } from '../../../core/activity/activity';
import type { Problem } from '../../../core/basics/problem';
import type { Query } from '../../shared/request';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { reasonOf } from '../activity-words';
import type { LogContext } from '../log-context';
import { FateNotice } from './FateNotice';

interface LogNoticesProps {
  activity: Activity;
  hasMovedOn: boolean;
  /** Why saving failed. */
  save: Problem | undefined;
  lookup: Pick<Query<never, LogContext>, 'output' | 'problem' | 'isLoading' | 'reload'>;
}

/** Problems with this log, shown above its form. */
export function LogNotices({ activity, hasMovedOn, save, lookup }: LogNoticesProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const again = { onRetry: () => lookup.reload(), isRetrying: lookup.isLoading };
  const problem = hasMovedOn ? undefined : activity.problem;
  const isOurs = problem !== undefined && ours.has(problem.code);
  const contacts = lookup.output?.problem;
  return (
    <>
      {hasMovedOn && (
        <>
          <Notice tone="wait" title={say('log_moved_on')}>
            <p>{say('log_moved_on_help')}</p>
          </Notice>
          <FateNotice activity={activity} />
        </>
      )}
      {problem && isOurs && <Notice tone="wait" title={reasonOf(problem, crm)} />}
      {problem && !isOurs && <ProblemNotice problem={problem} kept={say('log_kept')} />}
      {save && <ProblemNotice problem={save} kept={say('log_kept')} />}
      {contacts && <ProblemNotice problem={contacts} kept={say('log_can_be_written')} {...again} />}
      {lookup.problem && <ProblemNotice problem={lookup.problem} {...again} />}
    </>
  );
}

/** Questions by automatic logging, which are no refusals. */
const ours = new Set<Problem['code']>([
  'contact_unknown',
  'contact_ambiguous',
  'contact_made',
  'field_missing',
  'fields_unknown',
]);
