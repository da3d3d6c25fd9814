import { describe, expect, it } from 'vitest';
import { HOSTS, pluginHost } from '../../stack/hosts';
import type { Exchange } from '../../stack/front/exchange';
import { ServerSession } from '../../stack/session/server-session';
import type { WorldCaller } from '../../stack/session/world-caller';

const ALIVE = '/isAlive';

/** The verbs that change single answers, the directory and what is recorded. */
export function testControlVerbs(world: () => WorldCaller): void {
  describe('the control port', () => {
    const alive = () => world().call(HOSTS.callbackServer, ALIVE);
    const fail = (how: object) =>
      world().control.order('/fail', { host: HOSTS.callbackServer, path: ALIVE, ...how });

    it('fails so many requests and no more', async () => {
      await fail({ status: 503, body: '{"error":"x"}', times: 2 });
      const answers = [await alive(), await alive(), await alive()];
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
      expect(answers[0]?.headers.get('access-control-allow-origin')).toBe('*');
    });

    it('forgets failures on /calm', async () => {
      await fail({ status: 503, times: 9 });
      await world().control.order('/calm');
      expect((await alive()).status).toBe(200);
    });

    it('delays, drops before and drops after the work', async () => {
      await fail({ delayMs: 60 });
      const before = Date.now();
      expect((await alive()).status).toBe(200);
      expect(Date.now() - before).toBeGreaterThanOrEqual(55);

      await fail({ drop: true });
      await expect(alive()).rejects.toThrow('fetch failed');

      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      await world().control.order('/fail', {
        host: HOSTS.callbackServer,
        path: '/callLog',
        dropAnswer: true,
      });
      await expect(user.logCall('s1', 'kept')).rejects.toThrow('fetch failed');
      expect((await user.crmLogs())[0]?.note).toBe('kept');
    });

    it.each([
      ['html', '<!doctype html>'],
      ['empty', ''],
      ['text', 'all good'],
      ['array', '[1,2,3]'],
      ['null', 'null'],
    ])('answers with junk: %s', async (kind, start) => {
      await world().control.order('/junk', { host: HOSTS.callbackServer, path: ALIVE, kind });
      const { status, text } = await alive();
      expect(status).toBe(200);
      expect(text.startsWith(start)).toBe(true);
      expect(text).not.toBe('OK');
    });

    it('cuts an answer in the middle', async () => {
      await world().control.order('/junk', { host: HOSTS.callbackServer, path: ALIVE, kind: 'truncated' });
      await expect(alive()).rejects.toThrow('terminated');
    });

    it('records requests with headers, bodies, answers and callers', async () => {
      await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      const logins: Exchange[] = await world().control.requestsTo(HOSTS.callbackServer, '/apiKeyLogin');
      expect(logins).toHaveLength(1);
      expect(logins[0]?.body).toContain('keycrm-dana');
      expect(logins[0]?.answer?.status).toBe(200);
      const crm = await world().control.requestsTo(HOSTS.keyCrm, '/api/me');
      expect(crm[0]?.caller).toBe('server:callback');
      expect(crm[0]?.headers['x-stack-caller']).toBeUndefined();
    });

    it('withdraws, restores, renews and publishes in the directory', async () => {
      const manifest = (id: string) =>
        world().call(HOSTS.directory, `/public-api/connectors/${id}/manifest?type=plugin`);
      const order = (what: object) => world().control.order('/directory', what);
      await order({ withdraw: 'stamp' });
      expect((await manifest('stamp')).status).toBe(404);
      await order({ restore: 'stamp' });
      expect((await manifest('stamp')).status).toBe(200);
      await order({ version: { id: 'stamp', version: '9.9.9', manifest: { isAsync: true } } });
      expect((await manifest('stamp')).json).toMatchObject({
        version: '9.9.9',
        platforms: { 'fabrikam.stamp': { version: '9.9.9', isAsync: true, displayName: 'Date stamp' } },
      });
      await order({ publish: { id: 'extra', item: { id: 'extra' }, manifest: [] } });
      expect((await manifest('extra')).json).toEqual([]);
    });

    it('ends RingCentral tokens, a CRM session and a third-party connection', async () => {
      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      const me = () =>
        world().call(HOSTS.ringcentral, '/restapi/v1.0/account/~/extension/~', {
          headers: { authorization: `Bearer ${user.rcToken}` },
        });
      expect((await me()).status).toBe(200);
      await world().control.order('/expire', { person: '102' });
      expect((await me()).status).toBe(401);

      const connected = async () =>
        (await world().call(pluginHost('archive'), `/checkAuth?hashedExtensionId=${user.hashes.extensionId}`))
          .json;
      const hashedExtensionId = user.hashes.extensionId;
      await world().control.order('/plugin/archive/behave', { connect: { hashedExtensionId } });
      expect(await connected()).toEqual({ successful: true });
      await world().call(pluginHost('archive'), '/logout', { method: 'POST', body: { hashedExtensionId } });
      expect(await connected()).toEqual({ successful: false });
    });

    it('refuses what it does not understand', async () => {
      await expect(world().control.order('/hold', { plugin: 'nobody' })).rejects.toThrow(
        'There is no plugin nobody',
      );
      await expect(world().control.order('/junk', { host: 'x', kind: 'strange' })).rejects.toThrow(
        'Invalid type',
      );
    });
  });
}
