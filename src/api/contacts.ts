import * as v from 'valibot';
import { readReturnMessage, type ReturnMessage } from '../core/answer';
import type { Choices, Contact, NewContact, NewContactOffer } from '../core/contact';
import { entriesOf, isObject } from '../core/json';
import { firstText, plainText } from '../core/text';
import { askServer, type ServerSession } from './app-connect';
import type { Http } from './http';
import { idText, readShape } from './shape';

const answerSchema = v.object({ contact: v.optional(v.nullable(v.array(v.unknown()))) });

export interface FoundContacts {
  readonly contacts: Contact[];
  /** What the connector's "create new" entry offers, if it has one. */
  readonly newContact: NewContactOffer | undefined;
}

/**
 * GET /contact: who in the CRM has this number (41/index.js:1472).
 * @param isFresh past the server's cache of matches, which lasts until it is refreshed
 */
export async function findContacts(
  http: Http,
  session: ServerSession,
  phoneNumber: string,
  isFresh = false,
): Promise<FoundContacts> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/contact',
    query: {
      phoneNumber,
      isExtension: phoneNumber.startsWith('+') ? 'false' : String(phoneNumber.length <= 6),
      ...(isFresh && { isForceRefreshAccountData: 'true' }),
    },
  });
  const list = readShape(answerSchema, body).contact ?? [];
  return { contacts: readContacts(list), newContact: readOffer(list) };
}

/** GET /custom/contact/search by name (41/index.js:2828). */
export async function searchContacts(http: Http, session: ServerSession, name: string): Promise<Contact[]> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/custom/contact/search',
    query: { name },
  });
  return readContacts(readShape(answerSchema, body).contact ?? []);
}

const createdSchema = v.object({
  contact: v.object({ id: idText, name: v.optional(v.string(), ''), type: v.optional(v.string(), '') }),
  returnMessage: v.optional(v.unknown()),
});

/** POST /contact (41/index.js:1621). */
export async function createContact(
  http: Http,
  session: ServerSession,
  phoneNumber: string,
  { name, type, additional }: NewContact,
): Promise<{ contact: Contact; said: ReturnMessage | undefined }> {
  const body = {
    phoneNumber,
    newContactName: name,
    newContactType: type,
    additionalSubmission: additional ?? {},
  };
  const answer = readShape(
    createdSchema,
    await askServer(http, session, { method: 'POST', path: '/contact', body }),
  );
  const made = answer.contact;
  return {
    contact: { id: made.id, name: made.name || name, type: made.type || type },
    said: readReturnMessage(answer.returnMessage),
  };
}

function readContacts(list: readonly unknown[]): Contact[] {
  return list.map(readContact).filter((contact) => contact !== undefined);
}

function readContact(value: unknown): Contact | undefined {
  if (!isObject(value) || value['isNewContact'] === true) return undefined;
  const id = plainText(value['id'], 200);
  const name = plainText(value['name'], 200);
  if (!id || !name) return undefined;
  const company = firstText(value, ['organization', 'company']);
  const lastActivityAt = plainText(value['mostRecentActivityDate'], 40);
  const choices = readChoices(value['additionalInfo']);
  return {
    id,
    name,
    type: plainText(value['type'], 80),
    ...(company && { company }),
    ...(lastActivityAt && { lastActivityAt }),
    ...(Object.keys(choices).length > 0 && { choices }),
  };
}

/** The pseudo-contact by which a connector says that, and how, a contact can be made. */
function readOffer(list: readonly unknown[]): NewContactOffer | undefined {
  const offer = list.find((item) => isObject(item) && item['isNewContact'] === true);
  if (!isObject(offer)) return undefined;
  const choices = entriesOf(offer['additionalInfo']).map(
    ([type, info]) => [type, readChoices(info)] as const,
  );
  return { defaultType: plainText(offer['defaultContactType'], 80), choices: Object.fromEntries(choices) };
}

const mostChoices = 500;

function readChoices(value: unknown): Choices {
  const choices: Choices = {};
  for (const [key, info] of entriesOf(value)) {
    if (typeof info === 'boolean') choices[key] = info;
    if (typeof info === 'string') choices[key] = plainText(info);
    if (Array.isArray(info)) choices[key] = readOptions(info);
  }
  return choices;
}

function readOptions(list: readonly unknown[]) {
  const options = list
    .slice(0, mostChoices)
    .filter(isObject)
    .map((option) => {
      const value = plainText(option['const'] ?? option['id'] ?? option['value']);
      return { value, title: firstText(option, ['title', 'name']) || value };
    });
  return options.filter(({ value }) => value !== '');
}
