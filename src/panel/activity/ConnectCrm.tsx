import { ButtonLink } from '../ui/ButtonLink';
import { say } from '../app/words';
import type { CrmOf } from './use-crm-of';

/** Leads to connecting the CRM that something is waiting for. */
export function ConnectCrm({ crm }: { crm: CrmOf }) {
  return (
    <ButtonLink size="small" href={crm.href}>
      {crm.name === '' ? say('not_connected_action') : say('connect_to', crm.name)}
    </ButtonLink>
  );
}
