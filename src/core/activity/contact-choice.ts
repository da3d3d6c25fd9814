import type { ProblemCode } from '../basics/problem';
import type { Contact } from '../crm/contact';
import type { LoggingRules } from '../settings/logging-rules';

export type Resolution =
  | { readonly contact: Contact }
  | { readonly isNew: true }
  | { readonly problem: Extract<ProblemCode, 'contact_unknown' | 'contact_ambiguous'> };

/** Whom automatic logging logs to, of those who have the number. */
export function chooseContact(
  contacts: readonly Contact[],
  rules: Pick<LoggingRules, 'unknownContact' | 'severalContacts'>,
): Resolution {
  const [only, ...others] = contacts;
  if (!only)
    return rules.unknownContact === 'createNewPlaceholderContact'
      ? { isNew: true }
      : { problem: 'contact_unknown' };
  if (others.length === 0) return { contact: only };
  const contact = chooseOf(contacts, rules.severalContacts);
  return contact ? { contact } : { problem: 'contact_ambiguous' };
}

/** `undefined` where a person has to choose. */
function chooseOf(contacts: readonly Contact[], rule: LoggingRules['severalContacts']): Contact | undefined {
  const rank = ({ lastActivityAt, createdAt }: Contact) => {
    if (rule === 'mostRecentActivity') return -timeOf(lastActivityAt);
    return rule === 'earliestCreated' ? timeOf(createdAt) : 0;
  };
  // One without a date may be the oldest.
  const isOpen = rule === 'earliestCreated' && contacts.some((contact) => rank(contact) === 0);
  if (rule === 'skipLogging' || isOpen) return undefined;
  return contacts.toSorted((a, b) => rank(a) - rank(b) || byName(a, b))[0];
}

function byName(a: Contact, b: Contact): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

/** Epoch ms; 0 for what is no date. */
function timeOf(date = ''): number {
  return Date.parse(date) || 0;
}
