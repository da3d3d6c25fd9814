import type { PhoneNumbers } from '../core/core-package';
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
export function contactInterfaces(crm: CrmClient, phoneNumbers: PhoneNumbers) {
  return {
    /** Without a word about formats it fails, as some of App Connect's own connectors do. */
    async findContact({
      authHeader,
      phoneNumber,
      overridingFormat,
    }: Signed & { phoneNumber: string; overridingFormat: string }) {
      const numbers = [phoneNumber, ...writeInFormats(phoneNumbers, phoneNumber, overridingFormat)];
      const answers = await Promise.all(numbers.map((phone) => crm.findContacts({ phone }, authHeader)));
      const found = new Map(answers.flat().map((contact) => [contact.id, contact]));
      const matchedContactInfo = [...[...found.values()].map(matchedContact), CREATE_NEW];
      return { successful: true, matchedContactInfo };
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

/** Each `#` and `*` of a format takes the next digit of the number without its country code. */
function writeInFormats(phoneNumbers: PhoneNumbers, phoneNumber: string, formats: string): string[] {
  const given = formats.split(',').filter((format) => format !== '');
  const { valid, number } = phoneNumbers.parsePhoneNumber(phoneNumber);
  if (!valid || !number) return [];
  return given.map((format) =>
    Array.from(number.significant).reduce((filled, digit) => filled.replace(/[#*]/, digit), format),
  );
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
  };
}
