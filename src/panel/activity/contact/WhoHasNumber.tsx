import { findContacts } from '../../../actions/crm/find-contacts';
import { contactKey } from '../../../core/crm/contact';
import type { FoundContacts } from '../../../core/crm/contact-answer';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { labelOf } from '../../shared/contact-label';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { OpenContact } from '../OpenCrm';
import { ContactHead } from './ContactHead';

const lookups = recentAnswers<FoundContacts>();

/** The number's head with whom the CRM finds for it: one by name, several each with their page, nobody. */
export function WhoHasNumber({ number }: { number: string }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { output, problem, isLoading, reload } = useRecentQuery(lookups, findContacts, number);
  const contacts = output?.contacts ?? [];
  const [only, ...others] = contacts;
  return (
    <ContactHead number={number} name={only && others.length === 0 ? only.name : ''}>
      {isLoading && !output && <Skeleton label={say('loading')} rows={1} />}
      {problem && <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />}
      {output && contacts.length === 0 && <SmallText>{say('contact_nobody', crm)}</SmallText>}
      <ul>
        {contacts.map((contact) => (
          <li key={contactKey(contact)} className="contact-found">
            <p>{[labelOf(contact), contact.type].filter(Boolean).join(' · ')}</p>
            <OpenContact contact={contact} />
          </li>
        ))}
      </ul>
    </ContactHead>
  );
}
