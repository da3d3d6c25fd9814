import type { FormContextType } from '@rjsf/utils';
import type { ReactNode } from 'react';

export type FormValues = { [key: string]: unknown };

/** What stands beside a field beyond its schema. */
export interface FieldNote {
  /** Where its value comes from. */
  readonly hint?: string | undefined;
  /** Who fixed it, when and why; the control then cannot be changed. */
  readonly lock?: string | undefined;
  /** An emptied field falls back to a default: a choice offers no "none". */
  readonly hasDefault?: boolean;
  /** Beside the label, for example "Use default". */
  readonly action?: ReactNode;
  /** Below the control, for what belongs to the field but is not its value. */
  readonly below?: ReactNode;
}

export type FieldNotes = { readonly [key: string]: FieldNote };

/** What rjsf carries to every template; notes have a way of their own, see `notes.ts`. */
export type FormNotes = FormContextType;

/** A field that keeps a form from being saved. */
export interface FormProblem {
  /** Id of its control; '' when no field is to blame. */
  readonly controlId: string;
  /** Its name for a person. */
  readonly label?: string;
  readonly message: string;
}
