import { useCallback } from 'react';
import { absenceOf } from '../../core/directory/absence';
import { manifestKey } from '../../core/directory/catalog';
import { findConnector } from '../../core/directory/connector-overrides';
import type { JsonObject } from '../../core/basics/json';
import { loadConnectedPlatform } from '../../actions/crm/load-connector';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { useQuery, type Query } from './request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../app/words';

/** The connected CRM's part of its manifest as the worker last saw it; asked of the directory where none was kept. */
export function useConnectorManifest(): Query<undefined, JsonObject> {
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const hostname = usePanel((state) => state.connection?.hostname);
  const read = useCallback(async () => {
    const kept = await manifestCache.get(manifestKey('connector', connectorId));
    return findConnector(kept?.body, { platform, hostname }) ?? loadConnectedPlatform();
  }, [connectorId, platform, hostname]);
  return useQuery(read, undefined);
}

/** Instead of what a connector declares, as long as that is not known: it is no connector that declares nothing. */
export function ConnectorAbsent({ asked }: { asked: Query<undefined, JsonObject> }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { problem, isLoading, reload } = asked;
  if (!problem) return <Skeleton label={say('loading')} rows={4} />;
  return (
    <EmptyState
      icon="alert"
      title={say(`absence_${absenceOf(problem)}_title`)}
      actions={
        <Button size="small" variant="quiet" busy={isLoading} onClick={() => reload()}>
          {say('retry')}
        </Button>
      }
    >
      {say('connector_absent', crm)}
    </EmptyState>
  );
}
