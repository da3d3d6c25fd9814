import { useState } from 'react';
import { usePanel } from '../store';
import { Chip } from '../ui/Chip';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { filters, groupActivities, type ActivityFilter } from './activity-groups';
import { ActivityRow } from './ActivityRow';
import { NeedsYouRow } from './NeedsYouRow';
import { sayDay } from './time-words';
import { useNow } from './use-now';
import './activity.css';

/** What happened and what has become of it. */
export function ActivityScreen() {
  const { newest, counts } = usePanel((state) => state.activitySummary);
  const language = usePanel((state) => state.language);
  const now = useNow();
  const [filter, setFilter] = useState<ActivityFilter | undefined>(undefined);
  const offered = filters.filter((candidate) => counts[candidate] > 0 || candidate === filter);
  const groups = groupActivities(newest, filter);
  const total = filters.reduce((sum, candidate) => sum + counts[candidate], 0);
  const isEmpty = groups.needsYou.length === 0 && groups.days.length === 0;
  return (
    <Screen title={say('tab_activity')}>
      {offered.length > 0 && (
        <fieldset className="activity-filters chips">
          <legend className="visually-hidden">{say('activity_filters')}</legend>
          {offered.map((candidate) => (
            <Chip
              key={candidate}
              pressed={candidate === filter}
              onClick={() => setFilter(candidate === filter ? undefined : candidate)}
            >
              {say(`activity_filter_${candidate}`, counts[candidate])}
            </Chip>
          ))}
        </fieldset>
      )}
      {groups.needsYou.length > 0 && (
        <ul className="rows" aria-label={say('fate_needs_you')}>
          {groups.needsYou.map((activity) => (
            <NeedsYouRow key={activity.id} activity={activity} />
          ))}
        </ul>
      )}
      {groups.days.map(({ startedAt, activities }) => (
        <section key={startedAt} aria-label={sayDay(startedAt, now, language)}>
          <h2 className="activity-day">{sayDay(startedAt, now, language)}</h2>
          <ul className="rows">
            {activities.map((activity) => (
              <ActivityRow key={activity.id} activity={activity} />
            ))}
          </ul>
        </section>
      ))}
      {isEmpty && total === 0 && (
        <EmptyState icon="list" title={say('activity_empty_title')}>
          {say('activity_empty_help')}
        </EmptyState>
      )}
      {isEmpty && total > 0 && (
        <Section>
          <p className="activity-rest">{say('activity_filtered_empty')}</p>
        </Section>
      )}
      {total > newest.length && !isEmpty && (
        <Section>
          <p className="activity-rest">{say('activity_newest_only', newest.length)}</p>
        </Section>
      )}
    </Screen>
  );
}
