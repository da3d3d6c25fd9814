import { describe, expect, it } from 'vitest';
import { HOSTS, pluginHost } from '../../stack/hosts';
import { ServerSession } from '../../stack/session/server-session';
import { SAMPLE_ACCOUNT_ID } from '../../stack/session/sample-activities';
import { eventually } from '../../stack/session/world-caller';
import type { WorldCaller } from '../../stack/session/world-caller';

const NORTHWIND = '700000007';

/** Each kind of plugin, installed and run on the callback generation. */
export function testPluginKinds(world: () => WorldCaller): void {
  describe('plugins of every kind', () => {
    const adminSession = () => ServerSession.open(world(), 'callback', '101', 'keycrm-priya');

    it('changes messages and faxes before they are saved (sync)', async () => {
      const admin = await adminSession();
      await admin.register('stamp', 'public');
      await admin.logMessage('SMS', 'see you at noon', 1);
      const today = new Date().toISOString().slice(0, 10);
      expect((await admin.crmLogs())[0]?.messages[0]?.text).toBe(`[Filed ${today}] see you at noon`);
    });

    it('sends messages to an async plugin without a task', async () => {
      const admin = await adminSession();
      await admin.register('digest', 'public');
      await admin.logMessage('Fax', 'four pages', 1);
      const received = await eventually(
        () => admin.world.control.requestsTo(pluginHost('digest'), '/plugin/async'),
        (exchanges) => exchanges.length > 0,
      );
      expect(received[0]?.body).toContain('four pages');
      expect(received[0]?.body).not.toContain('asyncTaskId');
    });

    it('installs a private plugin of its own account only', async () => {
      const admin = await adminSession();
      expect((await admin.register('picker', 'private', NORTHWIND)).status).toBe(400);
      expect((await admin.register('picker', 'private', SAMPLE_ACCOUNT_ID)).json).toEqual({
        successful: true,
      });
      await admin.logCall('s1', 'Hello');
      expect((await admin.crmLogs())[0]?.note).toBe('Hello\nMatter: not chosen');
    });

    it('refuses a registration with another account or without admin rights', async () => {
      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      const registration = { rcAccessToken: user.rcToken, rcAccountId: SAMPLE_ACCOUNT_ID };
      const register = (body: object) =>
        user.world.call(pluginHost('redaction'), '/admin/register', { method: 'POST', body });
      expect((await register(registration)).status).toBe(403);
      expect((await register({ ...registration, rcAccessToken: 'stranger' })).status).toBe(401);
      const admin = await adminSession();
      expect((await register({ rcAccessToken: admin.rcToken, rcAccountId: NORTHWIND })).status).toBe(403);
    });

    it('archives a call once the person has connected an account (shared, async, OAuth)', async () => {
      const admin = await adminSession();
      expect((await admin.register('archive', 'shared', NORTHWIND)).json).toEqual({ successful: true });
      await admin.logCall('s1', 'Before');
      const [failed] = await eventually(
        async () => admin.world.control.read('/server/callback/tasks'),
        (tasks) => JSON.stringify(tasks).includes('failed'),
      ).then((tasks) => [JSON.stringify(tasks)]);
      expect(failed).toContain('No Northwind account is connected.');

      await connectArchive(admin);
      await admin.logCall('s2', 'After');
      const logs = await eventually(
        () => admin.crmLogs(),
        (all) => all[1]?.note.includes('Archived') === true,
      );
      expect(logs[1]?.note).toMatch(/^After\n\nArchived: https:\/\/archive\.plugins\.example\/files\/eu\//);
    });

    it('passes on what a licensed plugin says of its licence', async () => {
      const admin = await adminSession();
      await admin.register('scoring', 'public');
      const license = () =>
        admin.call(`/plugin/licenseStatus?rcAccountId=${SAMPLE_ACCOUNT_ID}&pluginId=scoring`);
      expect((await license()).json).toMatchObject({ licenseStatus: true });
      const ended = {
        licenseStatus: false,
        licenseStatusDescription: 'License ended',
        errorMessage: 'Renew',
      };
      await admin.world.control.order('/license', { plugin: 'scoring', ...ended });
      expect((await license()).json).toEqual(ended);
    });

    it('refreshes an old bearer token, which makes 1.7.41 forget the registration', async () => {
      const admin = await adminSession();
      await admin.world.control.order('/plugin/capitals/behave', { tokenLifeSeconds: 3600 });
      await admin.register('capitals', 'public');
      expect((await admin.logCall('s1', 'one')).json).toMatchObject({ successful: true });
      const broken = await eventually(
        () => admin.logCall('s2', 'two'),
        ({ text }) => text.includes('Error creating call log'),
      );
      expect(broken.json).toMatchObject({ successful: false });
    });

    it('misbehaves on command', async () => {
      const admin = await adminSession();
      await admin.register('gremlin', 'public');
      await admin.world.control.order('/plugin/gremlin/behave', {
        endpoint: 'sync',
        status: 500,
        body: '{}',
      });
      expect((await admin.logCall('s1', 'x')).json).toMatchObject({ successful: false });
      expect((await admin.logCall('s1', 'x')).json).toMatchObject({ successful: true });
    });
  });
}

/** The person's part of the plugin's OAuth flow, as the panel and the provider's page do it. */
async function connectArchive(session: ServerSession): Promise<void> {
  const { world, hashes } = session;
  const start = await world.call(pluginHost('archive'), '/authUrl?pluginId=archive');
  const { authUrl }: { authUrl?: string } = Object(start.json);
  const consent = new URL(authUrl ?? '');
  const allowed = await world.call(HOSTS.provider, consent.pathname + consent.search, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=allow',
  });
  const landing = allowed.headers.get('location') ?? '';
  const query = new URLSearchParams({ hashedExtensionId: hashes.extensionId, callbackUri: landing });
  const done = await world.call(pluginHost('archive'), `/oauth/callback?${query.toString()}`);
  expect(done.json).toEqual({ successful: true });
  const again = await world.call(pluginHost('archive'), `/oauth/callback?${query.toString()}`);
  expect(again.status).toBe(400);
}
