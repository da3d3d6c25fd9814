import type { FieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { Field } from '../ui/Field';
import { ControlContext } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';

/** rjsf's FieldTemplate: label, control, error, lock, description and origin of one field. */
export function FieldFrame(props: FieldTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const {
    id,
    label,
    children,
    rawErrors,
    rawDescription,
    rawHelp,
    hidden,
    required,
    schema,
    fieldPathId,
    registry,
  } = props;
  if (hidden) return <div hidden>{children}</div>;
  // The root and other objects are frames of fields, not fields.
  if (schema.type === 'object') return children;
  const note = registry.formContext.notes[fieldPathId.path.join('.')];
  const hints = [rawDescription, rawHelp, note?.hint].filter(Boolean);
  const field = (
    <Field
      id={id}
      label={label}
      required={required === true}
      inline={schema.type === 'boolean' && note?.below === undefined}
      error={rawErrors?.[0]}
      lock={note?.lock}
      action={note?.action}
      hint={hints.length > 0 ? hints.map((hint) => <span key={hint}>{hint}</span>) : undefined}
    >
      {(control) => <ControlContext value={control}>{children}</ControlContext>}
    </Field>
  );
  if (note?.below === undefined) return field;
  return (
    <div className="form-group">
      {field}
      {note.below}
    </div>
  );
}
