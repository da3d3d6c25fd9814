import type { Contact } from '../../core/crm/contact';
import { loggingRules } from '../../core/settings/logging-rules';
import { findContacts } from '../../actions/crm/find-contacts';
import { openTab } from '../../platform/tab';
import { readClientSettings } from '../../storage/settings/preferences';
import { findContactAddress } from '../shared/crm-address';

export interface CallAnnouncement {
  readonly contacts: readonly Contact[];
  /** The only contact's page in the CRM. */
  readonly address: string | null;
}

/**
 * Contacts in the CRM with this number; the page of a single one opens automatically if the person wants that. Throws
 * `ProblemError`.
 */
export async function announceCall(
  phoneNumber: string,
  { step, isInbound }: { readonly step: 'ring' | 'answer'; readonly isInbound: boolean },
): Promise<CallAnnouncement> {
  const { contacts } = await findContacts(phoneNumber);
  const [contact, ...others] = contacts;
  if (!contact || others.length > 0) return { contacts, address: null };
  const address = (await findContactAddress(contact).catch(() => undefined)) ?? null;
  const { incomingPop, outgoingPop } = loggingRules(await readClientSettings());
  const wanted = step === 'ring' ? 'onFirstRing' : 'onAnswer';
  if ((isInbound ? incomingPop : outgoingPop) === wanted && address) await openTab(address);
  return { contacts, address };
}
