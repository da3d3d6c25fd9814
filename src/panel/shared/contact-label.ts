import type { Contact } from '../../core/crm/contact';

/** The name of a contact, with the company that tells two of one name apart. */
export function labelOf({ name, company }: Pick<Contact, 'name' | 'company'>): string {
  return company ? `${name} · ${company}` : name;
}
