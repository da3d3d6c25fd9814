import { useState, type ComponentProps } from 'react';
import { isOf } from '../../../core/crm/account';
import type { Activity } from '../../../core/activity/activity';
import { activities } from '../../../storage/activity/activities';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useRenewal } from '../../shared/renewal';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { sayWaitingFor } from '../activity-words';
import { ConnectCrm } from '../ConnectCrm';
import { LogForm } from './LogForm';
import { canChange, isOpen } from './log-state';
import { LogResult } from './LogResult';
import { useCrmLog } from './use-crm-log';
import { useOwnerKey, usePersonKey } from '../../shared/use-owner-key';
import { useCrmOf } from '../use-crm-of';

function readActivity(id: string): Promise<Activity | undefined> {
  return activities.get(id);
}

/** One activity: the form while a person has to enter something, otherwise the state of its log. */
export function LogScreen({ activityId }: { activityId: string }) {
  const [isChanging, setChanging] = useState(false);
  const person = usePersonKey();
  // What is being typed is not taken off the screen, whatever becomes of the log meanwhile.
  const [isWriting, setWriting] = useState(false);
  const { output: found, problem, isLoading, reload } = useQuery(readActivity, activityId);
  // The activity may or may not be among the newest, so any change may concern it.
  useRenewal(
    reload,
    usePanel((state) => state.activitySummary),
  );
  const account = useOwnerKey();
  // The address of somebody else's, who used this browser before.
  const activity = found && isOf(found.account, person) ? found : undefined;
  if (activity && activity.account !== account && isOpen(activity))
    return <OtherCrmLog activity={activity} />;
  const onSaved = () => {
    setChanging(false);
    setWriting(false);
  };
  const writing = { onTyped: () => setWriting(true), onSaved };
  if (activity && isChanging && (isWriting || canChange(activity))) {
    const form = { activity, hasMovedOn: !canChange(activity), ...writing };
    return activity.form ? <LogForm {...form} isUpdate /> : <TheirLogForm {...form} />;
  }
  if (activity && (isWriting || isOpen(activity)))
    return <NewLog activity={activity} hasMovedOn={!isOpen(activity)} {...writing} />;
  if (activity) return <LogResult activity={activity} onChange={() => setChanging(true)} />;
  return (
    <Screen title={say('log_title_call')} back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}>
      {isLoading && <Skeleton label={say('loading')} rows={3} />}
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {!isLoading && !problem && (
        <EmptyState icon="phone" title={say('log_gone_title')}>
          {say('log_gone_help')}
        </EmptyState>
      )}
    </Screen>
  );
}

/** The activity belongs to a CRM that is not connected: it waits for that CRM with everything typed for it. */
function OtherCrmLog({ activity }: { activity: Activity }) {
  const crm = useCrmOf(activity);
  return (
    <Screen
      title={say(`log_title_${activity.kind}`)}
      back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}
    >
      <EmptyState icon="link" title={sayWaitingFor(crm.name)} actions={<ConnectCrm crm={crm} />}>
        {say('log_other_crm_help')}
      </EmptyState>
    </Screen>
  );
}

type FormProps = Omit<ComponentProps<typeof LogForm>, 'isUpdate' | 'theirLog'>;

/** Only the server wrote this log, so the form waits until the log has been read. */
function TheirLogForm(form: FormProps) {
  const { activity } = form;
  const { output, problem, isLoading, reload } = useCrmLog(activity);
  const crm = useCrmOf(activity);
  if (output) return <LogForm {...form} theirLog={output} />;
  return (
    <Screen
      title={say('log_title_update')}
      back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}
    >
      {isLoading && <Skeleton label={say('loading')} rows={3} />}
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {output === null && <EmptyState icon="link" title={say('log_in_crm_unknown', crm.name)} />}
    </Screen>
  );
}

/** Not logged from here. Whether somebody else has logged it is checked while the person writes. */
function NewLog(form: FormProps) {
  const { output } = useCrmLog(form.activity);
  return <LogForm {...form} isUpdate={Boolean(form.activity.logId)} theirLog={output ?? undefined} />;
}
