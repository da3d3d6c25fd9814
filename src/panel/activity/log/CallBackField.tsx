import { systemClock } from '../../../platform/clock';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';

interface CallBackFieldProps {
  /** Epoch ms. */
  at: number | undefined;
  onChange: (at: number | undefined) => void;
}

const day = 24 * 3_600_000;

/** When to call back, on the server's list. */
export function CallBackField({ at, onChange }: CallBackFieldProps) {
  if (at === undefined)
    return (
      <div>
        <Button variant="text" size="small" isFlush onClick={() => onChange(tomorrow(systemClock.now()))}>
          {say('log_call_back')}
        </Button>
      </div>
    );
  return (
    <FormField
      label={say('log_call_back_at')}
      action={
        <Button variant="text" size="small" onClick={() => onChange(undefined)}>
          {say('log_call_back_none')}
        </Button>
      }
    >
      {(control) => (
        <TextInput
          {...control}
          type="datetime-local"
          value={localText(at)}
          onChange={(event) => {
            const time = new Date(event.target.value).getTime();
            if (Number.isFinite(time)) onChange(time);
          }}
        />
      )}
    </FormField>
  );
}

/** The same minute tomorrow, as an initial value. */
function tomorrow(now: number): number {
  return Math.floor((now + day) / 60_000) * 60_000;
}

/** A time in the format of the browser's picker: local, to the minute. */
function localText(time: number): string {
  const shift = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - shift).toISOString().slice(0, 16);
}
