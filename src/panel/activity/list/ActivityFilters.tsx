import { activityKinds, type ActivityKind } from '../../../core/activity/activity';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { SearchField } from '../../ui/SearchField';
import { say } from '../../app/words';
import { stateFilters, type ActivityFilter } from './activity-groups';
import { useActivityCounts, useMissedToday } from './use-activity-counts';

interface ActivityFiltersProps {
  filter: ActivityFilter | undefined;
  kind: ActivityKind | undefined;
  /** `undefined` while the search is closed. */
  search: string | undefined;
  onFilter: (filter: ActivityFilter | undefined) => void;
  onKind: (kind: ActivityKind | undefined) => void;
  onSearch: (search: string) => void;
}

/** Filters: by state always, by kind and words once the search is open. */
export function ActivityFilters({ filter, kind, search, onFilter, onKind, onSearch }: ActivityFiltersProps) {
  const counts = useActivityCounts();
  const missed = useMissedToday();
  const offered = stateFilters.filter((candidate) => counts[candidate] > 0 || candidate === filter);
  const hasMissed = missed !== 0 || filter === 'missedToday';
  if (offered.length === 0 && !hasMissed && search === undefined) return null;
  const chip = (one: ActivityFilter, words: string) => (
    <Chip key={one} pressed={one === filter} onClick={() => onFilter(one === filter ? undefined : one)}>
      {words}
    </Chip>
  );
  return (
    <div className="activity-filters">
      {search !== undefined && (
        <SearchField
          label={say('activity_search')}
          value={search}
          maxLength={100}
          // The person opened it to type.
          ref={(field) => {
            if (document.activeElement?.tagName !== 'INPUT') field?.focus();
          }}
          onChange={(event) => onSearch(event.target.value)}
        />
      )}
      {search !== undefined && (
        <ChipGroup label={say('activity_kinds')} layout="scroll">
          {activityKinds.map((one) => (
            <Chip key={one} pressed={one === kind} onClick={() => onKind(one === kind ? undefined : one)}>
              {say(`kinds_${one}`)}
            </Chip>
          ))}
        </ChipGroup>
      )}
      <ChipGroup label={say('activity_filters')} layout="scroll">
        {offered.map((one) => chip(one, say(`activity_filter_${one}`, counts[one])))}
        {hasMissed && chip('missedToday', say('activity_filter_missedToday', missed ?? '').trim())}
      </ChipGroup>
    </div>
  );
}
