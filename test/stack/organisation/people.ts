import type { Document } from './own-client';

/** One of its people: what they have set for themselves, before their client last brought the account's values. */
export interface OrganisationPerson {
  /** Of `ringcentral/people.ts`. */
  readonly extensionNumber: string;
  /** Of `crm/crm-users.ts`. */
  readonly crmUserId: string;
  readonly own: Document;
  /** What they have changed in the widget since, which sends its whole tree. */
  readonly changes: readonly (readonly [key: string, value: unknown])[];
}

const own = (value: unknown) => ({ value });

export const ORGANISATION_PEOPLE: readonly OrganisationPerson[] = [
  // Priya Nair, an admin: server-side logging is in her own record too.
  {
    extensionNumber: '101',
    crmUserId: 'u1',
    own: {
      serverSideLogging: { enable: true, loggingLevel: 'User' },
      openContactAfterCreatingIt: own(false),
      autoLogSMS: own(false),
    },
    changes: [],
  },
  // Dana Reyes, for years: against locks, with former spellings and shapes, her own formats and a plugin's fields.
  {
    extensionNumber: '102',
    crmUserId: 'u2',
    own: {
      autoLogCall: own(false),
      autoLogInboundFax: own(false),
      addCallLogResult: own(true),
      addCallSessionId: own(false),
      newContactType: own({ display: 'Company', value: 'Company' }),
      clickToDialUrls: own(''),
      overridingPhoneNumberFormat: own('1##########'),
      smsTimeTrackingDefaultBillable: own(true),
      referencePrefix: own('DR-'),
      plugin_redaction: {
        isCustomizable: true,
        value: {
          name: 'rclabs.redaction',
          version: '1.1.0',
          isAsync: false,
          access: 'public',
          rcAccountId: '400000001',
          config: { mark: own('[mine]'), keepLast: own(4), rules: own(['cards']) },
        },
      },
      plugin_capitals: {
        customizable: true,
        value: { name: 'rclabs.capitals', version: '1.0.0', isAsync: false, logTypes: ['call'], config: {} },
      },
    },
    changes: [],
  },
  // Sam Okafor: has chosen one thing, which wrote down all that was shown.
  {
    extensionNumber: '103',
    crmUserId: 'u3',
    own: {},
    changes: [['multipleContactsPreference', 'firstAlphabetical']],
  },
];
