import { builtInClientSettings, type ClientSettings } from '../../../core/settings/client-setting';
import type { DescribedKey } from '../../../core/settings/setting-groups';
import { say } from '../../app/words';
import type { ControlProps } from '../../ui/FormField';
import { Select, type SelectOption } from '../../ui/Select';
import { TextArea } from '../../ui/TextArea';
import { TextInput } from '../../ui/TextInput';
import { SmallText } from '../../ui/SmallText';
import { Toggle } from '../../ui/Toggle';
import { dateFormatOptions } from '../log-details/date-format-options';
import { optionsWithWords } from '../setting-words';
import { useTypedText } from './use-typed-text';

interface SettingControlProps {
  readonly setting: DescribedKey;
  readonly control: ControlProps;
  readonly value: ClientSettings[DescribedKey];
  readonly disabled: boolean;
  readonly contactTypes: readonly { readonly value: string; readonly title: string }[];
  /** Resolves to false where it could not be saved. */
  readonly onChoose: (value: ClientSettings[DescribedKey]) => Promise<boolean>;
}

export function isSwitch(key: DescribedKey): boolean {
  return typeof builtInClientSettings[key] === 'boolean';
}

/** A switch, one of several values, a line of text, or several lines, as the setting has it. */
export function SettingControl(props: SettingControlProps) {
  const { setting, control, value, disabled, contactTypes, onChoose } = props;
  if (typeof value === 'boolean')
    return (
      <Toggle
        {...control}
        disabled={disabled}
        checked={value}
        onChange={(event) => void onChoose(event.target.checked)}
      />
    );
  if (typeof value !== 'string')
    return (
      <Lines setting={setting} control={control} value={value} disabled={disabled} onChoose={onChoose} />
    );
  const options = offered(setting, value, contactTypes);
  if (options.length === 0)
    return <Line setting={setting} control={control} value={value} disabled={disabled} onChoose={onChoose} />;
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
  readonly onChoose: (value: string) => Promise<boolean>;
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
      onChange={(event) => void onChoose(event.target.value)}
    />
  );
}

interface LineProps extends Omit<ChoiceProps, 'options'> {
  readonly setting: DescribedKey;
}

/** A line of text is saved when the person leaves it or presses Enter. */
function Line({ setting, control, value, disabled, onChoose }: LineProps) {
  const typed = useTypedText(setting, value, onChoose);
  return (
    <>
      <TextInput
        {...control}
        disabled={disabled}
        maxLength={60}
        value={disabled ? value : typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={() => void typed.save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void typed.save();
          if (event.key === 'Escape') typed.type(undefined);
        }}
      />
      {typed.isUnsaved && !disabled && <SmallText>{say('setting_press_enter')}</SmallText>}
    </>
  );
}

interface LinesProps extends Omit<LineProps, 'value' | 'onChoose'> {
  readonly value: readonly string[];
  readonly onChoose: (value: string[]) => Promise<boolean>;
}

/** A list, each of it on a line of its own; saved when the person leaves it. */
function Lines({ setting, control, value, disabled, onChoose }: LinesProps) {
  const stored = value.join('\n');
  const typed = useTypedText(setting, stored, (text) =>
    onChoose(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  );
  return (
    <TextArea
      {...control}
      rows={disabled ? 1 : 3}
      disabled={disabled}
      maxLength={5000}
      value={disabled ? stored : typed.text}
      onChange={(event) => typed.type(event.target.value)}
      onBlur={() => void typed.save()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') typed.type(undefined);
      }}
    />
  );
}
