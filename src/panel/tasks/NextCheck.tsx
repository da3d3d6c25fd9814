import { sayUntil } from '../shared/time-words';
import { useNow } from '../shared/use-now';
import { usePanel } from '../app/store';
import { say } from '../app/words';

/** When the next check is due, or why there is none. */
export function NextCheck() {
  const { counts, nextCheckAt } = usePanel((state) => state.taskSummary);
  const isRevoked = usePanel((state) => state.connection?.state === 'revoked');
  const isOnline = usePanel((state) => state.isOnline);
  const language = usePanel((state) => state.language);
  const now = useNow();
  if (counts.pending === 0) return <span>{say('tasks_nothing_pending')}</span>;
  if (isRevoked) return <span>{say('tasks_check_after_connect')}</span>;
  if (!isOnline) return <span>{say('tasks_check_when_online')}</span>;
  if (nextCheckAt === undefined) return null;
  return <span>{say('tasks_next_check', sayUntil(nextCheckAt, now, language))}</span>;
}
