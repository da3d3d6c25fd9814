import type { FieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { IconButton } from '../ui/IconButton';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';
import type { FormNotes, FormValues } from './form-values';

type Props = FieldTemplateProps<FormValues, RJSFSchema, FormNotes>;

/** An entry whose key the person chooses (`additionalProperties`): its key, its value, and a button to remove it. */
export function EntryFrame({
  id,
  label,
  readonly,
  disabled,
  onKeyRenameBlur,
  onRemoveProperty,
  children,
}: Props & { children: ReactNode }) {
  const isFixed = readonly || disabled;
  return (
    <div>
      <div className="form-entry-name">
        <TextInput
          key={label}
          id={`${id}-name`}
          aria-label={say('form_entry_name', label)}
          defaultValue={label}
          readOnly={isFixed}
          onBlur={onKeyRenameBlur}
        />
        {!isFixed && <IconButton icon="close" label={say('form_remove', label)} onClick={onRemoveProperty} />}
      </div>
      {children}
    </div>
  );
}
