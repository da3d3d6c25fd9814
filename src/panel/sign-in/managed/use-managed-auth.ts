import { useCallback } from 'react';
import { listKey } from '../../../core/directory/catalog';
import { readManagedAuth, type ManagedAuth } from '../../../core/sign-in/managed-auth';
import { catalogCache } from '../../../storage/directory/catalog-cache';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import type { Query } from '../../shared/request';
import { askServer } from '../../../actions/crm/ask-server';
import { usePanel } from '../../app/store';

/** What the server needs to find the connector's manifest (core 1.7.41 connector/developerPortal.js:42). */
export interface ConnectorQuery {
  readonly connectorId: string;
  readonly isPrivate: string;
  readonly [name: string]: string;
}

export interface AskedManagedAuth {
  readonly managed: ManagedAuth;
  readonly query: ConnectorQuery;
}

const answers = recentAnswers<AskedManagedAuth>();

/** The sign-in fields that admins fill in, loaded when the screen opens. */
export function useManagedAuth(): Query<undefined, AskedManagedAuth> {
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const accountId = usePanel((state) => state.identity?.accountId ?? '');
  const ask = useCallback(async () => {
    const kept = await catalogCache.get(listKey('connector', accountId));
    const item = kept?.items.find(({ id }) => id === connectorId);
    const isPrivate = item !== undefined && item.access !== 'public';
    const query: ConnectorQuery = { connectorId, isPrivate: String(isPrivate) };
    return { managed: await askServer('managedAuth', { query }, readManagedAuth), query };
  }, [connectorId, accountId]);
  return useRecentQuery(answers, ask, undefined);
}
