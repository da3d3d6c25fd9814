import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import { useState, type KeyboardEvent } from 'react';
import { ChosenChips } from '../ui/ChosenChips';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';
import { useControl } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';
import { OptionList } from './OptionList';
import { searchOptions, type Option } from './searched-options';

const comboBox = { role: 'combobox' } as const;

/** One or several options of a long list, found by typing (ARIA combobox with a list box). */
export function SearchableWidget(props: WidgetProps<FormValues, RJSFSchema, FormNotes>) {
  const { id, options, multiple, readonly, disabled, placeholder, label, onChange } = props;
  const control = useControl();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const choices: readonly Option[] = options.enumOptions ?? [];
  const value: unknown = props.value;
  const chosen: readonly unknown[] = multiple ? (Array.isArray(value) ? value : []) : [value];
  const isFixed = readonly === true || disabled === true;
  const isOpen = typed !== undefined && !isFixed;
  const { shown, hidden } = searchOptions(choices, typed ?? '');
  const current = multiple ? '' : (choices.find((choice) => choice.value === value)?.label ?? '');

  const open = (text: string) => {
    setTyped(text);
    setActive(0);
  };
  const choose = (option: Option) => {
    if (!multiple) onChange(option.value);
    else if (chosen.includes(option.value)) onChange(chosen.filter((one) => one !== option.value));
    // In the list's order, so that the same choice always has the same value.
    else
      onChange(choices.map((one) => one.value).filter((one) => one === option.value || chosen.includes(one)));
    setTyped(multiple ? '' : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (isOpen) setActive((place) => (place + step + shown.length) % Math.max(1, shown.length));
      else if (!isFixed) open('');
    } else if (event.key === 'Enter' && isOpen) {
      // Enter would submit the form.
      event.preventDefault();
      const option = shown[active];
      if (option) choose(option);
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation();
      setTyped(undefined);
    }
  };

  return (
    <div className="form-search">
      {multiple && chosen.length > 0 && (
        <div className="form-chosen">
          <ChosenChips
            label={say('form_chosen', label)}
            isFixed={isFixed}
            chosen={choices
              .filter((choice) => chosen.includes(choice.value))
              .map((choice) => ({
                label: choice.label,
                removeLabel: say('form_remove', choice.label),
                remove: () => onChange(chosen.filter((one) => one !== choice.value)),
              }))}
          />
        </div>
      )}
      <TextInput
        {...control}
        id={id}
        {...comboBox}
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown[active] ? `${id}-option-${active}` : undefined}
        value={typed ?? current}
        placeholder={placeholder || say('form_search_options')}
        readOnly={isFixed}
        onChange={(event) => open(event.target.value)}
        onClick={() => !isOpen && open('')}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(undefined)}
      />
      <OptionList
        id={id}
        label={label}
        isOpen={isOpen}
        isMany={multiple === true}
        shown={shown}
        hidden={hidden}
        active={active}
        chosen={chosen}
        onChoose={choose}
      />
    </div>
  );
}
