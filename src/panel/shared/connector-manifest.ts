import { useCallback } from 'react';
import { manifestKey } from '../../core/directory/catalog';
import { findPlatform } from '../../core/directory/connector-platform';
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
  const name = usePanel((state) => state.connection?.platform ?? '');
  const read = useCallback(async () => {
    const kept = await manifestCache.get(manifestKey('connector', connectorId));
    return findPlatform(kept?.body, name).platform ?? null;
  }, [connectorId, name]);
  return useQuery(read, undefined).output;
}
