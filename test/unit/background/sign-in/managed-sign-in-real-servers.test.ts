import { beforeEach, describe, expect, inject, test } from 'vitest';
import { readManagedAuth } from '../../../../src/core/sign-in/managed-auth';
import { readManagedOAuth } from '../../../../src/core/sign-in/managed-oauth';
import { LANDING_URL } from '../../../stack/connectors/connector-manifest';
import { createControlClient } from '../../../stack/control-client';
import { CRM_OAUTH_CLIENT } from '../../../stack/crm/crm-oauth';
import { HOSTS } from '../../../stack/hosts';
import { openWorker } from '../../fakes/real-worker';

/** What an organisation fills in for its people's sign-ins, at the real App Connect servers. */

const stack = inject('stack');
beforeEach(() => createControlClient(stack.control).order('/reset'));

async function openDesk(connectorId: string, person = '101') {
  const worker = await openWorker(stack, person, connectorId);
  const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
  return {
    ...worker,
    question: (input: Parameters<typeof askServerRoute>[1]) => askServerRoute(worker.context, input),
  };
}

describe.each(['keycrm', 'keycrm-classic'])('managed authentication (%s)', (connectorId) => {
  const query = { connectorId, isPrivate: 'false' };

  test('is set, shown without its values, revealed one by one, replaced and removed', async () => {
    const { question } = await openDesk(connectorId);
    const read = async () => readManagedAuth(await question({ route: 'managedAuth', query }));
    const save = (body: object) => question({ route: 'saveManagedAuth', query: {}, body });
    const before = await read();
    expect(before?.organisationFields.map(({ key }) => key)).toEqual(['companyCode', 'departmentKey']);
    expect(before?.personFields.map(({ key }) => key)).toEqual(['seatKey']);
    await save({ scope: 'account', values: { companyCode: 'acme', departmentKey: 'D-SECRET' } });
    await save({ scope: 'user', rcExtensionId: '77', rcUserName: 'Sam', values: { seatKey: 'S-SECRET' } });
    expect(JSON.stringify(await question({ route: 'managedAuth', query }))).not.toMatch(/SECRET|acme/);
    expect(await read()).toMatchObject({
      stored: new Set(['companyCode', 'departmentKey']),
      people: [{ extensionId: '77', name: 'Sam', stored: new Set(['seatKey']) }],
    });
    const reveal = (...place: string[]) => question({ route: 'managedAuth', query, reveal: place });
    expect(await reveal('orgValues', 'departmentKey')).toBe('D-SECRET');
    expect(await reveal('userValues', '77', 'fields', 'seatKey')).toBe('S-SECRET');
    await save({ scope: 'account', values: { companyCode: 'apex' }, fieldsToRemove: ['departmentKey'] });
    await save({ scope: 'user', rcExtensionId: '77', fieldsToRemove: ['seatKey'] });
    expect(await reveal('orgValues', 'companyCode')).toBe('apex');
    expect(await read()).toMatchObject({ stored: new Set(['companyCode']), people: [{ stored: new Set() }] });
  });

  test('is refused to people who are no admins', async () => {
    const { question } = await openDesk(connectorId, '102');
    await expect(question({ route: 'managedAuth', query })).rejects.toMatchObject({
      problem: { code: 'not_admin' },
    });
  });
});

describe('managed OAuth', () => {
  const values = {
    clientId: CRM_OAUTH_CLIENT.id,
    clientSecret: CRM_OAUTH_CLIENT.secret,
    authorizationUri: `https://${HOSTS.oauthCrm}/oauth/authorize`,
    redirectUri: LANDING_URL,
    hostname: HOSTS.oauthCrm,
  };
  const query = { platform: 'oauthCRM' };

  test('waits for the first successful sign-in, is used from then on, and can be removed', async () => {
    const { question, ask } = await openDesk('keycrm');
    const state = async () => readManagedOAuth(await question({ route: 'managedOAuthState', query }));
    expect(await state()).toEqual({ state: 'none', values: {} });
    const accessTokenUri = `http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.oauthCrm}/oauth/token`;
    await question({
      route: 'cacheManagedOAuth',
      query: {},
      body: { values: { ...values, accessTokenUri } },
    });
    expect(await state()).toMatchObject({ state: 'pending', values: { clientId: CRM_OAUTH_CLIENT.id } });
    expect(JSON.stringify(await question({ route: 'managedOAuthState', query }))).not.toContain(
      CRM_OAUTH_CLIENT.secret,
    );
    const place = ['pendingValues', 'clientSecret'];
    expect(await question({ route: 'managedOAuthState', query, reveal: place })).toBe(
      CRM_OAUTH_CLIENT.secret,
    );
    await ask('GET', `/oauth-callback?${await landing()}`);
    expect(await state()).toEqual({
      state: 'account',
      values: { ...values, accessTokenUri, clientSecret: undefined },
    });
    await question({ route: 'removeManagedOAuth', query });
    expect(await state()).toEqual({ state: 'none', values: {} });
  });

  test('that waits can be thrown away', async () => {
    const { question } = await openDesk('keycrm');
    await question({ route: 'cacheManagedOAuth', query: {}, body: { values } });
    await question({ route: 'dropManagedOAuthCache', query: {} });
    expect(readManagedOAuth(await question({ route: 'managedOAuthState', query }))?.state).toBe('none');
  });

  test('is unknown to the older generation', async () => {
    const { question } = await openDesk('keycrm-classic');
    await expect(question({ route: 'managedOAuthState', query })).rejects.toMatchObject({
      problem: { code: 'missing_route' },
    });
  });
});

/** What a CRM user's consent brings back, as the query of `/oauth-callback`. */
async function landing(): Promise<string> {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: CRM_OAUTH_CLIENT.id,
    redirect_uri: LANDING_URL,
    state: 'platform=oauthCRM',
  });
  const allowed = await fetch(
    `http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.oauthCrm}/oauth/authorize?${asked.toString()}`,
    { method: 'POST', redirect: 'manual', body: new URLSearchParams({ decision: 'allow', user: 'u2' }) },
  );
  return new URLSearchParams({
    callbackUri: allowed.headers.get('location') ?? '',
    hostname: HOSTS.oauthCrm,
    rcAccountId: '400000001',
  }).toString();
}
