import { ownerKey, personKey } from '../../core/crm/account';
import { usePanel } from '../app/store';

/** Key of the owner whose activities can proceed now; '' for none. */
export function useOwnerKey(): string {
  return usePanel(({ identity, connection }) =>
    identity && connection ? ownerKey(identity, connection) : '',
  );
}

/** Key of who is signed in, whatever CRM is connected; '' for nobody. */
export function usePersonKey(): string {
  return usePanel(({ identity }) => (identity ? personKey(identity) : ''));
}
