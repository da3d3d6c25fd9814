import { useEffect, useId, useRef } from 'react';
import type { Activity } from '../../../core/activity/activity';
import type { Contact } from '../../../core/crm/contact';
import { say } from '../../app/words';
import { FormField } from '../../ui/FormField';
import { TextArea } from '../../ui/TextArea';
import { TemplateMenu } from './TemplateMenu';

interface NoteFieldProps {
  readonly activity: Activity;
  readonly contact: Pick<Contact, 'name' | 'company'> | undefined;
  readonly value: string;
  readonly hint: string | false;
  readonly onChange: (note: string) => void;
}

const longest = 20_000;

/** The note of a call: what a form is opened for, so the cursor stands in it. */
export function NoteField({ activity, contact, value, hint, onChange }: NoteFieldProps) {
  const id = useId();
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Unless the person is in another field by now.
    if (!document.activeElement?.matches('input, select, textarea')) focusAt(note.current);
  }, []);
  const insert = (text: string) => {
    const { selectionStart: from = value.length, selectionEnd: to = value.length } = note.current ?? {};
    onChange(`${value.slice(0, from)}${text}${value.slice(to)}`.slice(0, longest));
    // The new text is there after the next paint.
    requestAnimationFrame(() => focusAt(note.current, from + text.length));
  };
  return (
    <FormField
      id={id}
      label={say('log_note')}
      hint={hint}
      action={<TemplateMenu activity={activity} contact={contact} onInsert={insert} />}
    >
      {(control) => (
        <TextArea
          {...control}
          ref={note}
          value={value}
          maxLength={longest}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}

function focusAt(field: HTMLTextAreaElement | null, place = field?.value.length ?? 0): void {
  field?.focus({ preventScroll: true });
  field?.setSelectionRange(place, place);
}
