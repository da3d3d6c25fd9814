import type { ReactNode } from 'react';
import { localText, readLocalText, startOfDay } from '../../core/basics/local-time';
import { systemClock } from '../../platform/clock';
import { say } from '../app/words';
import { FormField } from '../ui/FormField';
import { TextInput } from '../ui/TextInput';

interface CallBackTimeFieldProps {
  id?: string;
  /** Epoch ms. */
  at: number;
  /** Next to the label. */
  action?: ReactNode;
  error?: string | undefined;
  onChange: (at: number) => void;
}

/** When to call back: today at the earliest. */
export function CallBackTimeField({ id, at, action, error, onChange }: CallBackTimeFieldProps) {
  return (
    <FormField
      {...(id !== undefined && { id })}
      label={say('log_call_back_at')}
      action={action}
      error={error}
    >
      {(control) => (
        <TextInput
          {...control}
          type="datetime-local"
          min={localText(startOfDay(systemClock.now()))}
          value={localText(at)}
          onChange={(event) => {
            const time = readLocalText(event.target.value);
            if (time !== undefined) onChange(time);
          }}
        />
      )}
    </FormField>
  );
}

/** Why it cannot be saved; `undefined` where nothing is wrong. */
export function callBackTimeError(at: number): string | undefined {
  return at < startOfDay(systemClock.now()) ? say('call_back_past') : undefined;
}
