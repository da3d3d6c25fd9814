import { useId } from 'react';
import type { FieldDefault } from '../../../core/plugins/defaults';
import { FieldNote } from '../../ui/FieldNote';
import { IconButton } from '../../ui/IconButton';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';
import './LockButton.css';

interface LockButtonProps {
  /** Name of the field. */
  title: string;
  isLocked: boolean;
  onChange: (isLocked: boolean) => void;
}

/** Whether users may change a field; next to its label, and unlike any control of a value. */
export function LockButton({ title, isLocked, onChange }: LockButtonProps) {
  return (
    <IconButton
      icon={isLocked ? 'lock' : 'unlocked'}
      label={say('defaults_lock_field', title)}
      size="small"
      aria-pressed={isLocked}
      onClick={() => onChange(!isLocked)}
    />
  );
}

interface LockReasonProps {
  edit: FieldDefault;
  title: string;
  onChange: (reason: string) => void;
}

/** Why a field is locked; shown to users with the value. */
export function LockReason({ edit, title, onChange }: LockReasonProps) {
  const id = useId();
  if (!edit.locked) return null;
  return (
    <div className="lock-reason">
      <TextInput
        aria-label={say('defaults_reason_for', title)}
        aria-describedby={id}
        maxLength={300}
        value={edit.reason}
        placeholder={say('defaults_reason')}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNote id={id}>{say('defaults_reason_help')}</FieldNote>
    </div>
  );
}
