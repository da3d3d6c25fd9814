import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import {
  countFilters,
  filterCatalog,
  sortCatalog,
  type CatalogView,
} from '../../../core/plugins/catalog-row';
import { CatalogProblems } from '../../shared/CatalogList';
import { useNow } from '../../shared/use-now';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { LongListFrame } from '../../ui/LongListFrame';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say, sayCount } from '../../app/words';
import { ageWords } from './age-words';
import { CatalogFilters } from './CatalogFilters';
import { indexCatalog } from './catalog-search';
import { ConflictNotices } from './ConflictNotices';
import { PluginList } from './PluginList';
import { UnagreedNotice } from './UnagreedNotice';
import { useCatalog } from './use-catalog';
import { useCatalogView } from './use-catalog-view';

/** All plugins that the account can install or has installed. */
export function CatalogScreen() {
  const { list, rows } = useCatalog();
  const { view, filters, change } = useCatalogView();
  const scroller = useRef<HTMLDivElement>(null);
  const changeView = useCallback(
    (part: Partial<CatalogView>) => {
      change(part);
      // The best hits are at the top.
      scroller.current?.scrollTo({ top: 0 });
    },
    [change],
  );
  const language = usePanel((state) => state.language);
  const now = useNow();
  const search = useMemo(() => indexCatalog(rows), [rows]);
  // What is typed is painted before what it finds, and searched for once.
  const sought = useDeferredValue(view);
  const { found, unknown } = useMemo(() => {
    const passed = filterCatalog(search(sought.query), sought);
    return { ...passed, found: sortCatalog(passed.found, sought) };
  }, [search, sought]);
  const { output, problem, isLoading } = list;
  const isFiltered = view.query !== '' || countFilters(view) > 0;
  const refresh = () => list.reload(true);
  const hasList = output !== undefined || rows.length > 0;
  return (
    <Screen
      title={say('catalog_title')}
      back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}
      actions={<IconButton icon="refresh" label={say('refresh')} busy={isLoading} onClick={refresh} />}
    >
      <LongListFrame>
        <Section>
          <SearchField
            label={hasList ? sayCount('catalog_search', rows.length) : say('catalog_search_any')}
            value={view.query}
            onChange={(event) => changeView({ query: event.target.value })}
          />
          <CatalogFilters filters={filters} onChange={changeView} />
          {output && (
            <SmallText tone="hint">
              {[
                isFiltered && sayCount('catalog_found', found.length),
                unknown > 0 && sayCount('catalog_unknown', unknown),
                isLoading ? say('catalog_refreshing') : ageWords(output.fetchedAt, now, language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </SmallText>
          )}
          <LiveRegion text={isFiltered ? sayCount('catalog_found', found.length) : ''} />
          {problem && <ProblemNotice problem={problem} onRetry={refresh} isRetrying={isLoading} />}
          <ConflictNotices />
          <UnagreedNotice />
        </Section>
        {output && <CatalogProblems catalog={output} onRetry={refresh} isRetrying={isLoading} />}
        {!hasList && isLoading && <Skeleton label={say('loading')} />}
        {output && rows.length === 0 && !isLoading && output.problems.length === 0 && (
          <EmptyState icon="plug" title={say('catalog_empty_title')}>
            {say('catalog_empty_help')}
          </EmptyState>
        )}
        {rows.length > 0 && found.length === 0 && (
          <EmptyState
            icon="find"
            title={view.query ? say('search_empty_title', view.query) : say('catalog_none_here')}
          >
            {view.query ? say('search_empty_help') : undefined}
          </EmptyState>
        )}
        {found.length > 0 && (
          <PluginList rows={found} label={say('catalog_title')} catalog={output} scroller={scroller} />
        )}
      </LongListFrame>
    </Screen>
  );
}
