import type { UserMapping } from '../../../core/crm/user-mapping';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { say } from '../../app/words';

const filters = ['all', 'none', 'automatic', 'hand'] as const;
export type MappingFilter = (typeof filters)[number];

interface MappingFiltersProps {
  rows: readonly UserMapping[];
  filter: MappingFilter;
  onChange: (filter: MappingFilter) => void;
}

export function MappingFilters({ rows, filter, onChange }: MappingFiltersProps) {
  return (
    <div className="mapping-filters">
      <ChipGroup label={say('mapping_filter')} layout="dense">
        {filters.map((one) => (
          <Chip key={one} pressed={one === filter} onClick={() => onChange(one)}>
            {say(`mapping_filter_${one}`, filterMappings(rows, one).length)}
          </Chip>
        ))}
      </ChipGroup>
    </div>
  );
}

export function filterMappings(rows: readonly UserMapping[], filter: MappingFilter): readonly UserMapping[] {
  if (filter === 'all') return rows;
  return rows.filter(({ kind }) =>
    filter === 'automatic' ? kind === 'email' || kind === 'name' : kind === filter,
  );
}
