import type { Express, Request } from 'express';
import * as v from 'valibot';
import { queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { HOSTS } from '../hosts';
import { ACCOUNTS, fullName, peopleOfAccount } from './people';
import type { Person } from './people';
import { asSignedIn } from './signed-in';
import type { TokenStore } from './token-store';

const API = `https://${HOSTS.ringcentral}/restapi/v1.0`;
const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1000;

/** Who the bearer is, their account, and the account's extensions (paged). */
export function addAccountRoutes(app: Express, tokens: TokenStore): void {
  app.get(
    '/restapi/v1.0/account/~/extension/~',
    asSignedIn(tokens, (person, _request, response) => response.json(extensionDetails(person))),
  );
  app.get(
    '/restapi/v1.0/account/~/extension',
    asSignedIn(tokens, (person, request, response) =>
      response.json(extensionPage(person.accountId, request)),
    ),
  );
  app.get(
    '/restapi/v1.0/account/~',
    asSignedIn(tokens, (person, _request, response) => response.json(accountDetails(person.accountId))),
  );
  app.post(
    '/restapi/v1.0/interop/generate-code',
    asSignedIn(tokens, (person, request, response) => {
      const { clientId } = v.parse(v.object({ clientId: v.string() }), bodyData(request));
      response.json({ code: tokens.issueAppCode(person.id, clientId), expiresIn: 60 });
    }),
  );
}

function extensionDetails(person: Person) {
  return {
    ...extensionSummary(person),
    account: { id: person.accountId, uri: `${API}/account/${person.accountId}` },
    departments: [],
    permissions: {
      admin: { uri: `${API}/account/${person.accountId}/extension/${person.id}`, enabled: person.admin },
      internationalCalling: { enabled: true },
    },
    regionalSettings: {
      timezone: { id: '58', name: 'US/Pacific', bias: '-480' },
      homeCountry: { id: '1', name: 'United States', isoCode: 'US', callingCode: '1' },
      language: { id: '1033', localeCode: 'en-US' },
    },
    setupWizardState: 'Completed',
  };
}

function extensionSummary(person: Person) {
  return {
    uri: `${API}/account/${person.accountId}/extension/${person.id}`,
    id: Number(person.id),
    extensionNumber: person.extensionNumber,
    name: fullName(person),
    contact: {
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      department: person.admin ? 'Operations' : 'Sales',
    },
    type: 'User',
    status: 'Enabled',
    hidden: false,
  };
}

function extensionPage(accountId: string, request: Request) {
  const page = Math.max(1, Number(queryText(request, 'page')) || 1);
  const asked = Number(queryText(request, 'perPage')) || DEFAULT_PAGE_SIZE;
  const perPage = Math.min(Math.max(1, asked), LARGEST_PAGE_SIZE);
  const everyone = peopleOfAccount(accountId);
  const totalPages = Math.max(1, Math.ceil(everyone.length / perPage));
  const start = (page - 1) * perPage;
  const records = everyone.slice(start, start + perPage).map(extensionSummary);
  const uri = (number: number) => ({ uri: `${API}/account/~/extension?page=${number}&perPage=${perPage}` });
  return {
    uri: uri(page).uri,
    records,
    paging: {
      page,
      perPage,
      pageStart: start,
      pageEnd: start + records.length - 1,
      totalPages,
      totalElements: everyone.length,
    },
    navigation: {
      firstPage: uri(1),
      lastPage: uri(totalPages),
      ...(page < totalPages ? { nextPage: uri(page + 1) } : {}),
      ...(page > 1 ? { previousPage: uri(page - 1) } : {}),
    },
  };
}

function accountDetails(accountId: string) {
  const account = ACCOUNTS.find(({ id }) => id === accountId);
  return {
    uri: `${API}/account/${accountId}`,
    id: Number(accountId),
    mainNumber: account?.mainNumber,
    status: 'Confirmed',
    setupWizardState: 'Completed',
    serviceInfo: {
      brand: { id: '1210', name: 'RingCentral', homeCountry: { id: '1', isoCode: 'US' } },
      servicePlan: { id: '6', name: account?.name },
    },
  };
}
