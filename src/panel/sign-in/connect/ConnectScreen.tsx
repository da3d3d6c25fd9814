import { useState } from 'react';
import { listCatalog, type Catalog } from '../../../actions/directory/list-catalog';
import { matchesQuery } from '../../shared/catalog-filter';
import { CatalogProblems, CatalogListRow, DroppedLines } from '../../shared/CatalogList';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { say, sayCount } from '../../app/words';

/** With more CRMs than this there is a search. */
const fewEnough = 6;

const listConnectors = (refresh: boolean) => listCatalog('connector', refresh);

/** Choosing the CRM among the directory's connectors. */
export function ConnectScreen() {
  const connectors = useQuery<boolean, Catalog>(listConnectors, false);
  const connectedId = usePanel((state) => state.connection?.connectorId);
  const [query, setQuery] = useState('');
  const { output, problem } = connectors;
  const refresh = () => connectors.reload(true);
  const only = usePanel((state) => state.policy.connectorId);
  const allowed = output?.items.filter((item) => only === undefined || item.id === only) ?? [];
  const found = allowed.filter((item) => matchesQuery(item, query));
  return (
    <Screen
      title={say('connect_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      actions={
        <IconButton icon="refresh" label={say('refresh')} busy={connectors.isLoading} onClick={refresh} />
      }
    >
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={refresh} isRetrying={connectors.isLoading} />
        </Section>
      )}
      {only !== undefined && (
        <Section>
          <Notice tone="accent" title={say('policy_title')}>
            <p>{say('policy_help')}</p>
          </Notice>
        </Section>
      )}
      {output && <CatalogProblems catalog={output} onRetry={refresh} isRetrying={connectors.isLoading} />}
      {output && allowed.length > fewEnough && (
        <Section>
          <SearchField
            label={sayCount('connect_search', allowed.length)}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </Section>
      )}
      {!output && connectors.isLoading && <Skeleton label={say('loading')} rows={4} />}
      {output?.problems.length === 0 && allowed.length === 0 && !connectors.isLoading && (
        <EmptyState
          icon="link"
          title={say(only === undefined ? 'connect_empty_title' : 'connect_not_listed_title')}
        >
          {say('connect_empty_help')}
        </EmptyState>
      )}
      {allowed.length > 0 && found.length === 0 && (
        <EmptyState icon="find" title={say('search_empty_title', query)}>
          {say('search_empty_help')}
        </EmptyState>
      )}
      <ul>
        {found.map((item) => (
          <CatalogListRow
            key={item.id}
            item={item}
            href={hashOf({ screen: 'connector', connectorId: item.id })}
          >
            {(item.id === connectedId || item.access !== 'public') && (
              <>
                {item.id === connectedId && <Tag tone="ok">{say('tag_connected')}</Tag>}
                {item.access !== 'public' && <Tag>{say(`access_${item.access}`)}</Tag>}
              </>
            )}
          </CatalogListRow>
        ))}
      </ul>
      {output && <DroppedLines catalog={output} />}
    </Screen>
  );
}
