import { useCallback } from 'react';
import { findPlatform } from '../../core/directory/connector-platform';
import type { JsonObject } from '../../core/basics/json';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { useAsked } from './request';
import { usePanel } from '../app/store';

/**
 * The connected CRM's part of its connector's manifest, as the worker last saw it: what a screen shows of it is
 * parsed by that screen. `null` where none was kept; `undefined` while it is being read.
 */
export function useConnectorPlatform(): JsonObject | null | undefined {
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const name = usePanel((state) => state.connection?.platform ?? '');
  const read = useCallback(async () => {
    const kept = await manifestCache.get(`connector:${connectorId}`);
    return findPlatform(kept?.body, name).platform ?? null;
  }, [connectorId, name]);
  return useAsked(read, undefined).output;
}
