import { useState } from 'react';
import { contactKey, type Contact, type NewContact } from '../../../core/crm/contact';
import type { LogContext } from '../log-context';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Select } from '../../ui/Select';
import { say, sayCount } from '../../app/words';
import { firstType, labelOf } from '../contact-words';
import { ContactSearch } from './ContactSearch';
import { NewContactFields } from './NewContactFields';

interface ContactFieldProps {
  id: string;
  number: string;
  crm: string;
  /** Name that the network gives, to begin a new contact with. */
  givenName: string;
  context: LogContext;
  isLookingUp: boolean;
  /** The CRM could not be asked: no match is not "nobody". */
  isUnknown: boolean;
  contact: Contact | undefined;
  newContact: NewContact | undefined;
  error: string | undefined;
  onChoose: (contact: Contact | undefined) => void;
  onMake: (contact: NewContact) => void;
}

/** Whom the log is about: a match of the number, somebody found by name, or somebody new. */
export function ContactField(props: ContactFieldProps) {
  const { id, number, crm, context, isLookingUp, isUnknown, contact, newContact, error, onChoose } = props;
  const [isSearching, setSearching] = useState(false);
  const matches = context.contacts;
  const offered =
    contact && !matches.some((match) => contactKey(match) === contactKey(contact))
      ? [...matches, contact]
      : matches;
  const hint = () => {
    if (isLookingUp || isUnknown) return undefined;
    return matches.length === 0
      ? say('log_no_match', crm, number)
      : sayCount('log_matches', matches.length, number);
  };
  const choose = (chosen: Contact | undefined) => {
    onChoose(chosen);
    setSearching(false);
  };
  if (newContact)
    return (
      <NewContactFields
        id={id}
        contact={newContact}
        types={context.contactTypes}
        error={error}
        onChange={props.onMake}
        onCancel={() => onChoose(undefined)}
      />
    );
  return (
    <div>
      <Field
        id={id}
        label={say('log_contact')}
        required
        hint={hint()}
        error={error}
        action={
          <span className="contact-actions">
            {context.canCreateContact && (
              <Button
                variant="text"
                size="small"
                onClick={() => props.onMake({ name: props.givenName, type: firstType(context) })}
              >
                {say('log_create_new')}
              </Button>
            )}
            <Button
              variant="text"
              size="small"
              aria-expanded={isSearching}
              onClick={() => setSearching(!isSearching)}
            >
              {say(isSearching ? 'log_search_close' : 'log_search')}
            </Button>
          </span>
        }
      >
        {(control) => (
          <Select
            {...control}
            value={contact ? contactKey(contact) : ''}
            placeholder={placeholderFor(isLookingUp, offered.length)}
            options={offered.map((option) => ({ value: contactKey(option), label: labelOf(option) }))}
            onChange={(event) => choose(offered.find((option) => contactKey(option) === event.target.value))}
          />
        )}
      </Field>
      {isSearching && <ContactSearch onChoose={choose} />}
    </div>
  );
}

function placeholderFor(isLookingUp: boolean, count: number): string {
  if (isLookingUp) return say('log_looking_up');
  return say(count > 0 ? 'log_choose_contact' : 'log_no_contact');
}
