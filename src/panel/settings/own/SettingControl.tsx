import { useState } from 'react';
import { builtInClientSettings, type ClientSettings } from '../../../core/settings/client-setting';
import type { DescribedKey } from '../../../core/settings/setting-groups';
import type { ControlProps } from '../../ui/FormField';
import { Select, type SelectOption } from '../../ui/Select';
import { TextInput } from '../../ui/TextInput';
import { Toggle } from '../../ui/Toggle';
import { dateFormatOptions } from '../log-details/date-format-options';
import { optionsWithWords } from '../setting-words';

interface SettingControlProps {
  readonly setting: DescribedKey;
  readonly control: ControlProps;
  readonly value: ClientSettings[DescribedKey];
  readonly disabled: boolean;
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  readonly onChoose: (value: ClientSettings[DescribedKey]) => void;
}

export function isSwitch(key: DescribedKey): boolean {
  return typeof builtInClientSettings[key] === 'boolean';
}

/** A switch, one of several values, or a line of text, as the setting has it. */
export function SettingControl(props: SettingControlProps) {
  const { setting, control, value, disabled, contactTypes, onChoose } = props;
  if (typeof value === 'boolean')
    return (
      <Toggle
        {...control}
        disabled={disabled}
        checked={value}
        onChange={(event) => onChoose(event.target.checked)}
      />
    );
  const options = offered(setting, value, contactTypes);
  if (options.length === 0)
    return <Line key={value} control={control} value={value} disabled={disabled} onChoose={onChoose} />;
  return <Choice control={control} value={value} options={options} disabled={disabled} onChoose={onChoose} />;
}

function offered(
  setting: DescribedKey,
  value: ClientSettings[DescribedKey],
  contactTypes: SettingControlProps['contactTypes'],
): SelectOption[] {
  if (setting === 'newContactType')
    return contactTypes.map((type) => ({ value: type.value, label: type.title }));
  if (setting === 'logDateFormat' && typeof value === 'string') return [...dateFormatOptions(value)];
  return optionsWithWords(setting);
}

interface ChoiceProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
}

/** A value that is not offered stands for the first one, as for App Connect's own client. */
function Choice({ control, value, options, disabled, onChoose }: ChoiceProps) {
  const shown = options.some((option) => option.value === value) ? value : (options[0]?.value ?? '');
  return (
    <Select
      {...control}
      disabled={disabled}
      // The field says which are locked; others wait for another setting.
      isLocked={false}
      value={shown}
      options={options}
      onChange={(event) => onChoose(event.target.value)}
    />
  );
}

/** A line of text is saved when the person leaves it or presses Enter. */
function Line({ control, value, disabled, onChoose }: Omit<ChoiceProps, 'options'>) {
  const [typed, setTyped] = useState(value);
  const save = () => {
    if (typed !== value) onChoose(typed);
  };
  return (
    <TextInput
      {...control}
      disabled={disabled}
      maxLength={60}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setTyped(value);
      }}
    />
  );
}
