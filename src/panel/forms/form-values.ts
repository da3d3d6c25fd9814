import type { FormContextType } from '@rjsf/utils';
import type { ReactNode } from 'react';

export type FormValues = { [key: string]: unknown };

/** What is shown with a field beyond its schema. */
export interface FieldNote {
  /** Where its value comes from. */
  readonly hint?: string | undefined;
  /** Who locked it, when and why; the control then cannot be changed. */
  readonly lock?: string | undefined;
  /** When cleared, the field falls back to a default, so its options need no "none". */
  readonly hasDefault?: boolean;
  /** Next to the label, for example "Use default". */
  readonly action?: ReactNode;
  /** Below the control: belongs to the field but is not its value. */
  readonly below?: ReactNode;
}

export type FieldNotes = { readonly [key: string]: FieldNote };

/** What rjsf passes to every template; notes are passed separately, see `notes.ts`. */
export type FormNotes = FormContextType;

/** A field that keeps a form from being saved. */
export interface FormProblem {
  /** Id of its control; '' when no single field is the cause. */
  readonly controlId: string;
  /** Its name for a person. */
  readonly label?: string;
  readonly message: string;
}
