import type { Contact } from '../../core/crm/contact';
import { readDialableContacts, type DialableContact } from '../../core/crm/dialable-contact';
import { contactQuery, readFoundContacts, type FoundContacts } from '../../core/crm/contact-answer';
import { askServer } from './ask-server';

/** Contacts with this number. Throws `ProblemError`. */
export async function findContacts(phoneNumber: string): Promise<FoundContacts> {
  return askServer('contacts', { query: contactQuery(phoneNumber) }, readFoundContacts);
}

/** Contacts by number, for several numbers; numbers that could not be looked up are left out. */
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

/** Contacts with this name. Throws `ProblemError`. */
export async function searchContacts(name: string): Promise<Contact[]> {
  return askServer('contactSearch', { query: { name } }, (body) => readFoundContacts(body)?.contacts);
}

/** Contacts with this name that can be called. Throws `ProblemError`. */
export async function searchDialableContacts(name: string): Promise<DialableContact[]> {
  return askServer('contactSearch', { query: { name } }, readDialableContacts);
}
