// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { ConnectorScreen } from '../../../../../src/panel/sign-in/connect/ConnectorScreen';
import type { View } from '../../../../../src/storage/panel-view';
import recorded from '../../../../fixtures/managed-options.json';
import { ownerKey, type Capabilities } from '../../../../../src/core/crm/account';
import { connection, identity } from '../../../fakes/person';
import { targetOf } from '../../../fakes/target';
import { inputsOf } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';

const { ask, request } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  request: vi.fn<(wish: { origins: string[] }) => Promise<boolean>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/actions/crm/load-connector', () => ({
  loadConnector: (connectorId: string) => ask('loadConnector', { connectorId }),
}));
vi.mock('../../../../../src/platform/browser', () => ({ browser: { permissions: { request } } }));

interface Answers {
  [method: string]: () => unknown;
}

const target = targetOf(
  { serverUrl: 'https://server.example.com', platforms: { keyCRM: { name: 'keyCRM' } } },
  'keycrm',
  'keyCRM',
);
const detailsOf = (platform: object) => ({
  name: 'keyCRM',
  start: { serverHost: 'server.example.com', target },
  at: (hostname: string) => places[hostname] ?? { serverHost: 'server.example.com', target },
  manifest: {
    platforms: { keyCRM: { name: 'keyCRM', displayName: 'KeyCRM', ...platform } },
  },
});
const keyPage = (...content: object[]) => ({
  auth: { type: 'apiKey', apiKey: { page: { title: 'Your key', content } } },
});
const apiKey = { const: 'apiKey', title: 'API key', type: 'string', required: true };
const team = { const: 'team', title: 'Team', type: 'string' };
const oauth = {
  auth: { type: 'oauth', oauth: { authUrl: 'https://crm.example.com/authorize', clientId: 'c' } },
};

function answer(platform: object, answers: Answers = {}): void {
  ask.mockReset().mockImplementation(async (method) => {
    if (method === 'askConnector') return { answer: await answers[method]?.(), capabilities };
    if (answers[method]) return answers[method]();
    return method === 'loadConnector' ? detailsOf(platform) : undefined;
  });
}

/** Where hosts of the CRM lead, other than to the usual server. */
let places: { [hostname: string]: object };

/** Of the server that is asked. */
let capabilities: Capabilities;

const asked = (method: string) => inputsOf(ask, method);

const refuse =
  (...[problem]: ConstructorParameters<typeof ProblemError>) =>
  () => {
    throw new ProblemError(problem);
  };

async function open(part: Partial<View> = {}) {
  await import('../../../../../src/panel/forms/SchemaForm');
  const panel = await paintPanel(<ConnectorScreen connectorId="keycrm" />, { connection: null, ...part });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

beforeEach(() => {
  location.hash = '';
  places = {};
  capabilities = { ...connection.capabilities };
  request.mockReset().mockResolvedValue(true);
  answer(keyPage(apiKey, team));
});

describe('connecting a CRM by key', () => {
  test('says where the key goes, sends it there, and goes on to the dialer', async () => {
    const panel = await open();
    expect(panel.text()).toContain('Goes to server.example.com and nowhere else');
    expect(panel.field('API key').getAttribute('type')).toBe('password');
    await panel.type('API key', 'k-1');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: { apiKey: 'k-1' } }]);
    expect(location.hash).toBe('#/dialer');
    // Nothing is asked of its server before that.
    expect(asked('askConnector')).toEqual([]);
  });

  test('by signing in to RingCentral from then on only where the person says so', async () => {
    answer({ ...keyPage(team), autoLoginCRMWithRingCentralLogin: true });
    const panel = await open();
    expect(panel.has('.toggle:checked')).toBe(false);
    expect(panel.text()).toContain('Your RingCentral sign-in then goes to server.example.com each time.');
    await panel.press('Connect');
    expect(asked('keepConnecting')).toEqual([
      { connectorId: 'keycrm', serverHost: 'server.example.com', isOn: false },
    ]);
    await act(async () => panel.field('Connect when I sign in to RingCentral').click());
    await panel.press('Connect');
    expect(asked('keepConnecting').at(-1)).toMatchObject({ isOn: true });
  });

  test('a connector’s warning stands above its fields', async () => {
    answer({
      auth: {
        type: 'apiKey',
        apiKey: { page: { title: 'Key', warning: 'Use the admin key', content: [apiKey] } },
      },
    });
    expect((await open()).text()).toContain('Use the admin key');
  });

  test('keeps what was typed when it is refused', async () => {
    answer(keyPage(apiKey, team), { connect: refuse({ code: 'refused', message: 'Wrong key' }) });
    const panel = await open();
    await panel.type('API key', 'k-2');
    await panel.press('Connect');
    expect(panel.text()).toContain('Wrong key');
    expect(panel.field('API key').value).toBe('k-2');
    expect(location.hash).toBe('');
  });

  test('keeps a draft without the key, for this connector only', async () => {
    const panel = await open();
    await panel.type('API key', 'k-3');
    await panel.type('Team', 'West');
    await panel.leave();
    // On a slow machine there is one between the two as well.
    expect(JSON.stringify(asked('saveDraft'))).not.toContain('k-3');
    expect(asked('saveDraft').at(-1)).toEqual({
      owner: ownerKey(identity, null),
      form: 'connect',
      value: { connectorId: 'keycrm', values: { team: 'West' } },
    });
    const drafts = (connectorId: string) => ({
      connect: { value: { connectorId, values: { team: 'East' } }, changedAt: 1 },
    });
    expect((await open({ drafts: drafts('keycrm') })).field('Team').value).toBe('East');
    expect((await open({ drafts: drafts('other') })).field('Team').value).toBe('');
  });

  test('a manifest that cannot be read is no form', async () => {
    ask.mockReset().mockResolvedValue({ name: 'keyCRM', manifest: '<html>' });
    const panel = await open();
    expect(panel.has('[role=alert]')).toBe(true);
    expect(panel.button('Try again')).toBeTruthy();
  });
});

describe('the address of the CRM', () => {
  const dynamic = {
    ...keyPage(apiKey),
    environment: { type: 'dynamic', urlIdentifier: '*.crm.example.com', instructions: ['Copy the address'] },
  };
  const selectable = {
    ...keyPage(apiKey),
    environment: {
      type: 'selectable',
      selections: [
        { const: 'https://eu.crm.example.com', name: 'Europe' },
        { const: 'https://us.crm.example.com', name: 'America' },
      ],
    },
  };

  test('is typed, checked in words, and goes along as a host name', async () => {
    answer(dynamic);
    const panel = await open();
    expect(panel.text()).toContain('Copy the address');
    await panel.type('API key', 'k');
    for (const [typed, words] of [
      ['', 'Enter the address of your KeyCRM.'],
      ['http://acme.crm.example.com', 'Use an address that starts with https://.'],
      ['https://10.0.0.1', 'The server can’t reach this address'],
      ['https://acme.example.net', 'An address of KeyCRM looks like this: your-company.crm.example.com.'],
    ] as const) {
      await panel.type('Address of your KeyCRM', typed);
      await panel.press('Connect');
      expect(panel.text()).toContain(words);
    }
    expect(asked('connect')).toEqual([]);
    await panel.type('Address of your KeyCRM', 'https://Acme.crm.example.com/contacts/7');
    expect(panel.text()).not.toContain('looks like this');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: { apiKey: 'k' }, hostname: 'acme.crm.example.com' }]);
  });

  test('is kept in the draft, and known from the last connection', async () => {
    answer(dynamic);
    const panel = await open();
    await panel.type('Address of your KeyCRM', 'acme.crm');
    await panel.leave();
    expect(asked('saveDraft').at(-1)).toEqual({
      owner: ownerKey(identity, null),
      form: 'connect',
      value: { connectorId: 'keycrm', values: {}, hostname: 'acme.crm' },
    });
    const known = { ...connection, hostname: 'acme.crm.example.com', state: 'revoked' as const };
    const again = await open({ connection: known });
    expect(again.field('Address of your KeyCRM').value).toBe('acme.crm.example.com');
    expect(again.text()).toContain('Your session with KeyCRM has ended');
  });

  test('is chosen where there are several', async () => {
    answer(selectable);
    const panel = await open();
    await panel.type('API key', 'k');
    await panel.press('Connect');
    expect(panel.has('[aria-invalid=true]')).toBe(true);
    await panel.type('Where is your KeyCRM?', 'eu.crm.example.com');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: { apiKey: 'k' }, hostname: 'eu.crm.example.com' }]);
  });

  test('decides whose server gets what is typed, which is said before the press', async () => {
    answer(selectable);
    const ofRegion = { ...target, serverUrl: 'https://eu.server.example.com/' };
    places = { 'eu.crm.example.com': { serverHost: 'eu.server.example.com', target: ofRegion } };
    const panel = await open();
    await panel.type('API key', 'k');
    expect(panel.text()).toContain('Goes to server.example.com and nowhere else');
    await panel.type('Where is your KeyCRM?', 'eu.crm.example.com');
    expect(panel.text()).toContain('Goes to eu.server.example.com and nowhere else');
    await panel.press('Connect');
    expect(asked('connect')).toMatchObject([{ target: ofRegion, hostname: 'eu.crm.example.com' }]);
  });

  test('with a server that may not be used: said at once, and nothing is sent', async () => {
    answer(selectable);
    places = { 'eu.crm.example.com': { problem: { code: 'manifest' } } };
    const panel = await open();
    await panel.type('API key', 'k');
    await panel.type('Where is your KeyCRM?', 'eu.crm.example.com');
    expect(panel.has('[role=alert]')).toBe(true);
    await panel.press('Connect');
    expect(asked('connect')).toEqual([]);
    expect(panel.field('API key').value).toBe('k');
    await panel.leave();
  });
});

describe('what an admin has filled in', () => {
  const managedKey = { ...apiKey, managed: true, managedScope: 'account' };
  const login = {
    const: 'login',
    title: 'Login',
    type: 'string',
    required: true,
    managed: true,
    managedScope: 'user',
  };
  const page = keyPage(managedKey, login, team);
  const state = (visibleFieldConsts: string[] | null, more: object = {}) => ({
    hasManagedAuth: true,
    visibleFieldConsts,
    ...more,
  });

  const openAndContinue = async () => {
    const panel = await open();
    await panel.press('Continue to server.example.com');
    await act(async () => vi.dynamicImportSettled());
    return panel;
  };

  test('is asked about only after the press that names the host; then the keyboard goes on in the form', async () => {
    answer(page, { askConnector: () => state([]) });
    const panel = await open();
    expect(panel.text()).toContain('your RingCentral sign-in goes to server.example.com');
    expect(ask.mock.calls.map(([method]) => method)).toEqual(['loadConnector']);
    await panel.press('Continue to server.example.com');
    await act(async () => vi.dynamicImportSettled());
    expect(asked('askConnector')).toHaveLength(1);
    expect(document.activeElement).toBe(panel.field('Team'));
  });

  test('with nothing left to fill in: the keyboard goes on at the button', async () => {
    answer(keyPage(managedKey), { askConnector: () => state([]) });
    const panel = await openAndContinue();
    expect(document.activeElement).toBe(panel.button('Connect'));
  });

  test('is not asked for; the form says who maintains it', async () => {
    answer(page, { askConnector: () => state([]) });
    const panel = await openAndContinue();
    expect(asked('askConnector')).toEqual([{ target, route: 'managedAuthState' }]);
    expect(panel.text()).toContain('For everyone: API key.');
    expect(panel.text()).toContain('For you: Login.');
    expect(() => panel.field('API key')).toThrow('No label');
    await panel.type('Team', 'West');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: { team: 'West' } }]);
  });

  test('may be all there is: one press', async () => {
    answer(keyPage(managedKey), { askConnector: () => state([]) });
    const panel = await openAndContinue();
    expect(panel.text()).toContain('Nothing left to fill in.');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: {} }]);
  });

  test('and was not accepted: asked again, and everything may be typed', async () => {
    let states = [state([]), state(null, { fallbackToManualAuth: true })];
    answer(page, {
      askConnector: () => states.shift(),
      connect: refuse({ code: 'refused', message: 'Bad key' }),
    });
    const panel = await openAndContinue();
    await panel.press('Connect');
    expect(panel.text()).toContain('Bad key');
    expect(panel.text()).toContain('Your admin’s values weren’t accepted');
    expect(panel.field('API key').value).toBe('');
    // Left empty it is tried again as the admin has it.
    states = [state(null, { fallbackToManualAuth: true })];
    await panel.press('Connect');
    expect(asked('connect')).toHaveLength(2);
  });

  test('that cannot be asked about keeps nobody out', async () => {
    answer(page, { askConnector: refuse({ code: 'timeout' }) });
    const panel = await openAndContinue();
    expect(panel.text()).toContain('You can still connect');
    expect(panel.button('Try again')).toBeTruthy();
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: {} }]);
  });

  test('and is missing: the server names it, and it is marked', async () => {
    answer(page, {
      askConnector: () => state(['login']),
      connect: refuse({ code: 'refused', message: 'Missing', missing: ['login'] }),
    });
    const panel = await openAndContinue();
    await panel.type('Login', 'priya');
    await panel.press('Connect');
    expect(panel.field('Login').getAttribute('aria-invalid')).toBe('true');
    expect(panel.field('Login').value).toBe('priya');
  });
});

describe('an admin who connects where fields are managed', () => {
  const page = keyPage(...recorded.content, team);
  const newest = () => ({
    ...connection.capabilities,
    managedOptions: true,
    interfaces: ['getManagedAuthOptions'],
  });
  const state = (visibleFieldConsts: string[] | null) => ({ hasManagedAuth: true, visibleFieldConsts });
  const openAndContinue = async (isAdmin = true) => {
    const panel = await open({ identity: { ...identity, isAdmin } });
    await panel.press('Continue to server.example.com');
    await act(async () => vi.dynamicImportSettled());
    return panel;
  };

  test('is told before the press what the newest server keeps, and for whom', async () => {
    capabilities = newest();
    answer(page, { askConnector: () => state(['companyKey', 'seat']) });
    const panel = await openAndContinue();
    expect(panel.text()).toContain('You are an admin: server.example.com keeps what you type here');
    expect(panel.text()).toContain('For everyone in your organization: Company key.');
    expect(panel.text()).toContain('For you: CRM user.');
  });

  test('is told nothing of the key itself, which the server never keeps', async () => {
    capabilities = newest();
    answer(keyPage({ ...apiKey, managed: true }), { askConnector: () => state(['apiKey']) });
    const panel = await openAndContinue();
    expect(panel.field('API key')).toBeDefined();
    expect(panel.text()).not.toContain('keeps what you type');
  });

  test('is told nothing of what is filled in already', async () => {
    capabilities = newest();
    answer(page, { askConnector: () => state([]) });
    expect((await openAndContinue()).text()).not.toContain('keeps what you type');
  });

  test('is told nothing of a server that keeps nothing, and “may” where it could not be asked', async () => {
    answer(page, { askConnector: () => state(['companyKey']) });
    expect((await openAndContinue()).text()).not.toContain('You are an admin');
    answer(page, { askConnector: refuse({ code: 'timeout' }) });
    expect((await openAndContinue()).text()).toContain('server.example.com may keep what you type here');
  });

  test('fills in a hidden field, which nobody else sees; it stays out of the draft', async () => {
    answer(page, { askConnector: () => state(['companyKey', 'seat']) });
    const panel = await openAndContinue();
    expect(panel.field('Company key').getAttribute('type')).toBe('password');
    await panel.type('Company key', 'c-1');
    await panel.type('CRM user', 'u-1');
    await panel.press('Connect');
    expect(asked('connect')).toEqual([{ target, values: { companyKey: 'c-1', seat: 'u-1' } }]);
    await panel.leave();
    expect(JSON.stringify(asked('saveDraft'))).not.toContain('c-1');
    const other = await openAndContinue(false);
    expect(() => other.field('Company key')).toThrow('No label');
    expect(other.text()).not.toContain('You are an admin');
  });

  test('chooses among the values that the connector offers for what was typed', async () => {
    capabilities = newest();
    let answers: unknown[] = [state(['companyKey', 'seat']), recorded.options];
    answer(page, { askConnector: () => answers.shift() });
    const panel = await openAndContinue();
    await panel.type('Company key', 'c-1');
    await panel.press('Show options');
    await act(async () => vi.dynamicImportSettled());
    expect(asked('askConnector').at(-1)).toEqual({
      target,
      route: 'managedAuthOptions',
      body: { fieldConst: 'seat', accountValues: { companyKey: 'c-1' } },
    });
    expect([...panel.element.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Jane Smith', 'Ravi Rao']),
    );
    answers = [recorded.none];
    await panel.press('Load again');
    expect(panel.text()).toContain('The CRM offers no options. Type the value.');
    expect(panel.field('CRM user').tagName).toBe('INPUT');
  });

  test('types the value where the connector refuses', async () => {
    capabilities = newest();
    let answers: (() => unknown)[] = [() => state(['seat']), refuse({ code: 'refused', message: 'No key' })];
    answer(page, { askConnector: () => answers.shift()?.() });
    const panel = await openAndContinue();
    await panel.press('Show options');
    expect(panel.text()).toContain('No key');
    expect(panel.text()).toContain('You can still type the value.');
    await panel.type('CRM user', 'u-9');
    expect(panel.field('CRM user').value).toBe('u-9');
  });

  test('is offered no choices by a server without them', async () => {
    answer(page, { askConnector: () => state(['seat']) });
    const panel = await openAndContinue();
    expect(() => panel.button('Show options')).toThrow('No button');
  });
});

describe('signing in on the CRM’s own page', () => {
  const landingHost = 'https://ringcentral.github.io/*';

  test('asks for the browser’s leave in the click, then for the organisation’s values, then opens it', async () => {
    answer(oauth, { askConnector: refuse({ code: 'missing_route' }) });
    const panel = await open();
    expect(panel.text()).toContain('server.example.com gets access to KeyCRM on your behalf');
    expect(asked('askConnector')).toEqual([]);
    const button = panel.button('Connect');
    await act(async () => {
      button.click();
      // The same turn: later the browser would not ask.
      expect(request).toHaveBeenCalledWith({ origins: [landingHost] });
    });
    expect(asked('askConnector')).toEqual([{ target, route: 'managedOAuthState' }]);
    expect(asked('connectByWindow')).toMatchObject([
      { target, page: { state: 'platform=keyCRM', redirectPage: expect.any(String) } },
    ]);
  });

  test('without the leave nothing is asked or opened', async () => {
    answer(oauth);
    request.mockResolvedValue(false);
    const panel = await open();
    await panel.press('Connect');
    expect(panel.text()).toContain('Permission wasn’t granted');
    expect(asked('connectByWindow')).toEqual([]);
    request.mockResolvedValue(true);
    await panel.press('Try again');
    expect(asked('connectByWindow')).toHaveLength(1);
  });

  test('with the organisation’s own page: its host is named, and asked for at the next try', async () => {
    answer(oauth);
    const crmSignIn = {
      connectorId: 'keycrm',
      problem: { code: 'sign_in_permission', host: 'own.example.com' } as const,
    };
    const panel = await open({ crmSignIn });
    await panel.press('Try again');
    expect(request).toHaveBeenCalledWith({ origins: [landingHost, 'https://own.example.com/*'] });
  });

  test('while it is under way: the window can be shown or given up; then on to the dialer', async () => {
    answer(oauth);
    const panel = await open({ crmSignIn: { connectorId: 'keycrm' } });
    expect(panel.text()).toContain('Finish in the window that opened.');
    await panel.press('Show the window');
    await panel.press('Cancel');
    expect(asked('showSignInWindow')).toEqual([{}]);
    expect(asked('cancelSignIn')).toEqual([{}]);
    await panel.setView({ connection });
    expect(location.hash).toBe('');
    await panel.setView({ crmSignIn: null });
    expect(location.hash).toBe('#/dialer');
  });

  test('that failed says why, and can be tried again; another connector’s failure is not shown', async () => {
    answer(oauth);
    const problem = { code: 'refused', message: 'No seat', host: 'server.example.com' } as const;
    const panel = await open({ crmSignIn: { connectorId: 'keycrm', problem } });
    expect(panel.text()).toContain('No seat');
    expect(panel.button('Try again')).toBeTruthy();
    const other = await open({ crmSignIn: { connectorId: 'other', problem } });
    expect(other.text()).not.toContain('No seat');
  });

  test('of a manifest without a safe page is not begun', async () => {
    answer({ auth: { type: 'oauth', oauth: { authUrl: 'http://crm.example.com', clientId: 'c' } } });
    const panel = await open();
    await panel.press('Connect');
    expect(panel.has('[role=alert]')).toBe(true);
    expect(panel.text()).toContain('auth.oauth.authUrl');
    expect(asked('connectByWindow')).toEqual([]);
  });

  test('says what becomes of the CRM that is connected now', async () => {
    answer(oauth);
    const first = { ...connection, connectorId: 'first', connectorName: 'First CRM' };
    const panel = await open({ connection: first });
    expect(panel.text()).toContain('You are connected to First CRM');
    expect(panel.text()).toContain('Logs and background work waiting for First CRM are kept');
  });
});
