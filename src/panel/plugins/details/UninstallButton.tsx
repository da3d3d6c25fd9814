import { useState } from 'react';
import { uninstallPlugin } from '../../../actions/plugins/install-plugin';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { say } from '../../app/words';

/** Asks for confirmation, then removes the plugin for everybody. */
export function UninstallButton({ pluginId, name }: { pluginId: string; name: string }) {
  const uninstall = useAttempt(uninstallPlugin);
  const isRunning = usePanel((state) => state.installations[pluginId]?.state === 'running');
  const isBroken = usePanel((state) => state.installations[pluginId]?.state === 'needs_repair');
  const isOnline = usePanel((state) => state.isOnline);
  const [isAsking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    void uninstall.run({ pluginId });
  };
  return (
    <>
      <Button
        variant="quiet"
        busy={uninstall.isRunning || isRunning}
        unavailable={isOnline ? undefined : say('offline_reason')}
        onClick={() => setAsking(true)}
      >
        {say('details_uninstall')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say('uninstall_confirm_title', name)}
          confirmLabel={say('uninstall_confirm')}
          cancelLabel={say('cancel')}
          variant="danger"
          onConfirm={remove}
          onCancel={() => setAsking(false)}
        >
          <p>{say('uninstall_confirm_help')}</p>
        </ConfirmDialog>
      )}
      {uninstall.problem && !isBroken && !isAsking && (
        <ConfirmDialog
          title={say('uninstall_failed_title', name)}
          confirmLabel={say('retry')}
          cancelLabel={say('close')}
          onConfirm={remove}
          onCancel={uninstall.dismiss}
        >
          <ProblemNotice problem={uninstall.problem} kept={say('install_nothing_changed')} />
        </ConfirmDialog>
      )}
    </>
  );
}
