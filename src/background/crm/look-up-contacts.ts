import type { ServerSession } from '../../api/basics/app-connect';
import { getContacts } from '../../api/crm/contacts';
import { contactQuery, type ContactQueryOptions, type FoundContacts } from '../../core/crm/contact-answer';
import type { Context } from '../worker/context';
import { askInFormats } from './look-up-query';

/** Contacts with this number, as it is and in the number formats in force. */
export async function lookUpContacts(
  { http }: Context,
  session: ServerSession,
  phoneNumber: string,
  options?: ContactQueryOptions,
): Promise<FoundContacts> {
  return askInFormats(contactQuery(phoneNumber, options), (query) => getContacts(http, session, query));
}
