import { html, page } from '../html';
import { ACCOUNTS, SAMPLE_PEOPLE, fullName } from './people';
import type { Person } from './people';

/** The sign-in page: choose a sample person, allow or cancel. Works without a script. */
export function signInPage(action: string): string {
  return page(
    'RingCentral sign-in (simulated)',
    html`<form method="post" action="${action}">
      <fieldset>
        <legend>Sign in as</legend>
        ${SAMPLE_PEOPLE.map((person, index) => choice(person, index === 0))}
      </fieldset>
      <p>App Connect Panel would like to see who you are and to sign you in.</p>
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="cancel">Cancel</button>
    </form>`,
  );
}

export function signInRefusedPage(reason: string): string {
  return page(
    'RingCentral sign-in (simulated)',
    html`<p role="alert">This sign-in request is not valid. ${reason}</p>`,
  );
}

function choice(person: Person, checked: boolean) {
  const account = ACCOUNTS.find(({ id }) => id === person.accountId);
  const role = person.admin ? 'admin' : 'user';
  const label = `${fullName(person)}, extension ${person.extensionNumber}, ${role}, ${account?.name ?? ''}`;
  return checked
    ? html`<label
        ><input type="radio" name="person" value="${person.extensionNumber}" checked /> ${label}</label
      >`
    : html`<label><input type="radio" name="person" value="${person.extensionNumber}" /> ${label}</label>`;
}
