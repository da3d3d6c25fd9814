import type { Choices, Contact, NewContactOffer } from './contact';
import { entriesOf, isObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';

/**
 * What GET /contact is asked: who in the CRM has this number (core 1.7.41 index.js:1472).
 * @param isFresh past the server's cache of matches, which lasts until it is refreshed
 */
export function contactQuery(phoneNumber: string, isFresh = false): { [name: string]: string } {
  return {
    phoneNumber,
    isExtension: phoneNumber.startsWith('+') ? 'false' : String(phoneNumber.length <= 6),
    ...(isFresh && { isForceRefreshAccountData: 'true' }),
  };
}

export interface FoundContacts {
  readonly contacts: Contact[];
  /** What the connector's "create new" entry offers, if it has one. */
  readonly newContact: NewContactOffer | undefined;
}

/** The answer to a search by number or by name (core 1.7.41 index.js:2828); `undefined` for another shape. */
export function readFoundContacts(body: unknown): FoundContacts | undefined {
  const list = isObject(body) ? (body['contact'] ?? []) : undefined;
  if (!Array.isArray(list)) return undefined;
  return {
    contacts: list.map(readContact).filter((contact) => contact !== undefined),
    newContact: readOffer(list),
  };
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
