import { ownerKey, personKey } from '../../core/crm/account';
import { usePanel, type PanelState } from '../app/store';

/** Key of the owner whose activities can proceed now; '' for none. */
export function useOwnerKey(): string {
  return usePanel(ownerKeyIn);
}

/** The same key, read from a state. */
export function ownerKeyIn({ identity, connection }: Pick<PanelState, 'identity' | 'connection'>): string {
  return identity && connection ? ownerKey(identity, connection) : '';
}

/** Key of who is signed in, whatever CRM is connected; '' for nobody. */
export function usePersonKey(): string {
  return usePanel(({ identity }) => (identity ? personKey(identity) : ''));
}
