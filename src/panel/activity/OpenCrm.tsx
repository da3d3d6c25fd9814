import { useState } from 'react';
import type { Contact } from '../../core/crm/contact';
import { openTab } from '../../platform/tab';
import { findContactAddress, findCrmAddress } from '../shared/crm-address';
import { useAttempt } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { say } from '../app/words';

type Variant = 'primary' | 'quiet';

/** Opens the log of an activity, its contact, or at least the CRM in a tab. */
export function OpenCrm({ activityId, variant = 'primary' }: { activityId: string; variant?: Variant }) {
  return <OpenPage find={findCrmAddress} of={activityId} variant={variant} />;
}

/** Opens a contact's page in the CRM. */
export function OpenContact({ contact }: { contact: Contact }) {
  return <OpenPage find={findContactAddress} of={contact} variant="quiet" />;
}

interface OpenPageProps<Of> {
  /** Where the page is; `undefined` where the CRM names none. */
  find: (of: Of) => Promise<string | undefined>;
  of: Of;
  variant: Variant;
}

function OpenPage<Of>({ find, of, variant }: OpenPageProps<Of>) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const attempt = useAttempt(find);
  const [isUnknown, setUnknown] = useState(false);
  const open = async () => {
    const found = await attempt.run(of);
    if (found?.output) await openTab(found.output);
    else setUnknown(true);
  };
  return (
    <Button
      size="small"
      variant={variant}
      busy={attempt.isRunning}
      unavailable={isUnknown ? say('open_in_crm_unknown', crm) : undefined}
      onClick={() => void open()}
    >
      {say('open_in_crm', crm)}
    </Button>
  );
}
