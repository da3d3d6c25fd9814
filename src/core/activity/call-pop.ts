import { crmPage, type SettingValues } from '../crm/crm-page';
import type { CrmPages } from '../crm/crm-pages';
import type { Contact } from '../crm/contact';
import type { ClientSettings } from '../settings/client-setting';
import type { Call } from './call';

/** When a call begins to ring, and when it is answered. */
export type CallStep = 'ring' | 'answer';

/** What a call opens by itself: addresses, or a choice among the contacts that have the number. */
export interface CallPop {
  readonly addresses: readonly string[];
  readonly asksPerson: boolean;
}

type PopTimes = Pick<ClientSettings, 'openContactPageFromIncomingCall' | 'openContactPageFromOutgoingCall'>;

/** Nobody wants more tabs at once. */
const mostPages = 10;

/** Whether this step of the call opens the other party's page in the CRM. */
export function isPopDue(
  settings: PopTimes,
  { direction }: Pick<Call, 'direction'>,
  step: CallStep,
): boolean {
  const time =
    direction === 'Inbound'
      ? settings.openContactPageFromIncomingCall
      : settings.openContactPageFromOutgoingCall;
  return time === (step === 'ring' ? 'onFirstRing' : 'onAnswer');
}

/** What opens for the contacts who have the number of a call. */
export function popFor(
  contacts: readonly Contact[],
  { multiContactMatchBehavior }: Pick<ClientSettings, 'multiContactMatchBehavior'>,
  { contactPageUrl, callPopUrl, fallbackPageUrl, ...values }: CrmPages & { readonly settings: SettingValues },
): CallPop {
  const [contact, ...others] = contacts;
  if (!contact) return opening([crmPage(fallbackPageUrl, values)]);
  if (others.length === 0) return opening([crmPage(callPopUrl || contactPageUrl, { ...values, contact })]);
  if (multiContactMatchBehavior === 'openAllMatches')
    return opening(contacts.map((one) => crmPage(contactPageUrl, { ...values, contact: one })));
  return { addresses: [], asksPerson: multiContactMatchBehavior === 'promptToSelect' };
}

function opening(addresses: readonly (string | undefined)[]): CallPop {
  const known = addresses.filter((address) => address !== undefined);
  return { addresses: [...new Set(known)].slice(0, mostPages), asksPerson: false };
}
