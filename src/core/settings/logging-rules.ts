import type { Contact } from '../crm/contact';
import type { ProblemCode } from '../basics/problem';
import { rulesOf, type LoggingRules, type LoggingSettings } from './logging-rule-table';

export type { LoggingRules } from './logging-rule-table';

/** The rules that client settings make, under names that say what they do. */
export function loggingRules(settings: LoggingSettings): LoggingRules {
  const byKey = new Map<string, unknown>(Object.entries(settings));
  return rulesOf((key) => byKey.get(key));
}

/** The rules where nobody chose. */
export const noAutomaticLogging: LoggingRules = rulesOf(() => undefined);

/** Calls that the server logs are not logged automatically here: every attempt would meet an existing log. */
export function rulesInForce(rules: LoggingRules, isCallLoggedByServer: boolean): LoggingRules {
  return isCallLoggedByServer ? { ...rules, call: false } : rules;
}

/** @param isInbound counts for a fax alone */
export function isAutomatic(
  rules: LoggingRules,
  kind: 'call' | 'sms' | 'voicemail' | 'fax',
  isInbound: boolean,
): boolean {
  if (kind !== 'fax') return rules[kind];
  return isInbound ? rules.inboundFax : rules.outboundFax;
}

export type Resolution =
  | { readonly contact: Contact }
  | { readonly isNew: true }
  | { readonly problem: Extract<ProblemCode, 'contact_unknown' | 'contact_ambiguous'> };

/** The contact to log to according to the rules. */
export function resolveContact(contacts: readonly Contact[], rules: LoggingRules): Resolution {
  const [only, ...others] = contacts;
  if (!only)
    return rules.unknownContact === 'createNewPlaceholderContact'
      ? { isNew: true }
      : { problem: 'contact_unknown' };
  if (others.length === 0) return { contact: only };
  switch (rules.severalContacts) {
    case 'skipLogging':
      return { problem: 'contact_ambiguous' };
    case 'firstAlphabetical':
      return { contact: contacts.toSorted(byName)[0] ?? only };
    case 'mostRecentActivity':
      return { contact: contacts.toSorted(byLastActivity)[0] ?? only };
    // The look-up does not say yet when a contact was created.
    case 'earliestCreated':
      return { problem: 'contact_ambiguous' };
  }
}

function byName(a: Contact, b: Contact): number {
  return a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

function byLastActivity(a: Contact, b: Contact): number {
  return timeOf(b) - timeOf(a) || byName(a, b);
}

function timeOf({ lastActivityAt }: Contact): number {
  return Date.parse(lastActivityAt ?? '') || 0;
}
