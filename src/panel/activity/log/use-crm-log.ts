import type { Activity } from '../../../core/activity/activity';
import type { CrmLog } from '../../../core/activity/crm-log';
import { readCrmLog } from '../../../actions/activity/find-crm-logs';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import type { Query } from '../../shared/request';

type Subject = Pick<Activity, 'id' | 'changedAt'>;

const logs = recentAnswers<CrmLog | null>();

/** The log as the CRM has it now; after a change of the activity it is another one. */
export function useCrmLog({ id, changedAt }: Activity): Query<Subject, CrmLog | null> {
  return useRecentQuery(logs, readLog, { id, changedAt });
}

function readLog({ id }: Subject): Promise<CrmLog | null> {
  return readCrmLog(id);
}
