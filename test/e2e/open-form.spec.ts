import type { Call } from '../../src/core/activity/call';
import { HOSTS } from '../stack/hosts';
import { readCrmNotes } from '../stack/start/crm-notes';
import { Screen } from '../stack/start/screen';
import { ringAlarm } from '../stack/start/worker';
import { expect, test } from './fixtures';
import { inFullRun } from './full-run';
import { signInAdmin } from './signed-in-admin';

test(
  'a call that somebody is writing about is not logged by itself, nor is what was left in its form at once',
  inFullRun,
  async ({ browserWithPanel, panel, control }) => {
    const admin = await signInAdmin({ browser: browserWithPanel, panel, control }, []);
    const screen = new Screen(panel);
    const sent = async () =>
      (await control.requestsTo(HOSTS.callbackServer, '/callLog')).filter(({ method }) => method === 'POST')
        .length;
    const call: Call = {
      sessionId: '8101',
      telephonySessionId: 's-8101',
      direction: 'Inbound',
      startTime: Date.now() - 60_000,
      duration: 60,
      result: 'Accepted',
      from: { phoneNumber: '+16505550123' },
      to: { phoneNumber: '+16505550100' },
    };
    await admin.ask('keepClientChoices', { changes: { autoLogCall: true } });
    const reply = Object(await admin.ask('recordCall', { call, isFinal: false }));
    const form = `#/activity/${encodeURIComponent(reply.output.activityId)}`;
    await admin.open(form);
    await screen.field('Note').fill('Half a sentence');
    // What automatic logging has waited for.
    await admin.ask('recordCall', { call, isFinal: true });
    await ringAlarm(browserWithPanel.worker, 'outbox');
    await admin.open('#/activity');
    await ringAlarm(browserWithPanel.worker, 'outbox');
    expect(await sent()).toBe(0);
    await admin.open(form);
    await expect(screen.field('Note')).toHaveValue('Half a sentence');
    await screen.field('Note').fill('Half a sentence, and the rest');
    await screen.button('Save log').click();
    await expect(screen.text('Logged to KeyCRM')).toBeVisible();
    expect(await readCrmNotes(control)).toEqual(['Half a sentence, and the rest']);
    expect(await sent()).toBe(1);
  },
);
