import type { Contact } from '../core/crm/contact';
import { serviceName } from './registration';

/** A CRM contact as the widget's contact object; it keeps additional fields and returns them. */
export function widgetContact(contact: Contact, phoneNumber?: string) {
  return {
    id: contact.id,
    name: contact.name,
    type: serviceName,
    contactType: contact.type,
    ...(contact.company && { company: contact.company }),
    phoneNumbers: phoneNumber === undefined ? [] : [{ phoneNumber, phoneType: 'direct' }],
  };
}
