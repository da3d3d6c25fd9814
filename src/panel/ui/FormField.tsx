import { useId, type ReactNode } from 'react';
import { FieldNote } from './FieldNote';
import './FormField.css';

/** What the control must carry so that screen readers announce its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly required: boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FormFieldProps {
  label: string;
  /** Next to the label, for example a text button. */
  action?: ReactNode;
  hint?: ReactNode;
  /** In plain words; shown in addition to the hint. */
  error?: string | undefined;
  /** Who locked the value, when and why. */
  lock?: string | undefined;
  required?: boolean;
  /** Label and control on one line, for a toggle. */
  inline?: boolean;
  id?: string;
  children: (control: ControlProps) => ReactNode;
}

export function FormField({
  label,
  action,
  hint,
  error,
  lock,
  required = false,
  inline = false,
  id,
  children,
}: FormFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const notes = [
    error !== undefined && { id: `${controlId}-error`, kind: 'error' as const, text: error },
    lock !== undefined && { id: `${controlId}-lock`, kind: 'lock' as const, text: lock },
    Boolean(hint) && { id: `${controlId}-hint`, kind: 'hint' as const, text: hint },
  ].filter((note) => note !== false);
  const control: ControlProps = {
    id: controlId,
    required,
    'aria-describedby': notes.map((note) => note.id).join(' ') || undefined,
    'aria-invalid': error === undefined ? undefined : true,
  };
  return (
    <div className={inline ? 'field field-inline' : 'field'}>
      <div className="field-head">
        <label id={`${controlId}-label`} className="field-label" htmlFor={controlId}>
          {label}
        </label>
        {action}
      </div>
      {children(control)}
      {notes.map((note) => (
        <FieldNote key={note.id} id={note.id} kind={note.kind}>
          {note.text}
        </FieldNote>
      ))}
    </div>
  );
}
