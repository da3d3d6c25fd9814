import type { NewContact } from '../../../core/crm/contact';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';

interface NewContactFieldsProps {
  id: string;
  contact: NewContact;
  types: readonly { readonly value: string; readonly title: string }[];
  error: string | undefined;
  hint: string;
  onChange: (contact: NewContact) => void;
  onCancel: () => void;
}

/** A contact to be created in the CRM before the log is written. */
export function NewContactFields({
  id,
  contact,
  types,
  error,
  hint,
  onChange,
  onCancel,
}: NewContactFieldsProps) {
  return (
    <div>
      <FormField
        id={id}
        label={say('new_contact_name')}
        required
        hint={hint}
        error={error}
        action={
          <Button variant="text" size="small" onClick={onCancel}>
            {say('new_contact_cancel')}
          </Button>
        }
      >
        {(control) => (
          <TextInput
            {...control}
            value={contact.name}
            maxLength={200}
            onChange={(event) => onChange({ ...contact, name: event.target.value })}
          />
        )}
      </FormField>
      {types.length > 1 && (
        <div className="contact-type">
          <FormField label={say('new_contact_type')}>
            {(control) => (
              <Select
                {...control}
                value={contact.type}
                options={types.map((type) => ({ value: type.value, label: type.title }))}
                onChange={(event) => onChange({ ...contact, type: event.target.value })}
              />
            )}
          </FormField>
        </div>
      )}
    </div>
  );
}
