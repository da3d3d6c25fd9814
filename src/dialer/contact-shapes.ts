import type { Contact } from '../core/crm/contact';
import { serviceName } from './registration';

/**
 * A CRM contact as the widget's contact object; it keeps additional fields and returns them. A search lists one line a
 * number.
 */
export function widgetContact(contact: Contact, phoneNumbers: readonly string[]) {
  return {
    id: contact.id,
    name: contact.name,
    type: serviceName,
    contactType: contact.type,
    ...(contact.company && { company: contact.company }),
    phoneNumbers: phoneNumbers.map((phoneNumber) => ({ phoneNumber, phoneType: 'direct' })),
  };
}
