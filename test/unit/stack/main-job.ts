import { describe, expect, it } from 'vitest';
import { UNKNOWN_NUMBER } from '../../stack/crm/sample-contacts';
import { ServerSession } from '../../stack/session/server-session';
import { eventually } from '../../stack/session/world-caller';
import type { WorldCaller } from '../../stack/session/world-caller';

const NOTE = 'Card 4111 1111 1111 1111, call back on +1 650 555 0123.';

function pluginSetting(name: string, isAsync: boolean, config: object) {
  const logTypes = ['call'];
  const value = {
    name,
    access: 'public',
    isAsync,
    logTypes,
    supportedLogTypes: logTypes,
    version: '1',
    config,
  };
  return { isCustomizable: true, customizable: true, value };
}

const SETTINGS = {
  plugin_redaction: pluginSetting('rclabs.redaction', false, { mark: { value: '■■' } }),
  plugin_summary: pluginSetting('rclabs.summary', true, { maxWords: { value: 2 } }),
};

/** From signing in to the note in the CRM, on both generations. */
export function testMainJob(world: () => WorldCaller): void {
  describe('the main job over HTTP', () => {
    it('puts a call through both plugins on the callback generation', async () => {
      const admin = await ServerSession.open(world(), 'callback', '101', 'keycrm-priya');
      const saved = await admin.call('/admin/settings', {
        method: 'POST',
        body: { adminSettings: { userSettings: SETTINGS } },
      });
      expect(saved.text).toBe('Admin settings updated');
      expect((await admin.register('redaction', 'public')).json).toEqual({ successful: true });
      expect((await admin.register('summary', 'public')).json).toEqual({ successful: true });

      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      await user.saveSettings(SETTINGS);
      await user.world.control.order('/hold', { plugin: 'summary' });
      expect((await user.logCall('s1', NOTE)).json).toMatchObject({ successful: true });
      expect((await user.crmLogs())[0]?.note).toBe('Card ■■, call back on ■■.');

      await user.world.control.order('/release', { plugin: 'summary' });
      const [finished] = await eventually(
        () => user.crmLogs(),
        ([log]) => log?.note.includes('Summary') === true,
      );
      expect(finished?.note).toBe('Card ■■, call back on ■■.\n\nSummary: Card ■■,');
    });

    it('puts a call through both plugins on the polling generation', async () => {
      const user = await ServerSession.open(world(), 'polling', '102', 'keycrm-dana');
      await user.saveSettings(SETTINGS);
      await user.world.control.order('/hold', { plugin: 'summary' });
      const logged = await user.logCall('s1', NOTE);
      // The polling generation sends plugins no settings, so the mark is the plugin's own.
      expect((await user.crmLogs())[0]?.note).toBe('Card [removed], call back on [removed].');

      const asyncTaskIds = taskIdsOf(logged.json);
      expect(asyncTaskIds).toHaveLength(1);
      const poll = () =>
        user.call(`/pluginAsyncTask?jwtToken=${user.jwt}`, { method: 'POST', body: { asyncTaskIds } });
      const task = (status: string) => ({ tasks: [{ cacheKey: 'pluginTask-rclabs.summary', status }] });
      const begun = await eventually(poll, ({ text }) => text.includes('processing'));
      expect(begun.json).toEqual(task('processing'));
      await user.world.control.order('/release', { plugin: 'summary' });
      expect((await poll()).json).toEqual(task('completed'));
      expect((await poll()).json).toEqual({ tasks: [] });
    });

    it('finds contacts, also two with one number and none at all', async () => {
      const user = await ServerSession.open(world(), 'callback', '102', 'keycrm-dana');
      const namesAt = async (number: string, formats = '') => {
        const query = new URLSearchParams({ phoneNumber: number, overridingFormat: formats });
        const answer = await user.call(`/contact?${query.toString()}`);
        return answer.text.match(/"name":"[^"]+"/g);
      };
      expect(await namesAt('+16505550123')).toEqual([
        '"name":"Ada Lovelace"',
        '"name":"Create new contact..."',
      ]);
      expect(await namesAt('+16505550177')).toHaveLength(3);
      expect(await namesAt(UNKNOWN_NUMBER)).toEqual(['"name":"Create new contact..."']);
      expect(await namesAt('+12025550142', '###')).toHaveLength(1);
      expect(await namesAt('+12025550142', '###,(###) ###-####')).toContain('"name":"Katherine Johnson"');
      const unsaid = await user.call('/contact?phoneNumber=%2B493055501234');
      expect(unsaid.text).toContain('Error finding contact');
    });
  });
}

function taskIdsOf(answer: unknown): unknown[] {
  const holder: { pluginAsyncTaskIds?: unknown } = Object(answer);
  return Array.isArray(holder.pluginAsyncTaskIds) ? holder.pluginAsyncTaskIds : [];
}
