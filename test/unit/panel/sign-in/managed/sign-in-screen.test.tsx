// @vitest-environment jsdom
import { act } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { SignInScreen } from '../../../../../src/panel/sign-in/managed/SignInScreen';
import recorded from '../../../../fixtures/managed-options.json';
import { paintPanel, paintRoute, untilPainted } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { ask, kept } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  kept: { platform: {}, items: [{ id: 'keycrm', access: 'private' }] },
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => ({ body: { platforms: { keyCRM: kept.platform } } }) },
}));
vi.mock('../../../../../src/storage/directory/catalog-cache', () => ({
  catalogCache: { get: async (key: string) => (key === 'connector:400000001' ? kept : undefined) },
}));

const managed = {
  hasManagedAuth: true,
  orgFields: [
    { const: 'companyCode', title: 'Company code', required: true },
    { const: 'departmentKey', title: 'Department key' },
  ],
  userFields: [{ const: 'seatKey', title: 'Seat key' }],
  orgValues: { companyCode: { hasValue: false }, departmentKey: { hasValue: true } },
  userValues: [{ rcExtensionId: 99, rcUserName: 'Gone Person', fields: { seatKey: { hasValue: true } } }],
};
const extensions = {
  records: [
    { id: 1, name: 'Ada Adler', extensionNumber: '101', type: 'User', status: 'Enabled' },
    { id: 2, name: 'Bo Brandt', extensionNumber: '102', type: 'User', status: 'Enabled' },
  ],
  paging: { totalPages: 1 },
};
let answers: { [route: string]: unknown };
const sent = (route: string) =>
  ask.mock.calls.flatMap(([method, input]) =>
    method === 'askServer' && Object(input).route === route ? [Object(input)] : [],
  );

beforeAll(async () => {
  await import('../../../../../src/panel/forms/SchemaForm');
  // jsdom has no layout: a list would have no room for any row.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'LI' ? 72 : 600;
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
});

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  kept.platform = { auth: { type: 'apiKey' } };
  answers = { managedAuth: managed, saveManagedAuth: 'Shared authentication updated' };
  ask.mockReset().mockImplementation(async (method, input) => {
    if (method === 'getExtensionPage') return extensions;
    const { route, reveal } = Object(input);
    const answer = reveal ? `secret of ${reveal.join('/')}` : answers[route];
    if (answer instanceof ProblemError) throw answer;
    return answer;
  });
});

/** The form's own code comes later than the screen. */
async function paint(part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<SignInScreen />, part);
  await untilPainted(() => expect(panel.has('.skeleton')).toBe(false));
  return panel;
}
const submit = (panel: Awaited<ReturnType<typeof paint>>) =>
  act(async () => panel.element.querySelector('form')?.requestSubmit());

describe('managed fields', () => {
  test('are asked for by the connector and its access', async () => {
    await paint();
    expect(sent('managedAuth')[0].query).toEqual({ connectorId: 'keycrm', isPrivate: 'true' });
  });

  test('that people never see are filled in by admins', async () => {
    const [first, ...others] = managed.orgFields;
    answers['managedAuth'] = { ...managed, orgFields: [{ ...first, hidden: true }, ...others] };
    const panel = await paint();
    await panel.type('Company code', 'acme');
    await submit(panel);
    expect(sent('saveManagedAuth').map(({ body }) => body)).toEqual([
      { scope: 'account', values: { companyCode: 'acme' } },
    ]);
  });

  test('whose values the connector offers are chosen', async () => {
    const [, seat] = recorded.content;
    answers['managedAuth'] = { ...managed, orgFields: [], orgValues: {}, userFields: [seat] };
    answers['managedAuthOptions'] = recorded.options;
    const capabilities = {
      ...connection.capabilities,
      managedOptions: true,
      interfaces: ['getManagedAuthOptions'],
    };
    const panel = await paint({ connection: { ...connection, capabilities } });
    await panel.press(/Ada Adler/);
    await untilPainted(() => panel.field('CRM user'));
    await panel.press('Show options');
    expect(sent('managedAuthOptions')).toMatchObject([
      {
        query: { platform: connection.platform, connectorId: 'keycrm', isPrivate: 'true' },
        body: { fieldConst: 'seat' },
      },
    ]);
    // The first choice.
    await panel.type('CRM user', '0');
    await submit(panel);
    expect(sent('saveManagedAuth').map(({ body }) => body.values)).toEqual([{ seat: 'u-1' }]);
  });

  test('that are stored are revealed one by one, and hidden again', async () => {
    const panel = await paint();
    expect(panel.text()).not.toContain('secret of');
    await panel.press('Reveal Department key');
    expect(panel.text()).toContain('secret of orgValues/departmentKey');
    await panel.press('Hide Department key');
    expect(panel.text()).not.toContain('secret of');
  });

  test('are saved as far as they are filled in; what is required of people is not of the admin', async () => {
    const panel = await paint();
    await panel.press('Replace Department key');
    await untilPainted(() => panel.field('Department key'));
    await panel.type('Department key', 'd-2');
    await submit(panel);
    expect(sent('saveManagedAuth').map(({ body }) => body)).toEqual([
      { scope: 'account', values: { departmentKey: 'd-2' } },
    ]);
    expect(sent('managedAuth')).toHaveLength(2);
    expect(panel.button('Reveal Department key')).toBeDefined();
  });

  test('keep what was typed when the server does not take it, and no key goes into the draft', async () => {
    const panel = await paint();
    answers['saveManagedAuth'] = new ProblemError({ code: 'refused', host: 'crm.example' });
    await panel.type('Company code', 'acme');
    await panel.press('Replace Department key');
    await untilPainted(() => panel.field('Department key'));
    await panel.type('Department key', 'd-2');
    await submit(panel);
    expect(panel.text()).toContain('What you typed is still here.');
    expect(panel.field('Company code').value).toBe('acme');
    await panel.leave();
    const drafts = ask.mock.calls.filter(([method]) => method === 'saveDraft');
    expect(JSON.stringify(drafts)).toContain('acme');
    expect(JSON.stringify(drafts)).not.toContain('d-2');
  });

  test('are removed after a question', async () => {
    const panel = await paint();
    await panel.press('Remove Department key');
    expect(sent('saveManagedAuth')).toEqual([]);
    await panel.pressIn('dialog', 'Remove');
    expect(sent('saveManagedAuth')[0].body).toEqual({
      scope: 'account',
      fieldsToRemove: ['departmentKey'],
    });
  });

  test('of one person carry whose they are; who has left can be cleared', async () => {
    const panel = await paint();
    await act(async () => panel.element.querySelectorAll<HTMLElement>('[name="managed-scope"]')[1]?.click());
    const shown = () =>
      [...panel.element.querySelectorAll('.row-title')].map(({ textContent }) => textContent);
    await untilPainted(() => expect(shown()).toEqual(['Gone Person', 'Ada Adler', 'Bo Brandt']));
    await panel.press('Missing (2)');
    expect(shown()).toEqual(['Ada Adler', 'Bo Brandt']);
    await panel.press('Change Bo Brandt');
    await untilPainted(() => panel.field('Seat key'));
    await panel.type('Seat key', 'seat-2');
    await submit(panel);
    await panel.press('All users');
    await panel.press('All (3)');
    await panel.press('Change Gone Person');
    expect(panel.text()).toContain('RingCentral no longer lists this user.');
    await panel.press('Remove Seat key');
    await panel.pressIn('dialog', 'Remove');
    expect(sent('saveManagedAuth').map(({ body }) => body)).toEqual([
      { scope: 'user', rcExtensionId: '2', rcUserName: 'Bo Brandt', values: { seatKey: 'seat-2' } },
      { scope: 'user', rcExtensionId: '99', rcUserName: 'Gone Person', fieldsToRemove: ['seatKey'] },
    ]);
  });

  test('are none of a connector that declares none', async () => {
    answers['managedAuth'] = { hasManagedAuth: false };
    const panel = await paint();
    expect(panel.text()).toContain('KeyCRM has nothing to fill in for users');
    expect(panel.has('form')).toBe(false);
  });

  test('are not for users: nothing is asked', async () => {
    const panel = await paintRoute(
      { screen: 'admin_sign_in' },
      { identity: { ...identity, isAdmin: false } },
    );
    expect(panel.text()).toContain('Only admins can do this');
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('an OAuth app of the organisation', () => {
  const values = { clientId: 'acme-app', hostname: 'acme.example', clientSecret: { hasValue: true } };

  beforeEach(() => {
    kept.platform = {
      auth: {
        type: 'oauth',
        oauth: { authUrl: 'https://crm.example/authorize', redirectUri: 'https://r.example/' },
      },
    };
    answers['managedOAuthState'] = { hasAccountOAuth: false, hasPendingOAuth: false };
  });

  test('begins with what the connector’s own app uses, and is sent as a whole', async () => {
    const panel = await paint();
    expect(panel.field('Authorization address').value).toBe('https://crm.example/authorize');
    await submit(panel);
    expect(sent('cacheManagedOAuth')).toEqual([]);
    expect(panel.text()).toContain('This field is required.');
    await panel.type('Client ID', 'acme-app');
    await panel.type('Client secret', 's-1');
    await panel.type('Token address', 'https://crm.example/token');
    answers['managedOAuthState'] = { hasAccountOAuth: false, hasPendingOAuth: true, pendingValues: values };
    await submit(panel);
    expect(sent('cacheManagedOAuth')[0].body).toEqual({
      values: {
        clientId: 'acme-app',
        clientSecret: 's-1',
        authorizationUri: 'https://crm.example/authorize',
        accessTokenUri: 'https://crm.example/token',
        redirectUri: 'https://r.example/',
      },
    });
    expect(panel.text()).toContain('Waiting for the first successful sign-in');
  });

  test('that waits shows all but the secret, which is revealed, and can be discarded', async () => {
    answers['managedOAuthState'] = { hasAccountOAuth: false, hasPendingOAuth: true, pendingValues: values };
    const panel = await paint();
    expect(panel.text()).toContain('acme-app');
    expect(panel.link(/Connect KeyCRM now/)).toBe('#/settings/connect/keycrm');
    await panel.press('Reveal Client secret');
    expect(panel.text()).toContain('secret of pendingValues/clientSecret');
    await panel.press('Discard…');
    await panel.pressIn('dialog', 'Discard');
    expect(sent('dropManagedOAuthCache')).toHaveLength(1);
  });

  test('in use is shown without a secret, and removed for this CRM', async () => {
    answers['managedOAuthState'] = { hasAccountOAuth: true, oauthValues: { clientId: 'acme-app' } };
    const panel = await paint();
    expect(panel.text()).toContain('In effect for everyone');
    expect(panel.has('.stored-value')).toBe(false);
    await panel.press('Remove…');
    await panel.pressIn('dialog', 'Remove');
    expect(sent('removeManagedOAuth')[0].query).toEqual({ platform: connection.platform });
  });

  test('is unknown to the older generation, which is reported', async () => {
    answers['managedOAuthState'] = new ProblemError({ code: 'missing_route', host: 'old.example' });
    const panel = await paintPanel(<SignInScreen />);
    expect(panel.text()).toContain('It’s an older server.');
  });
});
