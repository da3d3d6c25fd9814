import type { Contact } from '../core/crm/contact';
import { isObject } from '../core/basics/json';
import { plainText } from '../core/basics/text';
import { serviceName } from './registration';

/**
 * A CRM contact as the widget's contact object; it keeps additional fields and returns them. A search lists one line a
 * number.
 */
export function widgetContact(contact: Contact, phoneNumbers: readonly string[], crm: string) {
  return {
    id: contact.id,
    name: contact.name,
    type: serviceName,
    crm,
    contactType: contact.type,
    ...(contact.company && { company: contact.company }),
    phoneNumbers: phoneNumbers.map((phoneNumber) => ({ phoneNumber, phoneType: 'direct' })),
  };
}

const mostMatches = 50;

/**
 * The name of this CRM's only contact among what the widget has matched. It matches other address books too, and still
 * remembers contacts of a CRM of before.
 */
export function matchedName(matches: unknown, crm: string): string | undefined {
  const ours = (Array.isArray(matches) ? matches.slice(0, mostMatches) : [])
    .filter(isObject)
    .filter((match) => match['type'] === serviceName && match['crm'] === crm)
    // We give each contact an id that is a text; what else a message may hold, JSON cannot write.
    .filter(({ id }) => typeof id === 'string');
  const names = new Map(
    ours.map(({ contactType, id, name }) => [
      JSON.stringify([plainText(contactType, 200), id]),
      plainText(name, 200),
    ]),
  );
  const [name] = names.values();
  return names.size === 1 && name ? name : undefined;
}
