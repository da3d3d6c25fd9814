import * as v from 'valibot';
import type { Contact } from '../core/call';
import { isObject } from '../core/json';
import { firstText, plainText } from '../core/text';
import { askServer, type ServerSession } from './app-connect';
import type { Http } from './http';
import { readShape } from './shape';

const answerSchema = v.object({ contact: v.optional(v.nullable(v.array(v.unknown()))) });

/** GET /contact: who in the CRM has this number (41/index.js:1472). The "create new" pseudo-contact is left out. */
export async function findContacts(
  http: Http,
  session: ServerSession,
  phoneNumber: string,
): Promise<Contact[]> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/contact',
    query: {
      phoneNumber,
      isExtension: phoneNumber.startsWith('+') ? 'false' : String(phoneNumber.length <= 6),
    },
  });
  return readContacts(body);
}

/** GET /custom/contact/search by name (41/index.js:2828). */
export async function searchContacts(http: Http, session: ServerSession, name: string): Promise<Contact[]> {
  return readContacts(
    await askServer(http, session, { method: 'GET', path: '/custom/contact/search', query: { name } }),
  );
}

function readContacts(body: unknown): Contact[] {
  const list = readShape(answerSchema, body).contact ?? [];
  return list.map(readContact).filter((contact) => contact !== undefined);
}

function readContact(value: unknown): Contact | undefined {
  if (!isObject(value) || value['isNewContact'] === true) return undefined;
  const id = plainText(value['id'], 200);
  const name = plainText(value['name'], 200);
  if (!id || !name) return undefined;
  const company = firstText(value, ['organization', 'company']);
  return { id, name, type: plainText(value['type'], 80), ...(company && { company }) };
}
