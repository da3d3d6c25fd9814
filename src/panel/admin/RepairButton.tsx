import type { Installation } from '../../core/install';
import { useAction } from '../request';
import { Button } from '../ui/Button';
import { say } from '../words';

/** Runs all steps of a broken installation (or removal) again. Why it fails again stands in the installation. */
export function RepairButton({ installation }: { installation: Installation }) {
  const repair = useAction(installation.intent === 'uninstall' ? 'uninstallPlugin' : 'installPlugin');
  const isRunning = repair.isRunning || installation.state === 'running';
  return (
    <Button busy={isRunning} onClick={() => void repair.run({ pluginId: installation.pluginId })}>
      {say('repair')}
    </Button>
  );
}
