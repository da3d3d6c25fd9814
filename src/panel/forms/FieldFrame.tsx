import {
  ADDITIONAL_PROPERTY_FLAG,
  getSchemaType,
  type FieldTemplateProps,
  type RJSFSchema,
} from '@rjsf/utils';
import { useContext, type ReactNode } from 'react';
import { FormField } from '../ui/FormField';
import { Fields } from '../ui/Fields';
import { ControlContext } from './ControlContext';
import { EntryFrame } from './EntryFrame';
import { groupIdOf } from './focus';
import { FramedContext } from './FramedContext';
import { GroupFrame } from './GroupFrame';
import type { FormNotes, FormValues } from './form-values';
import { useNote } from './notes';

type Props = FieldTemplateProps<FormValues, RJSFSchema, FormNotes>;

/** rjsf's FieldTemplate: label, control, error, lock, description and origin of one field or group. */
export function FieldFrame(props: Props) {
  const { id, children, rawErrors, rawDescription, rawHelp, hidden, required, fieldPathId } = props;
  const label = labelOf(props);
  const ownNote = useNote(fieldPathId.path.join('.'));
  // The chosen alternative is the same field again and already has a frame, note and lock.
  const isAlternative = useContext(FramedContext) === fieldPathId.$id;
  if (hidden) return <div hidden>{children}</div>;
  const type = getSchemaType(props.schema);
  const isVaried = hasVariants(props);
  const isGroup = isVaried || type === 'object' || isList(props);
  if (fieldPathId.path.length === 0) return <Fields>{children}</Fields>;
  const note = isAlternative ? undefined : ownNote;
  const hints = [rawDescription, rawHelp, note?.hint].filter(Boolean);
  if (isAlternative && isGroup) {
    return (
      <>
        {hints.length > 0 && <Hints hints={hints} />}
        {children}
      </>
    );
  }
  const shared = {
    id: isVaried ? groupIdOf(id) : id,
    label,
    required: required === true,
    error: rawErrors?.[0],
    lock: note?.lock,
    action: note?.action,
    hint: hints.length > 0 ? <Hints hints={hints} /> : undefined,
  };
  const frame = isGroup ? (
    <GroupFrame {...shared}>
      <FramedContext value={isVaried ? fieldPathId.$id : ''}>{children}</FramedContext>
    </GroupFrame>
  ) : (
    <FormField {...shared} inline={type === 'boolean' && !hasChoices(props) && note?.below === undefined}>
      {(control) => <ControlContext value={control}>{children}</ControlContext>}
    </FormField>
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

/** What the field is for and where its value comes from, one below the other. */
function Hints({ hints }: { hints: readonly ReactNode[] }) {
  return (
    <div className="form-hints">
      {hints.map((hint, place) => (
        <div key={place}>{hint}</div>
      ))}
    </div>
  );
}

/** A list item is named by its position; rjsf names one without a title `<list>-<place>`. */
function labelOf({ label, fieldPathId }: Props): string {
  const place = fieldPathId.path.at(-1);
  return typeof place === 'number'
    ? `${label.replace(new RegExp(`-${place + 1}$`), '')} ${place + 1}`
    : label;
}

function hasChoices({ uiSchema }: Props): boolean {
  return uiSchema?.['ui:widget'] === 'radio' || uiSchema?.['ui:widget'] === 'select';
}

/** True for alternatives with fields of their own, which get a selector; a choice of constants is a plain select. */
function hasVariants({ schema, registry }: Props): boolean {
  return (
    (Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf)) && !registry.schemaUtils.isSelect(schema)
  );
}

function isList({ schema, registry }: Props): boolean {
  return getSchemaType(schema) === 'array' && !registry.schemaUtils.isMultiSelect(schema);
}
