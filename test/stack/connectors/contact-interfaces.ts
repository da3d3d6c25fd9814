import type { CrmApiContact, CrmClient } from './crm-client';
import { returnMessage } from './connector-parameters';
import type { Signed } from './connector-parameters';

const CREATE_NEW = {
  id: 'createNewContact',
  name: 'Create new contact...',
  additionalInfo: null,
  isNewContact: true,
};

/** findContact, findContactWithName, createContact. */
export function contactInterfaces(crm: CrmClient) {
  return {
    async findContact({ authHeader, phoneNumber }: Signed & { phoneNumber: string }) {
      const found = await crm.findContacts({ phone: phoneNumber }, authHeader);
      return { successful: true, matchedContactInfo: [...found.map(matchedContact), CREATE_NEW] };
    },
    async findContactWithName({ authHeader, name }: Signed & { name: string }) {
      const found = await crm.findContacts({ name }, authHeader);
      return { successful: true, matchedContactInfo: found.map(matchedContact) };
    },
    async createContact({
      authHeader,
      phoneNumber,
      newContactName,
      newContactType,
    }: Signed & { phoneNumber: string; newContactName: string; newContactType?: string }) {
      const contact = await crm.addContact(
        { name: newContactName, type: newContactType ?? 'Contact', phone: phoneNumber },
        authHeader,
      );
      return {
        contactInfo: { id: contact.id, name: contact.name, type: contact.type },
        returnMessage: returnMessage('success', 'Contact created.'),
      };
    },
  };
}

function matchedContact(contact: CrmApiContact) {
  return {
    id: contact.id,
    name: contact.name,
    phone: contact.phone,
    type: contact.type,
    organization: contact.organization,
    additionalInfo: contact.deals.length > 0 ? { deal: contact.deals } : null,
    mostRecentActivityDate: contact.mostRecentActivityDate,
    createdDate: contact.createdDate,
  };
}
