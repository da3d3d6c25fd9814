import type { RJSFSchema, WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { Button } from '../ui/Button';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';
import { useControl } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';
import { textOf } from './text-value';

export function PasswordWidget(props: WidgetProps<FormValues, RJSFSchema, FormNotes>) {
  const { id, label, placeholder, readonly, disabled, onChange } = props;
  const control = useControl();
  const [isShown, setShown] = useState(false);
  return (
    <TextInput
      {...control}
      id={id}
      type={isShown ? 'text' : 'password'}
      autoComplete="new-password"
      spellCheck={false}
      value={textOf(props.value)}
      placeholder={placeholder}
      readOnly={readonly === true || disabled === true}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      button={
        <Button
          variant="text"
          size="small"
          aria-pressed={isShown}
          aria-label={say('form_show_secret', label)}
          onClick={() => setShown(!isShown)}
        >
          {say(isShown ? 'form_hide' : 'form_show')}
        </Button>
      }
    />
  );
}
