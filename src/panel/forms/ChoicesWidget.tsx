import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import { Chips } from '../ui/Chips';
import { ChoiceChip } from '../ui/ChoiceChip';
import { useControl } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';

/** Several options of a list (an array), or one of a short list. */
export function ChoicesWidget(props: WidgetProps<FormValues, RJSFSchema, FormNotes>) {
  const { id, schema, options, readonly, disabled, onChange } = props;
  const { required: _, ...control } = useControl();
  const choices = options.enumOptions ?? [];
  const isMany = schema.type === 'array';
  const value: unknown = props.value;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const isChosen = (one: unknown) => (isMany ? chosen.includes(one) : value === one);
  const choose = (one: unknown, isOn: boolean) => {
    if (!isMany) return onChange(one);
    // In the list's order, so that the same choice always has the same value.
    return onChange(
      choices
        .map((choice): unknown => choice.value)
        .filter((other) => (other === one ? isOn : chosen.includes(other))),
    );
  };
  return (
    <Chips {...control} id={id} role={isMany ? 'group' : 'radiogroup'} aria-labelledby={`${id}-label`}>
      {choices.map((choice, index) => (
        <ChoiceChip
          key={index}
          type={isMany ? 'checkbox' : 'radio'}
          name={id}
          label={choice.label}
          checked={isChosen(choice.value)}
          disabled={readonly === true || disabled === true}
          onChange={(event) => choose(choice.value, event.target.checked)}
        />
      ))}
    </Chips>
  );
}
