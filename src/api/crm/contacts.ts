import * as v from 'valibot';
import { readReturnMessage, type ReturnMessage } from '../../core/basics/answer';
import type { Contact, NewContact } from '../../core/crm/contact';
import {
  contactQuery,
  readFoundContacts,
  type ContactQueryOptions,
  type FoundContacts,
} from '../../core/crm/contact-answer';
import { fail } from '../../core/basics/problem';
import { serverRoutes } from '../../core/crm/server-route';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

/** GET /contact (core 1.7.41 index.js:1472): contacts with this number. */
export async function getContacts(
  http: Http,
  session: ServerSession,
  phoneNumber: string,
  options?: ContactQueryOptions,
): Promise<FoundContacts> {
  const body = await requestContacts(http, session, contactQuery(phoneNumber, options));
  return readFoundContacts(body) ?? fail('unexpected');
}

const underWay = new WeakMap<Http, Map<string, Promise<unknown>>>();

/**
 * The same question is asked once at a time, whoever asks: of two the server fails one, because both write its row for
 * the number (core 1.7.41 handlers/contact.js:106).
 * @param query from `contactQuery`
 */
export async function requestContacts(
  http: Http,
  session: ServerSession,
  query: { readonly [name: string]: string },
): Promise<unknown> {
  const asked = underWay.get(http) ?? new Map<string, Promise<unknown>>();
  underWay.set(http, asked);
  const key = JSON.stringify([session.serverUrl, session.token, query]);
  const known = asked.get(key);
  if (known) return known;
  const answer = requestServer(http, session, { ...serverRoutes.contacts, query });
  asked.set(key, answer);
  return answer.finally(() => asked.delete(key));
}

const createdSchema = v.object({
  contact: v.object({ id: idText, name: v.optional(v.string(), ''), type: v.optional(v.string(), '') }),
  returnMessage: v.optional(v.unknown()),
});

/** POST /contact (core 1.7.41 index.js:1621). */
export async function createContact(
  http: Http,
  session: ServerSession,
  phoneNumber: string,
  { name, type, additional }: NewContact,
): Promise<{ contact: Contact; returnMessage: ReturnMessage | undefined }> {
  const body = {
    phoneNumber,
    newContactName: name,
    newContactType: type,
    additionalSubmission: additional ?? {},
  };
  const answer = readShape(
    createdSchema,
    await requestServer(http, session, { purpose: 'contacts', method: 'POST', path: '/contact', body }),
  );
  const made = answer.contact;
  return {
    contact: { id: made.id, name: made.name || name, type: made.type || type },
    returnMessage: readReturnMessage(answer.returnMessage),
  };
}
