import { matchesAccess, matchesQuery } from '../catalog-filter';
import { CatalogProblems, CatalogRow, DroppedLines } from '../CatalogList';
import { ProblemNotice } from '../ProblemNotice';
import { useAnswer } from '../request';
import { hashOf } from '../route';
import { useSessionState } from '../session-state';
import { usePanel } from '../store';
import { Chip } from '../ui/Chip';
import { EmptyState } from '../ui/EmptyState';
import { IconButton } from '../ui/IconButton';
import { LiveRegion } from '../ui/LiveRegion';
import { Screen } from '../ui/Screen';
import { SearchField } from '../ui/SearchField';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { say, sayCount } from '../words';
import { AdminOnly } from './AdminOnly';
import { InstallTags } from './InstallTags';
import { Withdrawn } from './Withdrawn';

const filters = ['all', 'public', 'shared', 'private'] as const;
type Filter = (typeof filters)[number];

/** Every plugin that the account may install. */
export function CatalogScreen() {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  return isAdmin ? <Catalog /> : <AdminOnly />;
}

function Catalog() {
  const plugins = useAnswer('listPlugins', { refresh: false });
  const [query, setQuery] = useSessionState('catalogQuery', '', isText);
  const [access, setAccess] = useSessionState('catalogAccess', 'all', isFilter);
  const { output, problem, isLoading } = plugins;
  const items = output?.items ?? [];
  const found = items.filter((item) => matchesAccess(item, access) && matchesQuery(item, query));
  const isFiltered = query !== '' || access !== 'all';
  const refresh = () => plugins.reload({ refresh: true });
  return (
    <Screen
      title={say('catalog_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      actions={<IconButton icon="refresh" label={say('refresh')} busy={isLoading} onClick={refresh} />}
    >
      <Section>
        <SearchField
          label={output ? sayCount('catalog_search', items.length) : say('catalog_search_any')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <div className="chips">
          {filters.map((one) => (
            <Chip key={one} pressed={one === access} onClick={() => setAccess(one)}>
              {say(`access_${one}`)}
            </Chip>
          ))}
        </div>
        <LiveRegion text={isFiltered ? sayCount('catalog_found', found.length) : ''} />
        {problem && <ProblemNotice problem={problem} onRetry={refresh} isRetrying={isLoading} />}
      </Section>
      {output && <CatalogProblems catalog={output} onRetry={refresh} isRetrying={isLoading} />}
      {!output && isLoading && <Skeleton label={say('loading')} />}
      {output && items.length === 0 && !isLoading && output.problems.length === 0 && (
        <EmptyState icon="plug" title={say('catalog_empty_title')}>
          {say('catalog_empty_help')}
        </EmptyState>
      )}
      {items.length > 0 && found.length === 0 && (
        <EmptyState icon="find" title={query ? say('search_empty_title', query) : say('catalog_none_here')}>
          {query ? say('search_empty_help') : undefined}
        </EmptyState>
      )}
      <ul>
        {found.map((item) => (
          <CatalogRow key={item.id} item={item} href={hashOf({ screen: 'admin_plugin', pluginId: item.id })}>
            <InstallTags pluginId={item.id} access={item.access} version={item.version} />
          </CatalogRow>
        ))}
        {output && !isFiltered && output.problems.length === 0 && <Withdrawn listed={items} />}
      </ul>
      {output && <DroppedLines catalog={output} />}
    </Screen>
  );
}

function isFilter(text: string): text is Filter {
  return filters.some((filter) => filter === text);
}

function isText(_text: string): _text is string {
  return true;
}
