import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { crmNameOf, type Owned } from './crm-name';
import { useOwnerKey } from '../shared/use-owner-key';

export interface CrmOf {
  readonly name: string;
  /** It is the connected CRM; only then can anything proceed. */
  readonly isHere: boolean;
  /** Where it can be connected again. */
  readonly href: string;
}

/** The CRM that an activity belongs to, whether or not it is connected. */
export function useCrmOf(activity: Owned): CrmOf {
  const isHere = useOwnerKey() === activity.account;
  const current = usePanel((state) => state.connection?.connectorName ?? '');
  const { crm } = activity;
  return {
    name: isHere ? current : crmNameOf(activity),
    isHere,
    href: hashOf(crm ? { screen: 'connector', connectorId: crm.connectorId } : { screen: 'connect' }),
  };
}
