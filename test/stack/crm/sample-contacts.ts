import type { CrmContact } from './crm-records';

/** Nobody has this number. */
export const UNKNOWN_NUMBER = '+16505550199';

/**
 * The contacts that each sample CRM starts with; two of them share a number, and the number of the last one stands there
 * as it is dialled within the country.
 */
export function sampleContacts(): CrmContact[] {
  return [
    {
      id: 'contact-1',
      name: 'Ada Lovelace',
      type: 'Contact',
      phone: '+16505550123',
      organization: 'Analytical Engines',
      deals: [
        { const: 'deal-engine', title: 'Difference engine, phase 2' },
        { const: 'deal-cards', title: 'Punched cards, yearly' },
      ],
      mostRecentActivityDate: '2026-11-02T09:30:00.000Z',
    },
    {
      id: 'contact-2',
      name: 'Grace Hopper',
      type: 'Contact',
      phone: '+16505550177',
      organization: 'United States Navy',
      deals: [{ const: 'deal-compiler', title: 'Compiler support' }],
      mostRecentActivityDate: '2026-11-10T15:00:00.000Z',
    },
    {
      id: 'contact-3',
      name: 'Navy Office',
      type: 'Company',
      phone: '+16505550177',
      organization: 'United States Navy',
      deals: [],
      mostRecentActivityDate: '2026-10-01T08:00:00.000Z',
    },
    {
      id: 'contact-4',
      name: 'Konrad Zuse',
      type: 'Contact',
      phone: '+493055501234',
      organization: 'Zuse Apparatebau GmbH',
      deals: [{ const: 'deal-z4', title: 'Z4, Wartung' }],
      mostRecentActivityDate: '2026-09-15T11:45:00.000Z',
    },
    {
      id: 'contact-5',
      name: 'Katherine Johnson',
      type: 'Contact',
      phone: '(202) 555-0142',
      organization: 'Langley Research Center',
      deals: [],
      mostRecentActivityDate: '2026-08-26T14:20:00.000Z',
    },
  ];
}
