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
  switch (rule) {
    case 'skipLogging':
      return undefined;
    case 'firstAlphabetical':
      return contacts.toSorted(byName)[0];
    case 'mostRecentActivity':
      return contacts.toSorted(
        (a, b) => timeOf(b.lastActivityAt) - timeOf(a.lastActivityAt) || byName(a, b),
      )[0];
    case 'earliestCreated':
      // One without a date may be the oldest.
      return contacts.every(({ createdAt }) => timeOf(createdAt) !== 0)
        ? contacts.toSorted((a, b) => timeOf(a.createdAt) - timeOf(b.createdAt) || byName(a, b))[0]
        : undefined;
  }
}

function byName(a: Contact, b: Contact): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

/** Epoch ms; 0 for what is no date. */
function timeOf(date = ''): number {
  return Date.parse(date) || 0;
}
