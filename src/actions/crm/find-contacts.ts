import type { Contact } from '../../core/crm/contact';
import { contactQuery, readFoundContacts, type FoundContacts } from '../../core/crm/contact-answer';
import { askServer } from './ask-server';

/** Who in the CRM has this number. Throws `ProblemError`. */
export async function findContacts(phoneNumber: string): Promise<FoundContacts> {
  return askServer('contacts', { query: contactQuery(phoneNumber) }, readFoundContacts);
}

/** Who in the CRM has these numbers; a number that could not be asked about is left out. */
export async function matchContacts(
  phoneNumbers: readonly string[],
): Promise<{ [phoneNumber: string]: Contact[] }> {
  const answers = await Promise.allSettled(
    phoneNumbers.map(async (number) => [number, (await findContacts(number)).contacts] as const),
  );
  return Object.fromEntries(
    answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])),
  );
}

/** Whom the CRM finds by this name. Throws `ProblemError`. */
export async function searchContacts(name: string): Promise<Contact[]> {
  return askServer('contactSearch', { query: { name } }, (body) => readFoundContacts(body)?.contacts);
}
