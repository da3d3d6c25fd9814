import { useLeaveGuard } from '../leave-guard';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { say } from '../../app/words';
import type { SettingsForm } from './use-settings-form';

type LeaveDialogProps = Pick<SettingsForm<unknown, never>, 'changes' | 'isSaving' | 'hasSecrets'>;

/** Asks before unsaved settings are left; they stay as a draft, except secrets. */
export function LeaveDialog({ changes, isSaving, hasSecrets }: LeaveDialogProps) {
  const guard = useLeaveGuard(changes > 0 && !isSaving);
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
