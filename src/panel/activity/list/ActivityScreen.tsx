import { createElement, Suspense, use, useState, type ComponentProps } from 'react';
import type { ActivityKind } from '../../../core/activity/activity';
import { usePanel } from '../../app/store';
import { SetAsideNotice } from '../../shared/SetAsideNotice';
import { BlankScreen } from '../../ui/BlankScreen';
import { LiveRegion } from '../../ui/LiveRegion';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { lateCode } from '../../shared/late-code';
import { say } from '../../app/words';
import { ActivityActions } from './ActivityActions';
import { ActivityFilters } from './ActivityFilters';
import { ActivityList } from './ActivityList';
import type { ActivityFilter } from './activity-groups';
import { useLastIgnored } from '../ignored';
import type { SelectScreen } from '../select/SelectScreen';
import { ServerMessageLine } from '../ServerMessageLine';
import { useNewest, useSearch, type ActivityQuery } from './use-activity-list';
import './activity.css';

const loadCallRows = lateCode(() => import('../../shared/calls/CallRows'), 'CallRows');

/** How many more rows "Show more" loads. */
const pageSize = 50;

/** Calls and messages, and what has become of each. */
export function ActivityScreen() {
  const [filter, setFilter] = useState<ActivityFilter | undefined>(undefined);
  const [kind, setKind] = useState<ActivityKind | undefined>(undefined);
  const [search, setSearch] = useState<string | undefined>(undefined);
  const [limit, setLimit] = useState(0);
  const [selecting, setSelecting] = useState<'some' | 'all' | undefined>(undefined);
  const query = { filter, kind, search: search?.trim() ?? '', limit: Math.max(limit, pageSize) };
  const isWhole = usePanel(({ activitySummary: { counts, newest } }) => {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return newest.length >= all;
  });
  // The newest are in memory; all records are read only when more is needed.
  const isNewest = query.search === '' && (isWhole || (limit === 0 && !filter && !kind));
  const List = isNewest ? Newest : Found;
  if (selecting)
    return (
      <Suspense
        fallback={
          <BlankScreen title={say('tab_activity')}>
            <Skeleton label={say('loading')} />
          </BlankScreen>
        }
      >
        <Select
          query={{ ...query, search }}
          isAll={selecting === 'all'}
          onFilter={setFilter}
          onKind={setKind}
          onSearch={setSearch}
          onDone={() => setSelecting(undefined)}
        />
      </Suspense>
    );
  return (
    <Screen
      title={say('tab_activity')}
      actions={
        <ActivityActions
          onSelect={() => setSelecting('some')}
          onSelectMissed={() => {
            setFilter('missedToday');
            setSelecting('all');
          }}
          isSearching={search !== undefined}
          onSearch={() => setSearch(search === undefined ? '' : undefined)}
          query={query}
        />
      }
    >
      <ActivityFilters
        filter={filter}
        kind={kind}
        search={search}
        onFilter={setFilter}
        onKind={setKind}
        onSearch={setSearch}
      />
      <CurrentCalls />
      <SetAsideNotice kind="activities" />
      <ServerMessageLine />
      <Ignored />
      <List query={query} onMore={() => setLimit(query.limit + (isNewest ? 0 : pageSize))} />
    </Screen>
  );
}

const loadSelect = lateCode(() => import('../select/SelectScreen'), 'SelectScreen');
const loadIgnored = lateCode(() => import('../select/IgnoredNotice'), 'IgnoredNotice');

function Select(props: ComponentProps<typeof SelectScreen>) {
  return createElement(use(loadSelect()), props);
}

/** What was ignored can be had back; its code comes with the first. */
function Ignored() {
  const count = useLastIgnored().length;
  return (
    <>
      <LiveRegion text={count > 0 ? say('fate_ignored') : ''} />
      <Suspense>{count > 0 && <IgnoredNotice />}</Suspense>
    </>
  );
}

function IgnoredNotice() {
  return createElement(use(loadIgnored()));
}

/** On top of those that are over. */
function CurrentCalls() {
  const isOnCall = usePanel((state) => state.currentCalls.calls.length > 0);
  return (
    isOnCall && (
      <Suspense>
        <CallRows />
      </Suspense>
    )
  );
}

function CallRows() {
  return createElement(use(loadCallRows()));
}

interface ListProps {
  query: ActivityQuery;
  onMore: () => void;
}

function Newest({ query, onMore }: ListProps) {
  return <ActivityList list={useNewest(query)} isQuery={isNarrowed(query)} onMore={onMore} />;
}

function Found({ query, onMore }: ListProps) {
  return <ActivityList list={useSearch(query)} isQuery={isNarrowed(query)} onMore={onMore} />;
}

function isNarrowed({ filter, kind, search }: ActivityQuery): boolean {
  return filter !== undefined || kind !== undefined || search !== '';
}
