import { useId, type ReactNode } from 'react';
import { Button } from './Button';
import { openModal } from './open-modal';
import './ConfirmDialog.css';

interface ConfirmDialogProps {
  title: string;
  confirmLabel: string;
  cancelLabel: string;
  variant?: 'primary' | 'danger';
  /** The confirmed work is under way; the dialog stays open until it is done. */
  busy?: boolean;
  /** Why it cannot be confirmed now. */
  unavailable?: string | undefined;
  children?: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Mount it to open it. The browser keeps the focus inside and restores it when the dialog closes. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, confirmLabel, cancelLabel, variant = 'primary', children, onConfirm, onCancel } = props;
  const { busy = false, unavailable } = props;
  const id = useId();
  return (
    <dialog ref={openModal} className="dialog" aria-labelledby={id} onCancel={onCancel} onClose={onCancel}>
      <h2 id={id} className="dialog-title">
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">
        <Button variant="quiet" onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button variant={variant} busy={busy} unavailable={unavailable} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  );
}
