import type { Activity } from '../../../core/activity/activity';
import type { CrmLog } from '../../../core/activity/crm-log';
import { differencesOf } from '../../../core/activity/log-differences';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useRenewal } from '../../shared/renewal';
import { usePanel } from '../../app/store';
import { KeyValues } from '../../ui/KeyValues';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { OpenCrm } from '../OpenCrm';
import { useCrmLog } from './use-crm-log';

/** In the card of what the person wrote: where the CRM has something else, after the plugins. */
export function CrmSide({ activity }: { activity: Activity }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { output, problem, isLoading, reload } = useCrmLog(activity);
  useRenewal(reload, activity.changedAt);
  return (
    <section className="log-crm-side" aria-label={say('log_in_crm', crm)}>
      {isLoading && output === undefined && <Skeleton label={say('loading')} rows={2} />}
      {problem && <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />}
      {output === null && <SmallText>{say('log_in_crm_unknown', crm)}</SmallText>}
      {output && <Differences crm={crm} log={output} form={activity.form} />}
      <div className="log-card-action">
        <OpenCrm activityId={activity.id} variant="quiet" />
      </div>
    </section>
  );
}

function Differences({ crm, log, form }: { crm: string; log: CrmLog; form: Activity['form'] }) {
  const { contactName, subject, added, note } = differencesOf(log, form);
  const rows = [
    { key: say('log_contact'), value: contactName },
    { key: say('log_subject'), value: subject },
  ].filter(({ value }) => value !== '');
  if (rows.length === 0 && added === '' && note === '')
    return <SmallText>{say('log_in_crm_same', crm)}</SmallText>;
  return (
    <>
      <h3 className="log-crm-title">{say('log_in_crm', crm)}</h3>
      {rows.length > 0 && <KeyValues rows={rows} />}
      {(added || note) && <p className="log-written-note">{added || note}</p>}
    </>
  );
}
