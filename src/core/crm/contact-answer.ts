import type { ContactOptions, Contact, NewContactOffer } from './contact';
import { entriesOf, isObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';

export interface ContactQueryOptions {
  /** Bypasses the server's cache of matches, which otherwise never expires. */
  readonly refresh?: boolean;
}

/** Query of GET /contact: contacts with this number (core 1.7.41 index.js:1472). */
export function contactQuery(
  phoneNumber: string,
  { refresh = false }: ContactQueryOptions = {},
): { [name: string]: string } {
  return {
    phoneNumber,
    isExtension: phoneNumber.startsWith('+') ? 'false' : String(phoneNumber.length <= 6),
    ...(refresh && { isForceRefreshAccountData: 'true' }),
  };
}

export interface FoundContacts {
  readonly contacts: Contact[];
  /** How a contact can be created, if the connector allows it. */
  readonly newContact: NewContactOffer | undefined;
}

/** Contacts found by number or by name (core 1.7.41 index.js:2828); `undefined` when the answer is unreadable. */
export function readFoundContacts(body: unknown): FoundContacts | undefined {
  const list = isObject(body) ? (body['contact'] ?? []) : undefined;
  if (!Array.isArray(list)) return undefined;
  return {
    contacts: list.map(readContact).filter((contact) => contact !== undefined),
    newContact: readOffer(list),
  };
}

/** `undefined` for what is no contact, and for the offer to create one. */
export function readContact(value: unknown): Contact | undefined {
  if (!isObject(value) || value['isNewContact'] === true) return undefined;
  const id = plainText(value['id'], 200);
  const name = plainText(value['name'], 200);
  if (!id || !name) return undefined;
  const company = firstText(value, ['organization', 'company']);
  const lastActivityAt = plainText(value['mostRecentActivityDate'], 40);
  const createdAt = plainText(value['createdDate'], 40);
  const choices = readChoices(value['additionalInfo']);
  return {
    id,
    name,
    type: plainText(value['type'], 80),
    ...(company && { company }),
    ...(lastActivityAt && { lastActivityAt }),
    ...(createdAt && { createdAt }),
    ...(Object.keys(choices).length > 0 && { choices }),
  };
}

/** Reads the pseudo-contact by which a connector says that a contact can be created, and how. */
function readOffer(list: readonly unknown[]): NewContactOffer | undefined {
  const offer = list.find((item) => isObject(item) && item['isNewContact'] === true);
  if (!isObject(offer)) return undefined;
  const choices = entriesOf(offer['additionalInfo']).map(
    ([type, info]) => [type, readChoices(info)] as const,
  );
  return { defaultType: plainText(offer['defaultContactType'], 80), choices: Object.fromEntries(choices) };
}

const mostChoices = 500;

function readChoices(value: unknown): ContactOptions {
  const choices: ContactOptions = {};
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
