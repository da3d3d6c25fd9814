import * as v from 'valibot';
import { optionalValue } from '../../core/basics/schema-parts';
import { readReturnMessage, type ReturnMessage } from '../../core/basics/answer';
import type { Contact, NewContact } from '../../core/crm/contact';
import { readFoundContacts, type FoundContacts } from '../../core/crm/contact-answer';
import { fail } from '../../core/basics/problem';
import { serverRoutes } from '../../core/crm/server-route';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

/** GET /contact (core 1.7.41 index.js:1472): contacts with a number (core/crm/contact-answer.ts). */
export async function getContacts(
  http: Http,
  session: ServerSession,
  query: { readonly [name: string]: string },
): Promise<FoundContacts> {
  const body = await requestServer(http, session, { ...serverRoutes.contacts, query });
  return readFoundContacts(body) ?? fail('unexpected');
}

const createdSchema = v.object({
  contact: v.object({ id: idText, name: v.optional(v.string(), ''), type: v.optional(v.string(), '') }),
  returnMessage: optionalValue,
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
