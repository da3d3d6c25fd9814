import type { Activity } from '../../../core/activity/activity';
import { lineOf } from '../../../core/activity/activity-line';
import { whereLeftToServer } from '../../../core/server-logging/logging-record';
import { systemClock } from '../../../platform/clock';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useLoggingInDoubt } from '../../shared/server-logged';
import { useOwnerKey } from '../../shared/use-owner-key';
import { Notice } from '../../ui/Notice';

/** Of a call that is to do, while the organisation's server logs this person's calls: whether it is likely to come. */
export function LeftToServer({ activity }: { activity: Activity }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const inDoubt = useLoggingInDoubt();
  const where = whereLeftToServer(lineOf(activity), { owner: useOwnerKey(), now: systemClock.now() });
  if (inDoubt)
    return (
      <Notice tone="wait" title={say('log_by_server_doubt_title')}>
        <p>{say('log_by_server_doubt', crm)}</p>
      </Notice>
    );
  const isHidden = where === 'hidden';
  return (
    <Notice
      tone={isHidden ? 'accent' : 'wait'}
      title={say(isHidden ? 'log_by_server_title' : 'log_by_server_late_title')}
    >
      <p>{say(isHidden ? 'log_by_server' : 'log_by_server_late', crm)}</p>
    </Notice>
  );
}
