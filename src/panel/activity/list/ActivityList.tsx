import { ProblemNotice } from '../../shared/ProblemNotice';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { ListHeading } from '../../ui/ListHeading';
import { useRows } from '../../ui/painted';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { groupActivities } from './activity-groups';
import { ActivityRow } from './ActivityRow';
import { NeedsYouRow } from './NeedsYouRow';
import { sayDay } from '../../shared/time-words';
import type { LoadedActivities as List } from './use-activity-list';
import { useNow } from '../../shared/use-now';

interface ActivityListProps {
  list: List;
  /** A filter or search is active, so an empty result does not mean that nothing has happened. */
  isQuery: boolean;
  onMore: () => void;
}

export function ActivityList({ list, isQuery, onMore }: ActivityListProps) {
  const { lines, total, isLoading, problem, reload } = list;
  if (problem)
    return (
      <Section>
        <ProblemNotice problem={problem} onRetry={reload} isRetrying={isLoading} />
      </Section>
    );
  if (isLoading && lines.length === 0) return <Skeleton label={say('loading')} rows={4} />;
  if (lines.length === 0)
    return (
      <EmptyState
        icon={isQuery ? 'find' : 'list'}
        title={say(isQuery ? 'activity_none_title' : 'activity_empty_title')}
      >
        {say(isQuery ? 'activity_none_help' : 'activity_empty_help')}
      </EmptyState>
    );
  return (
    <>
      <ActivityRows lines={lines} />
      {total > lines.length && (
        <Section>
          <p className="activity-rest">{say('activity_shown', lines.length, total)}</p>
          <Button variant="quiet" wide busy={isLoading} onClick={onMore}>
            {say('activity_more')}
          </Button>
        </Section>
      )}
    </>
  );
}

function ActivityRows({ lines }: { lines: List['lines'] }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  const { needsYou, days } = groupActivities(useRows(lines));
  return (
    <>
      {needsYou.length > 0 && (
        <ul aria-label={say('fate_needs_you')}>
          {needsYou.map((line) => (
            <NeedsYouRow key={line.id} line={line} />
          ))}
        </ul>
      )}
      {days.map(({ startedAt, lines: ofDay }) => (
        <section key={startedAt} aria-label={sayDay(startedAt, now, language)}>
          <ListHeading>{sayDay(startedAt, now, language)}</ListHeading>
          <ul>
            {ofDay.map((line) => (
              <ActivityRow key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
