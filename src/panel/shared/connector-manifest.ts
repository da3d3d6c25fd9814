import { useCallback } from 'react';
import { manifestKey } from '../../core/directory/catalog';
import { findConnector } from '../../core/directory/connector-overrides';
import type { JsonObject } from '../../core/basics/json';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { useQuery } from './request';
import { usePanel } from '../app/store';

/**
 * The connected CRM's part of its manifest as the worker last saw it, unparsed. `null` when none was cached;
 * `undefined` while it is being read.
 */
export function useConnectorPlatform(): JsonObject | null | undefined {
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const hostname = usePanel((state) => state.connection?.hostname);
  const read = useCallback(async () => {
    const kept = await manifestCache.get(manifestKey('connector', connectorId));
    return findConnector(kept?.body, { platform, hostname }) ?? null;
  }, [connectorId, platform, hostname]);
  return useQuery(read, undefined).output;
}
