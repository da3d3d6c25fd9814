import {
  ADDITIONAL_PROPERTY_FLAG,
  getSchemaType,
  type FieldTemplateProps,
  type RJSFSchema,
} from '@rjsf/utils';
import { Field } from '../ui/Field';
import { ControlContext } from './ControlContext';
import { EntryFrame } from './EntryFrame';
import { GroupFrame } from './GroupFrame';
import type { FormNotes, FormValues } from './form-values';
import { useNote } from './notes';

type Props = FieldTemplateProps<FormValues, RJSFSchema, FormNotes>;

/** rjsf's FieldTemplate: label, control, error, lock, description and origin of one field or group of fields. */
export function FieldFrame(props: Props) {
  const { id, children, rawErrors, rawDescription, rawHelp, hidden, required, fieldPathId } = props;
  const label = labelOf(props);
  const note = useNote(fieldPathId.path.join('.'));
  if (hidden) return <div hidden>{children}</div>;
  const type = getSchemaType(props.schema);
  const isGroup = hasVariants(props) || type === 'object' || isList(props);
  if (fieldPathId.path.length === 0) return <div className="fields">{children}</div>;
  const hints = [rawDescription, rawHelp, note?.hint].filter(Boolean);
  const shared = {
    id,
    label,
    required: required === true,
    error: rawErrors?.[0],
    lock: note?.lock,
    action: note?.action,
    hint: hints.length > 0 ? hints.map((hint) => <span key={hint}>{hint}</span>) : undefined,
  };
  const frame = isGroup ? (
    <GroupFrame {...shared}>{children}</GroupFrame>
  ) : (
    <Field {...shared} inline={type === 'boolean' && !hasChoices(props) && note?.below === undefined}>
      {(control) => <ControlContext value={control}>{children}</ControlContext>}
    </Field>
  );
  if (ADDITIONAL_PROPERTY_FLAG in props.schema) return <EntryFrame {...props}>{frame}</EntryFrame>;
  if (note?.below === undefined) return frame;
  return (
    <div className="form-group">
      {frame}
      {note.below}
    </div>
  );
}

/** rjsf calls an item of a list `<list>-<place>`. */
function labelOf({ label, fieldPathId }: Props): string {
  const place = fieldPathId.path.at(-1);
  return typeof place === 'number' ? label.replace(new RegExp(`-${place + 1}$`), ` ${place + 1}`) : label;
}

function hasChoices({ uiSchema }: Props): boolean {
  return uiSchema?.['ui:widget'] === 'radio' || uiSchema?.['ui:widget'] === 'select';
}

/** Alternatives that are more than a choice of constants have a selector and fields of their own. */
function hasVariants({ schema, registry }: Props): boolean {
  return (
    (Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf)) && !registry.schemaUtils.isSelect(schema)
  );
}

function isList({ schema, registry }: Props): boolean {
  return getSchemaType(schema) === 'array' && !registry.schemaUtils.isMultiSelect(schema);
}
