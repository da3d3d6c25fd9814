import { ownerKey } from '../../core/crm/account';
import { usePanel } from '../app/store';

/** Key of the owner whose activities can proceed now; '' for none. */
export function useOwnerKey(): string {
  return usePanel(({ identity, connection }) =>
    identity && connection ? ownerKey(identity, connection) : '',
  );
}
