import type { Activity } from '../../../core/activity/activity';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useRenewal } from '../../shared/renewal';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { KeyValues } from '../../ui/KeyValues';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { OpenCrm } from '../OpenCrm';
import { useCrmLog } from './use-crm-log';

/** Shows, next to what the person wrote, what the CRM has after the plugins. */
export function CrmSide({ activity }: { activity: Activity }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { output, problem, isLoading, reload } = useCrmLog(activity);
  useRenewal(reload, activity.changedAt);
  return (
    <Card title={say('log_in_crm', crm)}>
      {isLoading && output === undefined && <Skeleton label={say('loading')} rows={2} />}
      {problem && <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />}
      {output === null && <SmallText>{say('log_in_crm_unknown', crm)}</SmallText>}
      {output && (
        <>
          <KeyValues
            rows={[
              ...(output.contactName ? [{ key: say('log_contact'), value: output.contactName }] : []),
              ...(output.subject ? [{ key: say('log_subject'), value: output.subject }] : []),
            ]}
          />
          <p className="log-written-note">{output.note || say('log_no_note')}</p>
        </>
      )}
      <div className="log-card-action">
        <OpenCrm activityId={activity.id} variant="quiet" />
      </div>
    </Card>
  );
}
