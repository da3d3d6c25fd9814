import { useDeferredValue, useMemo, useState } from 'react';
import type { ManagedAuth } from '../../../core/sign-in/managed-auth';
import { loadExtensions, type Extensions } from '../../shared/extensions';
import { indexRows } from '../../shared/fuzzy-search';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { EmptyState } from '../../ui/EmptyState';
import { LiveRegion } from '../../ui/LiveRegion';
import { LongList } from '../../ui/LongList';
import { Notice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say, sayCount } from '../../app/words';
import { filterPeople, peopleRows, personFilters, searchTextOf, type PersonFilter } from './managed-people';
import { ManagedFields } from './ManagedFields';
import { PersonHead } from './PersonHead';
import { PersonListRow } from './PersonListRow';
import type { ConnectorQuery } from './use-managed-auth';

const answers = recentAnswers<Extensions>();

interface ManagedPeopleProps {
  managed: ManagedAuth;
  query: ConnectorQuery;
  onSaved: () => void;
}

/** The people of the RingCentral account, with the values stored for each. */
export function ManagedPeople({ managed, query, onSaved }: ManagedPeopleProps) {
  const { output, problem, isLoading, reload } = useRecentQuery(answers, loadExtensions, undefined);
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<PersonFilter>('all');
  const [chosenId, setChosenId] = useState<string>();
  const rows = useMemo(() => peopleRows(output?.extensions ?? [], managed.people), [output, managed]);
  const needle = useDeferredValue(words);
  const search = useMemo(() => indexRows(rows, searchTextOf), [rows]);
  const count = managed.personFields.length;
  const found = useMemo(() => filterPeople(search(needle), filter, count), [search, needle, filter, count]);
  const chosen = rows.find(({ id }) => id === chosenId);
  if (chosen) {
    return (
      <Section>
        <PersonHead person={chosen} onBack={() => setChosenId(undefined)} />
        <ManagedFields
          key={chosen.id}
          fields={managed.personFields}
          dynamic={managed.dynamic}
          stored={chosen.stored}
          target={{ scope: 'user', rcExtensionId: chosen.id, rcUserName: chosen.name }}
          query={query}
          onSaved={onSaved}
        />
      </Section>
    );
  }
  return (
    <>
      <Section>
        {problem && <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />}
        {rows.length > 0 && (
          <>
            <SearchField
              label={sayCount('managed_search', rows.length)}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <ChipGroup label={say('managed_filter')}>
              {personFilters.map((one) => (
                <Chip key={one} pressed={one === filter} onClick={() => setFilter(one)}>
                  {say(`managed_filter_${one}`, filterPeople(rows, one, count).length)}
                </Chip>
              ))}
            </ChipGroup>
          </>
        )}
        {output?.isCut === true && <Notice tone="wait">{say('mapping_cut', rows.length)}</Notice>}
        <LiveRegion text={words !== '' || filter !== 'all' ? sayCount('managed_found', found.length) : ''} />
      </Section>
      {!output && isLoading && <Skeleton label={say('loading')} />}
      {output && rows.length === 0 && <EmptyState icon="person" title={say('managed_nobody')} />}
      {rows.length > 0 && found.length === 0 && <EmptyState icon="find" title={say('managed_none_found')} />}
      {found.length > 0 && (
        <LongList
          rows={found}
          label={say('managed_people')}
          usualHeight={72}
          idOf={({ id }) => id}
          renderRow={(row, place) => (
            <PersonListRow key={row.id} row={row} fields={count} onChoose={setChosenId} {...place} />
          )}
        />
      )}
    </>
  );
}
