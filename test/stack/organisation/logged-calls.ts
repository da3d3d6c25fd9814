import type { Person } from '../ringcentral/people';

/** The session of the call that this person has logged with App Connect's own client. */
export const loggedSession = ({ extensionNumber }: Pick<Person, 'extensionNumber'>) =>
  `own-client-${extensionNumber}`;

export const LOGGED_NOTE = 'Asked for an offer.';
export const LOGGED_AT = Date.parse('2026-11-20T17:30:00Z');

/** As that client sends a call that has ended. */
export function loggedCall(person: Person, hashedExtensionId: string) {
  const sessionId = loggedSession(person);
  return {
    logInfo: {
      id: sessionId,
      sessionId,
      telephonySessionId: sessionId,
      direction: 'Inbound',
      from: { phoneNumber: '+16505550123', name: 'Ada Lovelace' },
      to: {
        phoneNumber: '+16505550100',
        extensionNumber: person.extensionNumber,
        name: `${person.firstName} ${person.lastName}`,
      },
      result: 'Accepted',
      startTime: LOGGED_AT,
      duration: 95,
      customSubject: 'Inbound Call from Ada Lovelace',
    },
    note: LOGGED_NOTE,
    additionalSubmission: {},
    overridingFormat: [],
    contactId: 'contact-1',
    contactType: 'Contact',
    contactName: 'Ada Lovelace',
    extensionNumber: person.extensionNumber,
    hashedExtensionId,
  };
}
