import { isInternal, type Party } from '../../core/activity/call';
import { say } from '../app/words';
import type { LogContext } from './log-context';

/** Initial type of a new contact: the connector's suggestion, or its first. */
export function firstType({
  newContact,
  contactTypes,
}: Pick<LogContext, 'newContact' | 'contactTypes'>): string {
  return newContact?.defaultType || contactTypes[0]?.value || 'Contact';
}

/** A colleague's name is known; what a carrier calls a number is left to the person to judge. */
export function nameToOffer(party: Party): string {
  return isInternal(party) ? (party.name ?? '') : '';
}

export function newContactHint(party: Party): string {
  return party.name && !isInternal(party)
    ? say('new_contact_hint_named', party.name)
    : say('new_contact_hint');
}
