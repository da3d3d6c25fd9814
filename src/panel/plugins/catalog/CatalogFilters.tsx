import { memo, useState } from 'react';
import {
  accessFilters,
  catalogOrders,
  countFilters,
  logTypeFilters,
  plainView,
  stateFilters,
  workFilters,
  type CatalogFilters as Filters,
} from '../../../core/plugins/catalog-row';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { ExpanderChip } from '../../ui/ExpanderChip';
import { Select } from '../../ui/Select';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import './CatalogFilters.css';

interface CatalogFiltersProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

const { query: _, ...plainFilters } = plainView;

/** Filters by source as chips; all others are behind one more chip. */
export const CatalogFilters = memo(function CatalogFilters({ filters, onChange }: CatalogFiltersProps) {
  // Its words change with the language alone.
  usePanel((state) => state.language);
  const count = countFilters({ ...filters, access: 'all' });
  const [isOpen, setOpen] = useState(count > 0 || filters.order !== 'best');
  return (
    <>
      <div className="catalog-filters">
        <ChipGroup label={say('catalog_access')} layout="dense">
          {accessFilters.map((access) => (
            <Chip key={access} pressed={filters.access === access} onClick={() => onChange({ access })}>
              {say(`access_${access}`)}
            </Chip>
          ))}
          <ExpanderChip
            label={count > 0 ? say('catalog_filters_set', count) : say('catalog_filters')}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
          />
        </ChipGroup>
      </div>
      {isOpen && <MoreFilters filters={filters} onChange={onChange} />}
    </>
  );
});

function MoreFilters({ filters, onChange }: CatalogFiltersProps) {
  return (
    <div>
      <ChipGroup label={say('catalog_filters')} layout="dense">
        {stateFilters.map((state) => (
          <Chip
            key={state}
            pressed={filters.states.includes(state)}
            onClick={() => onChange({ states: toggled(filters.states, state) })}
          >
            {say(`catalog_filter_${state}`)}
          </Chip>
        ))}
      </ChipGroup>
      <div className="catalog-selects">
        <Select
          aria-label={say('catalog_log_type')}
          value={filters.logType}
          options={logTypeFilters.map((value) => ({ value, label: say(`catalog_log_type_${value}`) }))}
          onChange={({ target }) =>
            onChange({ logType: logTypeFilters.find((type) => type === target.value) ?? 'any' })
          }
        />
        <Select
          aria-label={say('catalog_work')}
          value={filters.work}
          options={workFilters.map((value) => ({ value, label: say(`catalog_work_${value}`) }))}
          onChange={({ target }) =>
            onChange({ work: workFilters.find((work) => work === target.value) ?? 'any' })
          }
        />
        <Select
          aria-label={say('catalog_order')}
          value={filters.order}
          options={catalogOrders.map((value) => ({ value, label: say(`catalog_order_${value}`) }))}
          onChange={({ target }) =>
            onChange({ order: catalogOrders.find((order) => order === target.value) ?? 'best' })
          }
        />
        <Button
          variant="text"
          size="small"
          unavailable={
            countFilters(filters) === 0 && filters.order === 'best' ? say('catalog_no_filters') : undefined
          }
          onClick={() => onChange(plainFilters)}
        >
          {say('catalog_clear')}
        </Button>
      </div>
    </div>
  );
}

function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
