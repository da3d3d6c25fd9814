import type { LeaveGuard } from '../leave-guard';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { say } from '../../app/words';

/** Asks before unsaved settings are left; they stay as a draft, except secrets. */
export function LeaveDialog({ guard, hasSecrets }: { guard: LeaveGuard; hasSecrets: boolean }) {
  if (!guard.isAsking) return null;
  return (
    <ConfirmDialog
      title={say('leave_title')}
      confirmLabel={say('leave_confirm')}
      cancelLabel={say('leave_stay')}
      onConfirm={guard.leave}
      onCancel={guard.stay}
    >
      <p>{say('leave_help')}</p>
      {hasSecrets && <p>{say('leave_secrets')}</p>}
    </ConfirmDialog>
  );
}
