import { ownerKey } from '../../core/crm/account';
import { usePanel } from '../app/store';

/** Whose activities can go on now; '' while nobody's can. */
export function useOwnerKey(): string {
  return usePanel(({ identity, connection }) =>
    identity && connection ? ownerKey(identity, connection) : '',
  );
}
