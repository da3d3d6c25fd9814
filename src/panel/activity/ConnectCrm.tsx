import { ButtonLink } from '../ui/ButtonLink';
import { say } from '../app/words';
import type { CrmOf } from './use-crm-of';

/** The way back to the CRM that something waits for. */
export function ConnectCrm({ crm }: { crm: CrmOf }) {
  return (
    <ButtonLink size="small" href={crm.href}>
      {crm.name === '' ? say('not_connected_action') : say('connect_to', crm.name)}
    </ButtonLink>
  );
}
