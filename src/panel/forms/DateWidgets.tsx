import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';
import { useControl } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';
import { textOf } from './text-value';

type Props = WidgetProps<FormValues, RJSFSchema, FormNotes>;

export function TimeWidget({ id, value, readonly, disabled, onChange }: Props) {
  const control = useControl();
  const time = textOf(value).slice(0, 8);
  return (
    <TextInput
      {...control}
      id={id}
      type="time"
      // Seconds are shown only if some were set.
      step={/:[0-5]\d:(?!00)/.test(time) ? 1 : 60}
      value={time}
      readOnly={readonly === true || disabled === true}
      onChange={({ target }) => onChange(target.value === '' ? undefined : withSeconds(target.value))}
    />
  );
}

/** The browser omits seconds when they are zero; JSON Schema's times require them. */
function withSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

/** A moment is shown in local time and stored in UTC (RFC 3339). */
export function DateTimeWidget({ id, value, readonly, disabled, onChange }: Props) {
  const control = useControl();
  return (
    <TextInput
      {...control}
      id={id}
      type="datetime-local"
      value={localOf(textOf(value))}
      readOnly={readonly === true || disabled === true}
      onChange={({ target }) =>
        onChange(target.value === '' ? undefined : new Date(target.value).toISOString())
      }
    />
  );
}

function localOf(moment: string): string {
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return '';
  const shifted = time - new Date(time).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** The browser's own colour picker, and the value as text, which a keyboard can edit. */
export function ColourWidget({ id, value, label, readonly, disabled, onChange }: Props) {
  const control = useControl();
  const isFixed = readonly === true || disabled === true;
  const colour = textOf(value);
  return (
    <div className="form-colour">
      <input
        type="color"
        className="form-colour-picker"
        aria-label={say('form_pick_colour', label)}
        value={/^#[\da-f]{6}$/i.test(colour) ? colour : '#000000'}
        disabled={isFixed}
        onChange={(event) => onChange(event.target.value)}
      />
      <TextInput
        {...control}
        id={id}
        value={colour}
        placeholder="#2457e6"
        spellCheck={false}
        readOnly={isFixed}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      />
    </div>
  );
}
