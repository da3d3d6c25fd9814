import { useEffect, useState } from 'react';
import type { Contact } from '../../../core/crm/contact';
import { searchContacts } from '../../../actions/crm/find-contacts';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { SearchField } from '../../ui/SearchField';
import { say, sayCount } from '../../app/words';

/** Waits until typing pauses, because each request costs the CRM a search; a single letter would find everybody. */
const pauseMs = 300;
const shortestName = 2;

/** Finds a contact of the CRM by name. */
export function ContactSearch({ onChoose }: { onChoose: (contact: Contact) => void }) {
  const [typed, setTyped] = useState('');
  const name = usePaused(typed.trim());
  return (
    <div className="contact-search">
      <SearchField
        label={say('log_search_label')}
        value={typed}
        maxLength={100}
        // The person opened it to type.
        ref={(field) => field?.focus()}
        onChange={(event) => setTyped(event.target.value)}
      />
      {name.length >= shortestName && <Results name={name} onChoose={onChoose} />}
    </div>
  );
}

function Results({ name, onChoose }: { name: string; onChoose: (contact: Contact) => void }) {
  const { output: found, isLoading, problem, reload } = useQuery(searchContacts, name);
  if (problem) return <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />;
  return (
    <>
      <output className="contact-count">{countWords(found, isLoading, name)}</output>
      {found && found.length > 0 && (
        <ul className="contact-results">
          {found.map((contact) => (
            <li key={`${contact.type}/${contact.id}`}>
              <button type="button" className="contact-result" onClick={() => onChoose(contact)}>
                <span>{contact.name}</span>
                <small>{[contact.company, contact.type].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function countWords(found: readonly Contact[] | undefined, isLoading: boolean, name: string): string {
  if (isLoading || !found) return say('log_searching');
  return found.length === 0 ? say('log_found_nobody', name) : sayCount('log_found', found.length);
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setPaused, pauseMs, value);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
