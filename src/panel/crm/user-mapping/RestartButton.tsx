import { useState } from 'react';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { say } from '../../app/words';

interface RestartButtonProps {
  crm: string;
  isRunning: boolean;
  onRestart: () => void;
}

/** Discards manual choices and lets the server match everybody again. */
export function RestartButton({ crm, isRunning, onRestart }: RestartButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="text" size="line" busy={isRunning} onClick={() => setAsking(true)}>
        {say('mapping_restart')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say('mapping_restart_title')}
          confirmLabel={say('mapping_restart_confirm')}
          cancelLabel={say('cancel')}
          variant="danger"
          onConfirm={() => {
            setAsking(false);
            onRestart();
          }}
          onCancel={() => setAsking(false)}
        >
          <p>{say('mapping_restart_help', crm)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
