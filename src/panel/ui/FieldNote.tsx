import type { ReactNode } from 'react';
import { Icon } from './Icon';
import './FormField.css';

interface FieldNoteProps {
  id?: string;
  kind?: 'error' | 'lock' | 'hint';
  /** Without distance from what stands above it. */
  isTight?: boolean;
  children: ReactNode;
}

/** What a control is for, who locked it, or what is wrong with its value. */
export function FieldNote({ id, kind = 'hint', isTight = false, children }: FieldNoteProps) {
  const classes = ['field-note', `field-note-${kind}`, isTight ? 'field-note-tight' : ''];
  return (
    <div id={id} className={classes.filter(Boolean).join(' ')}>
      {kind === 'lock' && <Icon name="lock" />}
      {children}
    </div>
  );
}
