import { isPopDue, popFor, type CallStep } from '../../core/activity/call-pop';
import { counterpartNumber, type Call } from '../../core/activity/call';
import { crmPage } from '../../core/crm/crm-page';
import type { Contact } from '../../core/crm/contact';
import { findContacts } from '../../actions/crm/find-contacts';
import { readClientSettings } from '../../storage/settings/preferences';
import { describeCrm } from '../shared/crm-address';
import { openPageOnce } from '../shared/page-pop';

/** A contact who has the number of a call, with their page in the CRM. */
export interface Caller {
  readonly contact: Contact;
  readonly address: string | undefined;
}

export interface CallAnnouncement {
  readonly callers: readonly Caller[];
  /** Several have the number, and the person shall choose whose page opens. */
  readonly asksPerson: boolean;
}

/**
 * Who has the number of the other party; what is wanted by itself at this step of the call opens. Throws
 * `ProblemError`.
 * @param step `undefined` for one at which nothing opens
 */
export async function announceCall(call: Call, step: CallStep | undefined): Promise<CallAnnouncement> {
  const { contacts } = await findContacts(counterpartNumber(call));
  const settings = await readClientSettings();
  const isDue = step !== undefined && isPopDue(settings, call, step);
  const crm = await describeCrm().catch(() => undefined);
  const pop = isDue && crm ? popFor(contacts, settings, crm) : undefined;
  for (const address of pop?.addresses ?? []) await openPageOnce(address);
  return {
    callers: contacts.map((contact) => ({
      contact,
      address: crm && crmPage(crm.contactPageUrl, { ...crm, contact }),
    })),
    asksPerson: pop?.asksPerson ?? false,
  };
}
