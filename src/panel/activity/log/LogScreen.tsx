import { useCallback, useState, type ComponentProps } from 'react';
import { isOf } from '../../../core/crm/account';
import { activityId as idOf, type Activity } from '../../../core/activity/activity';
import { activityOf } from '../../../core/activity/current-call';
import * as draftName from '../../../core/forms/draft-name';
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
  const recorded = found && isOf(found.account, person) ? found : undefined;
  const current = useCurrentCall(activityId, account);
  const activity = recorded ?? current;
  const isCurrent = recorded === undefined;
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
    return <NewLog activity={activity} isCurrent={isCurrent} hasMovedOn={!isOpen(activity)} {...writing} />;
  if (activity) return <LogResult activity={activity} onChange={() => setChanging(true)} />;
  return (
    <Screen title={say('log_title_call')} back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}>
      {isLoading && <Skeleton label={say('loading')} rows={3} />}
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {!isLoading && !problem && <NotHere activityId={activityId} />}
    </Screen>
  );
}

/**
 * The call while it rings or is on, as the activity that it will be; afterwards, as it was last, until it has been
 * recorded: what is being written stays on the screen.
 */
function useCurrentCall(activityId: string, account: string): Activity | undefined {
  const [last, setLast] = useState<Activity>();
  const current = usePanel(({ currentCalls }) =>
    currentCalls.calls.find(({ call }) => idOf(account, 'call', call.sessionId) === activityId),
  );
  const [shown, setShown] = useState<typeof current>();
  if (!current || current === shown) return last;
  setShown(current);
  const activity = activityOf(current, activityId, account);
  setLast(activity);
  return activity;
}

/** Nothing is recorded under this address; a call that somebody has begun to write about is about to be. */
function NotHere({ activityId }: { activityId: string }) {
  const hasDraft = usePanel(({ drafts }) => Object.hasOwn(drafts, draftName.log(activityId)));
  return hasDraft ? (
    <EmptyState icon="clock" title={say('log_awaited_title')}>
      {say('log_awaited_help')}
    </EmptyState>
  ) : (
    <EmptyState icon="phone" title={say('log_gone_title')}>
      {say('log_gone_help')}
    </EmptyState>
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
  const { output, reload } = useCrmLog(form.activity);
  // Of a call that is on, nobody has logged anything yet.
  useRenewal(
    useCallback(() => reload(), [reload]),
    form.isCurrent === true,
  );
  return <LogForm {...form} isUpdate={Boolean(form.activity.logId)} theirLog={output ?? undefined} />;
}
