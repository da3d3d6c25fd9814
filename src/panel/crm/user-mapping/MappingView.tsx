import { useDeferredValue, useMemo, useState } from 'react';
import type { UserMapping } from '../../../core/crm/user-mapping';
import * as draftName from '../../../core/forms/draft-name';
import { indexRows } from '../../shared/fuzzy-search';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { LongList } from '../../ui/LongList';
import { LongListFrame } from '../../ui/LongListFrame';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say, sayCount } from '../../app/words';
import { MappingConflicts } from './MappingConflicts';
import { MappingDialog } from './MappingDialog';
import { filterMappings, MappingFilters, type MappingFilter } from './MappingFilters';
import { MappingRow } from './MappingRow';
import { RestartButton } from './RestartButton';
import { useMapping } from './use-mapping';
import { readMappingDraft } from './mapping-draft';

export function MappingView({ crm }: { crm: string }) {
  const { asked, rows, mapped, extensions, save, saveUser } = useMapping();
  const draft = usePanel((state) => state.drafts[draftName.userMapping]?.value);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<MappingFilter>('all');
  const [editedId, setEditedId] = useState(() => readMappingDraft(draft)?.userId);
  const needle = useDeferredValue(query);
  const search = useMemo(() => indexRows(rows, textOf), [rows]);
  const found = useMemo(() => filterMappings(search(needle), filter), [search, needle, filter]);
  const edited = rows.find(({ user }) => user.id === editedId);
  const { output, problem, isLoading } = asked;
  const isFiltered = query !== '' || filter !== 'all';
  return (
    <Screen
      title={say('mapping_title')}
      back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}
      actions={
        <IconButton
          icon="refresh"
          label={say('refresh')}
          busy={isLoading}
          onClick={() => asked.reload({ restart: false })}
        />
      }
    >
      <LongListFrame>
        <Section>
          {problem && (
            <ProblemNotice
              asksCrm
              problem={problem}
              onRetry={() => asked.reload({ restart: false })}
              isRetrying={isLoading}
            />
          )}
          <MappingConflicts extensions={extensions} onSettled={() => asked.reload({ restart: false })} />
          {output && rows.length > 0 && (
            <>
              <SearchField
                label={sayCount('mapping_search', rows.length, crm)}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
              <MappingFilters rows={rows} filter={filter} onChange={setFilter} />
              <div className="mapping-note">
                {say('mapping_note', crm)}{' '}
                <RestartButton
                  crm={crm}
                  isRunning={isLoading}
                  onRestart={() => asked.reload({ restart: true })}
                />
              </div>
              {output.isCut && <Notice tone="wait">{say('mapping_cut', extensions.length)}</Notice>}
            </>
          )}
          <LiveRegion text={isFiltered ? sayCount('mapping_found', found.length) : ''} />
        </Section>
        {!output && isLoading && <Skeleton label={say('mapping_loading')} />}
        {output && rows.length === 0 && (
          <EmptyState icon="person" title={say('mapping_empty_title', crm)}>
            {say('mapping_empty_help')}
          </EmptyState>
        )}
        {rows.length > 0 && found.length === 0 && (
          <EmptyState icon="find" title={say('mapping_none_found')} />
        )}
        {found.length > 0 && (
          <LongList
            rows={found}
            label={say('mapping_users', crm)}
            usualHeight={90}
            idOf={({ user }) => user.id}
            renderRow={(row, place) => (
              <MappingRow key={row.user.id} row={row} onEdit={setEditedId} {...place} />
            )}
          />
        )}
      </LongListFrame>
      {edited && (
        <MappingDialog
          mapping={edited}
          mapped={mapped}
          extensions={extensions}
          save={save}
          onSave={(extensionIds) => saveUser(edited.user.id, extensionIds)}
          onClose={() => setEditedId(undefined)}
        />
      )}
    </Screen>
  );
}

function textOf({ user, extensions }: UserMapping): string {
  return [
    user.name,
    user.email,
    ...extensions.flatMap(({ name, number, email }) => [name, number, email]),
  ].join(' · ');
}
