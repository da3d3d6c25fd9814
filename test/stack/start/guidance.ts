import { CRM_USERS } from '../crm/crm-users';
import { HOSTS } from '../hosts';
import { ACCOUNTS, SAMPLE_PEOPLE, fullName } from '../ringcentral/people';

/** RingCentral client id to enter in the panel: the stand-in takes any. */
export const sampleClientId = 'sample-client';

/** What a person can try in the browser that `npm start` has opened. */
export function describeTour(): string {
  const people = SAMPLE_PEOPLE.map((person) => {
    const account = ACCOUNTS.find(({ id }) => id === person.accountId)?.name ?? '';
    return `  ${fullName(person).padEnd(14)} extension ${person.extensionNumber}, ${person.admin ? 'admin' : 'user'} of ${account}`;
  });
  const keys = CRM_USERS.map(({ name, apiKey }) => `  ${name.padEnd(14)} ${apiKey}`);
  return `
App Connect Panel is open beside a sample CRM. Nothing leaves this machine.

Try this:
  1. Panel: enter the client ID "${sampleClientId}", sign in as Priya Nair, choose KeyCRM, enter her API key.
  2. Settings → Admin → Plugins: install "Redaction" and "Call summary".
  3. Plugins → Redaction: choose what stands in for what it removes, Save.
  4. The same with "Follow-up", whose settings are JSON Schema: an alternative, a list, a condition; under Admin → Plugins
     → Follow-up → Defaults, set and lock some for everyone.
  5. Dialer: press Incoming call, Answer, Hang up; log it with a card number in the note.
  6. Reload https://${HOSTS.keyCrm}/: the note arrived without the card number.
  7. Tasks: the summary is pending, then completed (the panel asks every five minutes, or when you press Check now).
  Requests between server and plugins, as they happen: https://${HOSTS.control}/requests

People who can sign in:
${people.join('\n')}

API keys of KeyCRM:
${keys.join('\n')}

Ctrl+C, or closing the browser, ends everything.
`;
}
