import { useState } from 'react';
import type { Party } from '../../../core/activity/call';
import { contactKey, type Contact, type NewContact } from '../../../core/crm/contact';
import type { LogContext } from '../log-context';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { say, sayCount } from '../../app/words';
import { labelOf } from '../../shared/contact-label';
import { firstType, nameToOffer, newContactHint } from '../contact-words';
import { ContactSearch } from './ContactSearch';
import { NewContactFields } from './NewContactFields';

interface ContactFieldProps {
  id: string;
  number: string;
  crm: string;
  party: Party;
  context: LogContext;
  isLookingUp: boolean;
  /** The CRM could not be asked, so no match does not mean that there is nobody. */
  isUnknown: boolean;
  contact: Contact | undefined;
  newContact: NewContact | undefined;
  error: string | undefined;
  onChoose: (contact: Contact | undefined) => void;
  onMake: (contact: NewContact) => void;
}

/** The contact of the log: a match by number, one found by name, or a new one. */
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
        hint={(matches.length > 0 && hint()) || newContactHint(props.party)}
        onChange={props.onMake}
        onCancel={() => onChoose(undefined)}
      />
    );
  return (
    <div>
      <FormField
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
                onClick={() => props.onMake({ name: nameToOffer(props.party), type: firstType(context) })}
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
            placeholder={placeholderFor(isLookingUp, isUnknown, offered.length)}
            options={offered.map((option) => ({ value: contactKey(option), label: labelOf(option) }))}
            onChange={(event) => choose(offered.find((option) => contactKey(option) === event.target.value))}
          />
        )}
      </FormField>
      {isSearching && <ContactSearch onChoose={choose} />}
    </div>
  );
}

function placeholderFor(isLookingUp: boolean, isUnknown: boolean, count: number): string {
  if (isLookingUp) return say('log_looking_up');
  if (isUnknown && count === 0) return say('log_contact_not_known');
  return say(count > 0 ? 'log_choose_contact' : 'log_no_contact');
}
