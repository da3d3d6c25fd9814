import { openTab } from '../../platform/tab';
import { findCrmAddress } from '../shared/crm-address';
import { useAttempt } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { say } from '../app/words';

interface OpenCrmProps {
  activityId: string;
  variant?: 'primary' | 'quiet';
}

/** Opens the log, its contact, or at least the CRM in a tab. */
export function OpenCrm({ activityId, variant = 'primary' }: OpenCrmProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const find = useAttempt(findCrmAddress);
  const open = async () => {
    const found = await find.run(activityId);
    if (found?.output) await openTab(found.output);
  };
  return (
    <Button
      size="small"
      variant={variant}
      busy={find.isRunning}
      unavailable={find.problem ? say('open_in_crm_unknown', crm) : undefined}
      onClick={() => void open()}
    >
      {say('open_in_crm', crm)}
    </Button>
  );
}
