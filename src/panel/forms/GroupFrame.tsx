import type { ReactNode } from 'react';
import { FieldNote } from '../ui/FieldNote';

interface GroupFrameProps {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  lock: string | undefined;
  action: ReactNode;
  hint: ReactNode;
  children: ReactNode;
}

/** Several controls under one name: a nested object, a list, alternatives. */
export function GroupFrame({ id, label, error, lock, action, hint, children }: GroupFrameProps) {
  const noteId = `${id}-notes`;
  const hasNotes = error !== undefined || lock !== undefined || Boolean(hint);
  return (
    <fieldset id={id} className="form-group" aria-describedby={hasNotes ? noteId : undefined}>
      <legend>{label}</legend>
      {action && <div className="form-group-action">{action}</div>}
      {hasNotes && (
        <div id={noteId} className="form-group-notes">
          {error !== undefined && (
            <FieldNote kind="error" isTight>
              {error}
            </FieldNote>
          )}
          {lock !== undefined && (
            <FieldNote kind="lock" isTight>
              {lock}
            </FieldNote>
          )}
          {Boolean(hint) && <FieldNote isTight>{hint}</FieldNote>}
        </div>
      )}
      {children}
    </fieldset>
  );
}
