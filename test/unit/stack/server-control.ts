import { describe, expect, it } from 'vitest';
import { CRM_OAUTH_CLIENT } from '../../stack/crm/crm-oauth';
import { HOSTS } from '../../stack/hosts';
import { LANDING_URL } from '../../stack/connectors/connector-manifest';
import { ServerSession } from '../../stack/session/server-session';
import type { WorldCaller } from '../../stack/session/world-caller';

/** The verbs that stop, start and look into the App Connect servers, and the CRM session. */
export function testServerControl(world: () => WorldCaller): void {
  describe('control of the App Connect servers', () => {
    const order = (verb: string, body: object) => world().control.order(verb, body);
    const users = () => world().control.read('/server/1741/user-settings');

    it('stops and starts a server with its data, or fresh', async () => {
      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      await ServerSession.open(world(), 'polling', '102', 'keycrm-dana');
      await user.saveSettings({ plugin_x: { value: { config: { a: { value: 1 } } } } });
      await order('/stop', { server: 'callback' });
      await expect(user.call('/isAlive')).rejects.toThrow('fetch failed');
      await Promise.all([
        order('/start', { server: 'callback' }),
        order('/restart', { server: 'polling', fresh: true }),
      ]);
      expect((await user.call('/isAlive')).text).toBe('OK');
      expect(await users()).toMatchObject([{ id: 'u2-keyCRM', userSettings: { plugin_x: {} } }]);
      expect(await world().control.read('/server/polling/user-settings')).toEqual([]);
    });

    it('writes rows and signs sessions', async () => {
      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      const values = { userSettings: { plugin_x: null } };
      const where = { id: 'u2-keyCRM' };
      await order('/server/callback/rows', { change: 'update', table: 'users', where, values });
      expect(await users()).toMatchObject([values]);
      const session = { id: 'u2-keyCRM', platform: 'keyCRM', lifeSeconds: 86_400 };
      const { jwtToken }: { jwtToken?: string } = Object(
        await order('/server/callback/session-token', session),
      );
      const answer = await user.world.call(HOSTS.callbackServer, '/hostname', {
        headers: { authorization: `Bearer ${jwtToken ?? ''}` },
      });
      expect(answer.text).toBe(HOSTS.keyCrm);
      expect(answer.headers.get('x-refreshed-jwt-token')).toMatch(/^eyJ/);
      await order('/server/callback/rows', { change: 'delete', table: 'users', where });
      expect(await users()).toEqual([]);
    });

    it('revokes a session of the OAuth CRM, and the server says so', async () => {
      const jwt = await connectOAuthCrm(world());
      const contact = () =>
        world().call(HOSTS.callbackServer, '/contact?phoneNumber=%2B16505550123&overridingFormat=', {
          headers: { authorization: `Bearer ${jwt}` },
        });
      expect((await contact()).text).toContain('Ada Lovelace');
      await order('/crm/oauthcrm/revoke', { user: 'u2' });
      const search = await world().call(HOSTS.callbackServer, '/custom/contact/search?name=ada', {
        headers: { authorization: `Bearer ${jwt}` },
      });
      expect(search.status).toBe(401);
      expect(search.json).toMatchObject({ errorCode: 'CRM_SESSION_REVOKED' });
    });
  });
}

async function connectOAuthCrm(world: WorldCaller): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CRM_OAUTH_CLIENT.id,
    redirect_uri: LANDING_URL,
    state: 'platform=oauthCRM',
  });
  const allowed = await world.call(HOSTS.oauthCrm, `/oauth/authorize?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=allow&user=u2',
  });
  const callbackUri = encodeURIComponent(allowed.headers.get('location') ?? '');
  const login = await world.call(
    HOSTS.callbackServer,
    `/oauth-callback?callbackUri=${callbackUri}&hostname=${HOSTS.oauthCrm}&rcAccountId=400000001`,
  );
  const { jwtToken }: { jwtToken?: string } = Object(login.json);
  expect(jwtToken).toMatch(/^eyJ/);
  return jwtToken ?? '';
}
