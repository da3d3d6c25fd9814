import { useState } from 'react';
import type { Activity } from '../../core/activity';
import { ProblemNotice } from '../ProblemNotice';
import { useRenewal } from '../renewal';
import { useAnswer } from '../request';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../words';
import { LogForm } from './LogForm';
import { LogResult } from './LogResult';

/** One activity: the form while a person has to say something, else what has become of its log. */
export function LogScreen({ activityId }: { activityId: string }) {
  const [isChanging, setChanging] = useState(false);
  const { output, problem, isLoading, reload } = useAnswer('getActivity', { activityId });
  // Its line may be among those that are told of, or not: any news may be about it.
  useRenewal(
    reload,
    usePanel((state) => state.activitySummary),
  );
  const activity = output ?? undefined;
  if (activity && isChanging && activity.fate === 'logged')
    return <LogForm activity={activity} isUpdate onSaved={() => setChanging(false)} />;
  if (activity && isOpen(activity)) return <LogForm activity={activity} />;
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

/** Where the next step is the person's, and writing it is that step. */
function isOpen({ fate, operations, problem, logId }: Activity): boolean {
  if (fate === 'todo' || fate === 'ignored') return true;
  if (fate === 'waiting') return operations[0]?.kind === 'resolve';
  return fate === 'needs_you' && problem?.code !== 'unclear_outcome' && logId === undefined;
}
