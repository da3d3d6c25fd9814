import type { Locator } from '@playwright/test';
import { callLogBody, type Call } from '../../src/core/activity/call';
import type { Conversation, MessageKind } from '../../src/core/activity/conversation';
import { HOSTS } from '../stack/hosts';
import { readCrmNotes } from '../stack/start/crm-notes';
import { Screen } from '../stack/start/screen';
import { ringAlarm, ringUntil } from '../stack/start/worker';
import { checkAccessibility } from './accessibility';
import { signInAdmin, type SignedInAdmin } from './signed-in-admin';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';

const ada = { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' };
const line = { phoneNumber: '+16505550100' };

function callFrom(sessionId: string, from: Call['from'] = ada): Call {
  return {
    sessionId,
    telephonySessionId: `s-${sessionId}`,
    direction: 'Inbound',
    startTime: Date.now() - 60_000,
    duration: 65,
    result: 'Accepted',
    from,
    to: line,
  };
}

function conversationOf(kind: MessageKind): Conversation {
  return {
    conversationLogId: `${kind}-1/11/21/2026`,
    conversationId: `${kind}-1`,
    kind,
    date: '11/21/2026',
    self: line,
    correspondents: [ada],
    messages: [
      {
        id: `${kind}1`,
        direction: 'Inbound',
        creationTime: Date.now() - 30_000,
        text: kind === 'sms' ? 'Is it ready?' : '',
        from: ada,
        to: [line],
        attachments: [],
      },
    ],
  };
}

/** Another client of the same person logs the call, as any App Connect client would. */
async function logElsewhere(admin: SignedInAdmin, call: Call, note: string): Promise<void> {
  const { token } = Object(await admin.read('local', 'sessionToken'));
  const { serverUrl, hashedExtensionId } = Object(await admin.read('local', 'connection'));
  const contact = { id: 'contact-1', type: 'Contact', name: 'Ada Lovelace' };
  const form = { contact, subject: 'Logged elsewhere', note, additional: {} };
  const owner = { accountId: '400000001', name: 'Grace Hopper', extensionNumber: '101', hashedExtensionId };
  const answer = await admin.panel.evaluate(
    async ({ url, authorization, body }) => {
      const headers = { authorization, 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body })).json();
    },
    {
      url: new URL('/callLog', serverUrl).href,
      authorization: `Bearer ${token}`,
      body: JSON.stringify(callLogBody(call, form, owner)),
    },
  );
  expect(answer).toMatchObject({ successful: true });
}

const servers = [
  ['callback', HOSTS.callbackServer, 'keycrm'],
  ['polling', HOSTS.pollingServer, 'keycrm-classic'],
] as const;

for (const [server, host, connectorId] of servers)
  test(
    `what is refused is said in words, kept, and never repeated blindly, on the ${server} server`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      const admin = await signInAdmin(
        { browser: browserWithPanel, panel, control },
        ['redaction'],
        connectorId,
      );
      const screen = new Screen(panel);
      const row = (text: RegExp | string): Locator =>
        panel.getByRole('main').getByRole('listitem').filter({ hasText: text }).first();
      const sent = async (path = '/callLog') =>
        (await control.requestsTo(host, path)).filter(({ method }) => method === 'POST').length;
      const record = async (call: Call): Promise<string> => {
        const reply = Object(await admin.ask('recordCall', { call, isFinal: true }));
        return String(reply.output.activityId);
      };
      const openLog = async (activityId: string) => {
        await admin.open(`#/activity/${encodeURIComponent(activityId)}`);
        await expect(panel.getByRole('main')).toBeVisible();
      };
      const openActivity = () => admin.open('#/activity');
      const refuse = (status: number, body: object) =>
        control.order('/fail', {
          host,
          path: '/callLog',
          method: 'POST',
          status,
          contentType: 'application/json',
          body: JSON.stringify(body),
        });

      await test.step('automatic logging with nobody, and with several: asks, and sends nothing', async () => {
        await admin.ask('keepClientChoices', { changes: { autoLogCall: true } });
        await record(callFrom('8001', { phoneNumber: '+16505550199' }));
        await record(callFrom('8002', { phoneNumber: '+16505550177' }));
        await openActivity();
        for (const words of [
          'No contact in KeyCRM has this number.',
          'Several contacts in KeyCRM have this number.',
        ])
          await ringUntil(browserWithPanel.worker, 'outbox', () => screen.text(words).isVisible());
        // Switched off before its turn, a call would be to do, without a look for its contact.
        await admin.ask('keepClientChoices', { changes: { autoLogCall: false } });
        expect(await sent()).toBe(0);
        await screen.button('Choose contact').click();
        await screen.button('Grace Hopper · United States Navy').click();
        await expect(row('Grace Hopper').getByText('Logged')).toBeVisible();
        await row('No contact in KeyCRM').getByRole('button', { name: 'Ignore' }).click();
        await expect(row('No contact in KeyCRM')).toBeHidden();
        expect(await sent()).toBe(1);
      });

      await test.step('a refusal has the CRM’s own words and details; what was typed is kept; nothing repeats it', async () => {
        await openLog(await record(callFrom('8003')));
        await screen.field('Note').fill('Quote by Friday');
        const items = [{ id: '1', type: 'text', text: 'Reopen the deal first.' }];
        const said = {
          messageType: 'danger',
          message: 'The deal is closed.',
          details: [{ title: 'Why', items }],
        };
        await refuse(200, { successful: false, returnMessage: said });
        await screen.button('Save log').click();
        await expect(screen.text('The deal is closed.')).toBeVisible();
        await expect(screen.text('Reopen the deal first.')).toBeVisible();
        await expect(screen.field('Note')).toHaveValue('Quote by Friday');
        await expect(ringAlarm(browserWithPanel.worker, 'outbox')).rejects.toThrow('no alarm');
        expect(await sent()).toBe(2);
        await openActivity();
        await row('The deal is closed.').getByRole('button', { name: 'Try again' }).click();
        await expect(row('Ada Lovelace').getByText('Logged')).toBeVisible();
        expect((await readCrmNotes(control)).filter((note) => note === 'Quote by Friday')).toHaveLength(1);
      });

      await test.step('logged by another client: shown in the form, and changed instead of written twice', async () => {
        const call = callFrom('8004');
        const activityId = await record(call);
        await logElsewhere(admin, call, 'Their note');
        await openLog(activityId);
        await expect(screen.text('KeyCRM already has a log of this call, written elsewhere.')).toBeVisible();
        await expect(screen.field('Note')).toHaveValue('Their note');
        await checkAccessibility(panel);
        await screen.field('Note').fill('Their note, and mine');
        await screen.button('Update log').click();
        await expect(screen.text('Logged to KeyCRM')).toBeVisible();
        const notes = await readCrmNotes(control);
        expect(notes.filter((note) => note.startsWith('Their note'))).toEqual(['Their note, and mine']);
      });

      await test.step('logged by another client while this form was open: nothing is overwritten unasked', async () => {
        const call = callFrom('8005');
        await openLog(await record(call));
        await screen.field('Note').fill('Mine');
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
        await logElsewhere(admin, call, 'Theirs first');
        await screen.button('Save log').click();
        await expect(screen.text('KeyCRM already has a log of this call, written elsewhere.')).toBeVisible();
        expect(await readCrmNotes(control)).toContain('Theirs first');
        await screen.button('Replace with my note').click();
        await expect(screen.text('Logged to KeyCRM')).toBeVisible();
        const notes = await readCrmNotes(control);
        expect([notes.includes('Mine'), notes.includes('Theirs first')]).toEqual([true, false]);
      });

      await test.step('an answer that never came: asked three times, then the person says', async () => {
        const before = (await readCrmNotes(control)).length;
        await openLog(await record(callFrom('8006')));
        await screen.field('Note').fill('Lost on the way');
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
        // The server may have worked on it before it failed.
        await refuse(500, {});
        await screen.button('Save log').click();
        await expect(screen.text('Checking whether KeyCRM has it')).toBeVisible();
        const posts = await sent();
        const words = screen.text('This may already be in KeyCRM: no reply came back.');
        await ringUntil(browserWithPanel.worker, 'outbox', () => words.isVisible());
        expect(await sent()).toBe(posts);
        await screen.button('Send again').click();
        await expect(screen.text('Logged to KeyCRM')).toBeVisible();
        expect(await readCrmNotes(control)).toHaveLength(before + 1);
      });

      await test.step('SMS and fax with a plugin for them', async () => {
        for (const kind of ['sms', 'fax'] as const) {
          const reply = Object(await admin.ask('recordConversation', { conversation: conversationOf(kind) }));
          await openLog(reply.output.activityId);
          await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
          await screen.button('Save log').click();
          if (server === 'callback') await expect(screen.text('Logged to KeyCRM')).toBeVisible();
          else
            await expect(panel.getByText(/^This version of the server can’t log SMS or faxes/)).toBeVisible();
        }
        const posts = await sent('/messageLog');
        expect(posts).toBe(2);
        await openActivity();
        await screen.button('More').click();
        const all = screen.button('Try all again');
        // The server's own fault is nothing to repeat.
        await expect(all).toBeDisabled();
        await panel.keyboard.press('Escape');
        if (server === 'polling')
          await expect(
            row('This version of the server').getByRole('button', { name: 'Try again' }),
          ).toBeVisible();
        expect(await sent('/messageLog')).toBe(posts);
      });

      await test.step('a revoked session keeps the log and sends it once after connecting again', async () => {
        await openLog(await record(callFrom('8007')));
        await screen.field('Note').fill('Kept over the end of the session');
        await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
        await refuse(401, { successful: false, errorCode: 'CRM_SESSION_REVOKED' });
        await screen.button('Save log').click();
        await expect(screen.link('Reconnect').first()).toBeVisible();
        await openActivity();
        await expect(row('Waiting for sign-in')).toBeVisible();
        await expect(ringAlarm(browserWithPanel.worker, 'outbox')).rejects.toThrow('no alarm');
        await admin.connect();
        await expect(row('Waiting for sign-in')).toBeHidden();
        const kept = async () =>
          (await readCrmNotes(control)).filter((note) => note === 'Kept over the end of the session').length;
        await expect.poll(kept).toBe(1);
      });

      await test.step('what happens while no CRM is connected is kept, and to do once one is', async () => {
        await admin.ask('disconnect', {});
        await admin.ask('keepClientChoices', { changes: { autoLogCall: true } });
        await record(callFrom('8008'));
        await openActivity();
        await expect(screen.text('Kept until a CRM is connected')).toBeVisible();
        await expect(row('WIRELESS CALLER').getByText('Kept')).toBeVisible();
        const posts = await sent();
        await admin.connect();
        await expect(row('WIRELESS CALLER').getByText('To do')).toBeVisible();
        expect(await sent()).toBe(posts);
      });
    },
  );

test('a background task that failed: the log is updated again, with the person’s own note', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const admin = await signInAdmin(
    { browser: browserWithPanel, panel, control },
    ['summary'],
    'keycrm-classic',
  );
  const screen = new Screen(panel);
  await control.order('/hold', { plugin: 'summary' });
  const reply = Object(await admin.ask('recordCall', { call: callFrom('8009'), isFinal: true }));
  const contact = { id: 'contact-1', type: 'Contact', name: 'Ada Lovelace' };
  const form = { contact, subject: 'Inbound call', note: 'My own note', additional: {} };
  await admin.ask('logActivity', { activityId: reply.output.activityId, form });
  await admin.open('#/tasks');
  await expect(screen.button('1 pending')).toBeVisible();
  await control.order('/release', { plugin: 'summary', successful: false, message: 'quota used up' });
  await screen.button('Check now').click();
  await expect(screen.button('1 failed')).toBeVisible();

  await panel.getByRole('button', { name: /^Call with Ada/ }).click();
  await screen.button('Update log again').click();
  await expect(screen.dialog).toContainText('All plugins run again, not only the one that failed.');
  await control.order('/hold', { plugin: 'summary' });
  await screen.dialog.getByRole('button', { name: 'Update log again' }).click();
  await expect(screen.button('1 pending')).toBeVisible();
  await control.order('/release', { plugin: 'summary' });
  await screen.button('Check now').click();
  await expect(screen.button('1 completed')).toBeVisible();
  const updates = (await control.requestsTo(HOSTS.pollingServer, '/callLog')).filter(
    ({ method }) => method === 'PATCH',
  );
  expect(updates).toHaveLength(1);
  expect(await readCrmNotes(control)).toEqual(['My own note']);
});
