import type { Contact } from '../../core/crm/contact';
import type { LogContext } from './log-context';

export function labelOf({ name, company }: Contact): string {
  return company ? `${name} · ${company}` : name;
}

/** Initial type of a new contact: the connector's suggestion, or its first. */
export function firstType({
  newContact,
  contactTypes,
}: Pick<LogContext, 'newContact' | 'contactTypes'>): string {
  return newContact?.defaultType || contactTypes[0]?.value || 'Contact';
}
