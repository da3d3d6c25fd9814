import { useState } from 'react';
import type { Contact } from '../../core/call';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { say, sayCount } from '../words';
import { ContactSearch } from './ContactSearch';

interface ContactFieldProps {
  id: string;
  number: string;
  crm: string;
  /** Who has this number in the CRM. */
  matches: readonly Contact[];
  isLookingUp: boolean;
  /** The CRM could not be asked: no match is not "nobody". */
  isUnknown: boolean;
  contact: Contact | undefined;
  error: string | undefined;
  onChoose: (contact: Contact | undefined) => void;
}

/** Whom the log is about: a match of the number, or somebody found by name. */
export function ContactField(props: ContactFieldProps) {
  const { id, number, crm, matches, isLookingUp, isUnknown, contact, error, onChoose } = props;
  const [isSearching, setSearching] = useState(false);
  const offered =
    contact && !matches.some((match) => keyOf(match) === keyOf(contact)) ? [...matches, contact] : matches;
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
  return (
    <div className="contact-field">
      <Field
        id={id}
        label={say('log_contact')}
        required
        hint={hint()}
        error={error}
        action={
          <Button
            variant="text"
            size="small"
            aria-expanded={isSearching}
            onClick={() => setSearching(!isSearching)}
          >
            {say(isSearching ? 'log_search_close' : 'log_search')}
          </Button>
        }
      >
        {(control) => (
          <Select
            {...control}
            value={contact ? keyOf(contact) : ''}
            placeholder={placeholderFor(isLookingUp, offered.length)}
            options={offered.map((option) => ({ value: keyOf(option), label: labelOf(option) }))}
            onChange={(event) => choose(offered.find((option) => keyOf(option) === event.target.value))}
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

function keyOf(contact: Contact): string {
  return `${contact.type}/${contact.id}`;
}

export function labelOf({ name, company }: Contact): string {
  return company ? `${name} · ${company}` : name;
}
