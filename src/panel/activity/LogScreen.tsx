import { useEffect } from 'react';
import type { Activity } from '../../core/activity';
import { ProblemNotice } from '../ProblemNotice';
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

/** One call: the form while a person has to say something, else what has become of its log. */
export function LogScreen({ activityId }: { activityId: string }) {
  const summary = usePanel((state) => state.activitySummary);
  const asked = useAnswer('getActivity', { activityId });
  const listed = summary.newest.find(({ id }) => id === activityId);
  const { reload } = asked;
  // An older one is not in what the panel is told of: it is asked for again whenever something has changed.
  useEffect(() => {
    if (!summary.newest.some(({ id }) => id === activityId)) reload();
  }, [activityId, reload, summary]);
  const activity = listed ?? asked.output ?? undefined;
  if (activity) return isOpen(activity) ? <LogForm activity={activity} /> : <LogResult activity={activity} />;
  return (
    <Screen title={say('log_title')} back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}>
      {asked.isLoading && <Skeleton label={say('loading')} rows={3} />}
      {asked.problem && (
        <Section>
          <ProblemNotice problem={asked.problem} onRetry={() => reload()} isRetrying={asked.isLoading} />
        </Section>
      )}
      {!asked.isLoading && !asked.problem && (
        <EmptyState icon="phone" title={say('log_gone_title')}>
          {say('log_gone_help')}
        </EmptyState>
      )}
    </Screen>
  );
}

function isOpen({ fate }: Activity): boolean {
  return fate === 'todo' || fate === 'needs_you' || fate === 'ignored';
}
