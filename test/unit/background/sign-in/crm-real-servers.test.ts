import { beforeEach, describe, expect, inject, test } from 'vitest';
import { readSignInPage } from '../../../../src/core/sign-in/crm-authorization';
import { LANDING_URL } from '../../../stack/connectors/connector-manifest';
import { createControlClient } from '../../../stack/control-client';
import { CRM_OAUTH_CLIENT } from '../../../stack/crm/crm-oauth';
import { HOSTS } from '../../../stack/hosts';
import { openWorker } from '../../fakes/real-worker';

/** Coming to a CRM and leaving it, over the real App Connect servers and the sample CRM's own sign-in page. */

const stack = inject('stack');
beforeEach(() => createControlClient(stack.control).order('/reset'));

type Worker = Awaited<ReturnType<typeof openDesk>>;

async function openDesk(person: string, connectorId: string) {
  const worker = await openWorker(stack, person, connectorId);
  const [oauth, landing, question] = await Promise.all([
    import('../../../../src/background/sign-in/crm-sign-in'),
    import('../../../../src/background/sign-in/sign-in-landing'),
    import('../../../../src/background/sign-in/redacting-proxy'),
  ]);
  worker.world.browser.permissions.granted.add(`https://${HOSTS.landing}/*`);
  return {
    ...worker,
    ...oauth,
    ...landing,
    ...question,
    targetOf: async (id: string) => (await worker.loadConnector(id)).start.target,
  };
}

/** What the connector's server answers before there is a session. */
async function answerOf(worker: Worker, id: string, route: 'managedAuthState' | 'managedOAuthState') {
  const target = await worker.targetOf(id);
  return (await worker.askConnector(worker.context, { target, route })).answer;
}

/** Opens the CRM's page as the panel does. */
async function open(worker: Worker, connectorId: string, managed?: unknown): Promise<string> {
  const details = await worker.loadConnector(connectorId);
  const page = readSignInPage(details, '', managed);
  await worker.connectByWindow(worker.context, { target: details.start.target, page });
  return worker.world.browser.windows.all.get(1)?.url ?? '';
}

/** What a person does on that page; gives the address that the window reaches then. */
async function decide(address: string, decision: 'allow' | 'cancel'): Promise<string> {
  const answer = await fetch(address.replace('https://', `http://127.0.0.1:${stack.loopbackPort}/@`), {
    method: 'POST',
    body: new URLSearchParams({ decision, user: 'u1' }),
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}

async function rowsOf(server: string): Promise<{ [column: string]: unknown }[]> {
  const rows = await createControlClient(stack.control).read(`/server/${server}/rows/users`);
  return Array.isArray(rows) ? rows.map(Object) : [];
}

const stored = async (worker: Worker, key: string) =>
  (await worker.world.browser.storage.local.get(key))[key];

describe.each([
  ['callback', 'keycrm', 'oauthcrm'],
  ['polling', 'keycrm-classic', 'oauthcrm-classic'],
])('on the %s server', (server, first, second) => {
  test('a landing becomes a session; account and extension are with it, and the first CRM is left', async () => {
    const worker = await openDesk('101', first);
    const landing = await decide(await open(worker, second), 'allow');
    expect(landing).toContain(LANDING_URL);
    await worker.onAddress(worker.context, 1, landing);
    const connection = Object(await stored(worker, 'connection'));
    expect(connection).toMatchObject({ platform: 'oauthCRM', userName: 'Priya Nair', state: 'connected' });
    expect(await stored(worker, 'crmSignIn')).toBeNull();
    expect((await stored(worker, 'crmFarewell')) ?? null).toBeNull();
    const rows = await rowsOf(server);
    expect(rows.find(({ platform }) => platform === 'oauthCRM')).toMatchObject({
      rcAccountId: '400000001',
      hashedRcExtensionId: connection.hashedExtensionId,
      hostname: HOSTS.oauthCrm,
    });
    expect(rows.find(({ platform }) => platform === 'keyCRM')).toMatchObject({ accessToken: '' });
    // What the CRM gave is good for its contacts.
    expect(await worker.matchContacts(['+16505550123'])).toMatchObject({
      '+16505550123': [{ name: 'Ada Lovelace' }],
    });
    await worker.disconnect(worker.context);
    expect((await rowsOf(server)).find(({ platform }) => platform === 'oauthCRM')).toMatchObject({
      accessToken: '',
    });
  });

  test('a refusal by the person and a code unknown to the CRM are told apart', async () => {
    const worker = await openDesk('101', first);
    await worker.onAddress(worker.context, 1, await decide(await open(worker, second), 'cancel'));
    expect(await stored(worker, 'crmSignIn')).toMatchObject({ problem: { code: 'sign_in_denied' } });
    const landing = new URL(await decide(await open(worker, second), 'allow'));
    landing.searchParams.set('code', 'used-up');
    await worker.onAddress(worker.context, 1, landing.href);
    expect(await stored(worker, 'crmSignIn')).toMatchObject({ problem: { code: 'refused', status: 400 } });
    expect(await stored(worker, 'connection')).toMatchObject({ platform: 'keyCRM' });
  });

  test('what an admin has filled in of a page is not asked for, and is used at the login', async () => {
    const content = [
      {
        const: 'apiKey',
        title: 'API key',
        type: 'string',
        required: true,
        managed: true,
        managedScope: 'user',
      },
    ];
    await createControlClient(stack.control).order('/directory', {
      version: {
        id: first,
        version: '1.1.0',
        manifest: { auth: { type: 'apiKey', apiKey: { page: { content } } } },
      },
    });
    const admin = await openDesk('101', first);
    const dana = await openDesk('102', first);
    const { extensionId } = Object(await stored(dana, 'identity'));
    const token = Object((await admin.stored())['ringCentralAccess']).accessToken;
    const path = server === 'polling' ? `/admin/managedAuth?rcAccessToken=${token}` : '/admin/managedAuth';
    const values = { apiKey: 'keycrm-dana' };
    await admin.ask('POST', path, { scope: 'user', rcExtensionId: extensionId, values });
    expect(await answerOf(dana, first, 'managedAuthState')).toMatchObject({
      hasManagedAuth: true,
      visibleFieldConsts: [],
    });
    await dana.connect(dana.context, await dana.targetOf(first), {});
    expect(await stored(dana, 'connection')).toMatchObject({ userName: 'Dana Reyes' });
    expect(await answerOf(admin, first, 'managedAuthState')).toMatchObject({
      visibleFieldConsts: ['apiKey'],
    });
    await expect(admin.connect(admin.context, await admin.targetOf(first), {})).rejects.toMatchObject({
      problem: { code: 'refused', missing: ['apiKey'] },
    });
  });
});

describe('the organisation’s own OAuth values', () => {
  const values = {
    clientId: CRM_OAUTH_CLIENT.id,
    clientSecret: CRM_OAUTH_CLIENT.secret,
    authorizationUri: `https://${HOSTS.oauthCrm}/oauth/authorize?of=us`,
    redirectUri: LANDING_URL,
    hostname: 'ours.oauthcrm.example',
  };

  test('are asked for, sent along to the CRM, and the server exchanges with them', async () => {
    const admin = await openDesk('101', 'keycrm');
    const accessTokenUri = `http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.oauthCrm}/oauth/token`;
    await admin.ask('POST', '/admin/managedOAuth/cache', { values: { ...values, accessTokenUri } });
    const state = await answerOf(admin, 'oauthcrm', 'managedOAuthState');
    // The secret stays with the worker.
    expect(JSON.stringify(state)).not.toContain(values.clientSecret);
    const address = await open(admin, 'oauthcrm', state);
    expect(address).toContain('of=us');
    await admin.onAddress(admin.context, 1, await decide(address, 'allow'));
    expect(await stored(admin, 'connection')).toMatchObject({ platform: 'oauthCRM' });
    // What an admin has tried with success is in force for everybody, without its secret.
    const dana = await openDesk('102', 'keycrm');
    const inForce = Object(await answerOf(dana, 'oauthcrm', 'managedOAuthState'));
    expect(inForce).toMatchObject({ hasAccountOAuth: true, oauthValues: { clientId: values.clientId } });
    expect(JSON.stringify(inForce)).not.toContain(values.clientSecret);
  });

  test('the older server has none, and is not asked', async () => {
    const worker = await openDesk('101', 'keycrm-classic');
    await expect(answerOf(worker, 'oauthcrm-classic', 'managedOAuthState')).rejects.toMatchObject({
      problem: { code: 'missing_route' },
    });
  });
});
