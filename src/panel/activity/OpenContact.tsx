import { useCallback, useState } from 'react';
import type { Contact } from '../../core/crm/contact';
import { openTab } from '../../platform/tab';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { findContactAddress } from '../shared/crm-address';
import { useAttempt } from '../shared/request';
import { Button } from '../ui/Button';

/** Opens a contact's page in the CRM. */
export function OpenContact({ id, type, name }: Pick<Contact, 'id' | 'type' | 'name'>) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const find = useAttempt(useCallback(() => findContactAddress({ id, type, name }), [id, type, name]));
  const [isUnknown, setUnknown] = useState(false);
  const open = async () => {
    const found = await find.run(undefined);
    if (found?.output) await openTab(found.output);
    else setUnknown(true);
  };
  return (
    <Button
      size="small"
      variant="quiet"
      busy={find.isRunning}
      unavailable={isUnknown ? say('open_in_crm_unknown', crm) : undefined}
      onClick={() => void open()}
    >
      {say('open_in_crm', crm)}
    </Button>
  );
}
