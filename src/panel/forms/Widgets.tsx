import type { BaseInputTemplateProps, RegistryWidgetsType, RJSFSchema, WidgetProps } from '@rjsf/utils';
import type { ChangeEvent } from 'react';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextInput } from '../ui/TextInput';
import { Toggle } from '../ui/Toggle';
import { say } from '../app/words';
import { ChoicesWidget } from './ChoicesWidget';
import { useControl } from './ControlContext';
import { ColourWidget, DateTimeWidget, TimeWidget } from './DateWidgets';
import type { FormNotes, FormValues } from './form-values';
import { useNote } from './notes';
import { PasswordWidget } from './PasswordWidget';
import { SearchableWidget } from './SearchableWidget';
import { textOf } from './text-value';

type Props = WidgetProps<FormValues, RJSFSchema, FormNotes>;

/** rjsf's BaseInputTemplate: every one-line input. A cleared input has no value. */
export function Input(props: BaseInputTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { id, schema, options, placeholder, readonly, disabled, onChange } = props;
  const control = useControl();
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  const read = ({ target }: ChangeEvent<HTMLInputElement>) => {
    if (target.value === '') return onChange(undefined);
    return onChange(isNumber ? target.valueAsNumber : target.value);
  };
  return (
    <TextInput
      {...control}
      id={id}
      type={isNumber ? 'number' : textOf(options.inputType) || textOf(props['type']) || 'text'}
      step={schema.type === 'integer' ? 1 : 'any'}
      value={textOf(props.value)}
      placeholder={placeholder}
      readOnly={readonly === true || disabled === true}
      onChange={read}
    />
  );
}

function TextareaWidget(props: Props) {
  const { id, placeholder, readonly, disabled, options, onChange } = props;
  const control = useControl();
  const rows = Number(options.rows);
  return (
    <TextArea
      {...control}
      id={id}
      value={textOf(props.value)}
      rows={rows >= 2 && rows <= 20 ? rows : 3}
      placeholder={placeholder}
      readOnly={readonly === true || disabled === true}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

function CheckboxWidget(props: Props) {
  const { id, readonly, disabled, onChange } = props;
  const { required: _, ...control } = useControl();
  return (
    <Toggle
      {...control}
      id={id}
      checked={props.value === true}
      disabled={readonly === true || disabled === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** Longer lists of options get a search. */
const mostAtOnce = 30;

/** Options are identified by position, because a value may be of any type. */
function SelectWidget(props: Props) {
  const { id, options, readonly, disabled, required, placeholder, multiple, onChange } = props;
  const control = useControl();
  const hasDefault = useNote(props.name)?.hasDefault === true;
  const isLong = (options.enumOptions ?? []).length > mostAtOnce;
  if (isLong) return <SearchableWidget {...props} />;
  if (multiple) return <ChoicesWidget {...props} />;
  const choices = options.enumOptions ?? [];
  const place = choices.findIndex((choice) => choice.value === props.value);
  const canBeEmpty = place < 0 || (!required && !hasDefault);
  return (
    <Select
      {...control}
      id={id}
      value={place < 0 ? '' : String(place)}
      disabled={readonly === true || disabled === true}
      options={choices.map((choice, index) => ({ value: String(index), label: choice.label }))}
      placeholder={canBeEmpty ? placeholder || say(required ? 'form_choose' : 'form_none') : undefined}
      onChange={(event) =>
        onChange(event.target.value === '' ? undefined : choices[Number(event.target.value)]?.value)
      }
    />
  );
}

export const widgets: RegistryWidgetsType<FormValues, RJSFSchema, FormNotes> = {
  CheckboxWidget,
  CheckboxesWidget: ChoicesWidget,
  ColorWidget: ColourWidget,
  DateTimeWidget,
  PasswordWidget,
  RadioWidget: ChoicesWidget,
  SelectWidget,
  TextareaWidget,
  TimeWidget,
  // A time without a time zone (core/forms/schema-keywords.ts).
  'iso-time': TimeWidget,
  searchable: SearchableWidget,
};
