import { useMemo, useState } from 'react';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import { hashOf } from '../../app/route';
import { say, sayCount } from '../../app/words';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { LiveRegion } from '../../ui/LiveRegion';
import { Notice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { ExchangeRow } from './ExchangeRow';
import type { Traffic } from './use-traffic';

interface TrafficViewProps {
  readonly traffic: Traffic;
  readonly description: PluginDescription | undefined;
}

/** Requests between panel, servers and plugins, as they come, with what the contract says of each. */
export function TrafficView({ traffic, description }: TrafficViewProps) {
  const { isFed, exchanges, outcome, order, clear } = traffic;
  const [query, setQuery] = useState('');
  const shown = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return exchanges.filter(({ caller, method, host, path, answer }) => {
      const line = `${caller} ${method} ${host}${path} ${answer?.status ?? ''}`.toLowerCase();
      return words.every((word) => line.includes(word));
    });
  }, [exchanges, query]);
  if (!isFed && exchanges.length === 0)
    return (
      <EmptyState icon="list" title={say('traffic_none_title')}>
        {say('traffic_none_help')} <a href={hashOf({ screen: 'privacy' })}>{say('traffic_privacy')}</a>
      </EmptyState>
    );
  return (
    <>
      <output className="workbench-findings">
        {outcome && (
          <Notice tone={outcome.problem === undefined ? 'ok' : 'bad'}>
            {outcome.problem ?? say('traffic_done')}
          </Notice>
        )}
      </output>
      <SearchField
        label={say('traffic_filter')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <LiveRegion text={query === '' ? '' : sayCount('traffic_found', shown.length)} />
      <ul className="workbench-exchanges" aria-label={say('workbench_traffic')}>
        {shown.map((exchange) => (
          <ExchangeRow
            key={exchange.id}
            exchange={exchange}
            description={description}
            onResend={(body) =>
              order({ kind: 'resend', id: exchange.id, ...(body !== undefined && { body }) })
            }
          />
        ))}
      </ul>
      {shown.length === 0 && <EmptyState icon="find" title={say('traffic_nothing')} />}
      {exchanges.length > 0 && (
        <Button variant="text" size="small" onClick={clear}>
          {say('traffic_clear')}
        </Button>
      )}
    </>
  );
}
