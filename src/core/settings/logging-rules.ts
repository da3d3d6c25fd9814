import * as v from 'valibot';
import type { Contact } from '../crm/contact';
import type { ProblemCode } from '../basics/problem';

/** What is logged automatically, and what happens when the CRM has no single matching contact. */
export const loggingRulesSchema = v.object({
  call: v.boolean(),
  sms: v.boolean(),
  voicemail: v.boolean(),
  fax: v.boolean(),
  /** No contact has the number: ask the person, or create one. */
  unknownContact: v.picklist(['ask', 'create']),
  /** Several contacts have it: ask, take the first by name, or the one with the latest activity. */
  severalContacts: v.picklist(['ask', 'first', 'recent']),
  /** When the caller's page in the CRM opens automatically. */
  openContact: v.picklist(['never', 'ring', 'answer']),
});

export type LoggingRules = v.InferOutput<typeof loggingRulesSchema>;

export const noAutomaticLogging: LoggingRules = {
  call: false,
  sms: false,
  voicemail: false,
  fax: false,
  unknownContact: 'ask',
  severalContacts: 'ask',
  openContact: 'never',
};

/** Calls that the server logs are not logged automatically here: every attempt would meet an existing log. */
export function rulesInForce(rules: LoggingRules, isCallLoggedByServer: boolean): LoggingRules {
  return isCallLoggedByServer ? { ...rules, call: false } : rules;
}

export function isAutomatic(rules: LoggingRules, kind: 'call' | 'sms' | 'voicemail' | 'fax'): boolean {
  return rules[kind];
}

export type Resolution =
  | { readonly contact: Contact }
  | { readonly isNew: true }
  | { readonly problem: Extract<ProblemCode, 'contact_unknown' | 'contact_ambiguous'> };

/** The contact to log to according to the rules. */
export function resolveContact(contacts: readonly Contact[], rules: LoggingRules): Resolution {
  const [only, ...others] = contacts;
  if (!only) return rules.unknownContact === 'create' ? { isNew: true } : { problem: 'contact_unknown' };
  if (others.length === 0) return { contact: only };
  switch (rules.severalContacts) {
    case 'ask':
      return { problem: 'contact_ambiguous' };
    case 'first':
      return { contact: contacts.toSorted(byName)[0] ?? only };
    case 'recent':
      return { contact: contacts.toSorted(byLastActivity)[0] ?? only };
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
