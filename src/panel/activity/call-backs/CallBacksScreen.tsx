import { useDeferredValue, useState } from 'react';
import { callBackStates, nextCallBack, stateOf, type CallBackState } from '../../../core/activity/call-back';
import { searchFor } from '../../../core/basics/word-search';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { Chip } from '../../ui/Chip';
import { ChipGroup } from '../../ui/Chips';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { LiveRegion } from '../../ui/LiveRegion';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { CallBackRows } from './CallBackRows';
import { CallNext } from './CallNext';
import { RefusedChanges } from './RefusedChanges';
import { useCallBacks } from './use-call-backs';
import './call-backs.css';

/** From this many call-backs on there is a search. */
const searchFrom = 6;

/** Who is to be called back, and when. */
export function CallBacksScreen() {
  const canCallBack = usePanel((state) => state.connection?.capabilities.callBacks === true);
  return (
    <Frame>
      {canCallBack ? (
        <CallBacks />
      ) : (
        <EmptyState icon="callBack" title={say('call_back_no_route_title')}>
          {say('call_back_no_route_help')}
        </EmptyState>
      )}
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <Screen title={say('call_backs')} back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}>
      {children}
    </Screen>
  );
}

function CallBacks() {
  const [state, setState] = useState<CallBackState>();
  const [query, setQuery] = useState('');
  const words = useDeferredValue(query.trim());
  const language = usePanel((panel) => panel.language);
  const now = useNow();
  const { rows, refused, readAt, isFresh, isLoading, problem, reload } = useCallBacks();
  const isFound = searchFor(words);
  const found = rows.filter(
    (row) => (!state || stateOf(row, now) === state) && isFound([row.name, row.number, row.contactId]),
  );
  const count = (one: CallBackState) => rows.filter((row) => stateOf(row, now) === one).length;
  const next = nextCallBack(rows);
  return (
    <>
      <LiveRegion text={isLoading ? say('loading') : say('call_backs_shown', found.length, rows.length)} />
      <RefusedChanges changes={refused} rows={rows} isFresh={isFresh && !isLoading} />
      {problem && (
        <Section>
          <ProblemNotice
            problem={problem}
            kept={rows.length > 0 ? say('call_backs_read_at', sayMoment(readAt, now, language)) : undefined}
            onRetry={reload}
            isRetrying={isLoading}
          />
        </Section>
      )}
      {rows.length > 0 && (
        <Section>
          <div className="call-backs-top">
            {next && <CallNext row={next} />}
            <IconButton icon="refresh" label={say('call_backs_reload')} busy={isLoading} onClick={reload} />
          </div>
          {rows.length >= searchFrom && (
            <SearchField
              label={say('call_backs_search')}
              value={query}
              maxLength={100}
              onChange={(event) => setQuery(event.target.value)}
            />
          )}
          <ChipGroup label={say('activity_filters')} layout="scroll">
            <Chip pressed={!state} onClick={() => setState(undefined)}>
              {say('call_backs_all', rows.length)}
            </Chip>
            {callBackStates.map((one) => (
              <Chip key={one} pressed={one === state} onClick={() => setState(one)}>
                {say(`call_backs_${one}`, count(one))}
              </Chip>
            ))}
          </ChipGroup>
        </Section>
      )}
      {isLoading && rows.length === 0 && <Skeleton label={say('loading')} rows={3} />}
      {rows.length === 0 && isFresh && (
        <EmptyState icon="callBack" title={say('call_backs_empty_title')}>
          {say('call_backs_empty_help')}
        </EmptyState>
      )}
      {found.length > 0 && <CallBackRows rows={found} now={now} />}
      {found.length === 0 && rows.length > 0 && (
        <EmptyState icon="find" title={say('activity_none_title')}>
          {say('activity_none_help')}
        </EmptyState>
      )}
      {rows.length > 0 && !problem && (
        <div className="call-backs-foot">
          <SmallText tone="hint">{say('call_backs_kept_where')}</SmallText>
        </div>
      )}
    </>
  );
}
