import { activityKinds, type ActivityKind } from '../../../core/activity/activity';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { SearchField } from '../../ui/SearchField';
import { say } from '../../app/words';
import { filters, type ActivityFilter } from './activity-groups';
import { useActivityCounts } from './use-activity-counts';

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
  const offered = filters.filter((candidate) => counts[candidate] > 0 || candidate === filter);
  if (offered.length === 0 && search === undefined) return null;
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
        {offered.map((one) => (
          <Chip key={one} pressed={one === filter} onClick={() => onFilter(one === filter ? undefined : one)}>
            {say(`activity_filter_${one}`, counts[one])}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  );
}
