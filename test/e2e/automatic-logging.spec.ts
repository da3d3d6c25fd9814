import type { Call } from '../../src/core/activity/call';
import type { Conversation } from '../../src/core/activity/conversation';
import { ringUntil } from '../stack/start/worker';
import { expect, test } from './fixtures';
import { markSecondServer } from './full-run';
import { signInAdmin } from './signed-in-admin';

/** The rules of automatic logging, from a person's choice to what the CRM has. */

const nobody = '+16505550199';
const two = '+16505550177';
const line = { phoneNumber: '+16505550100' };

const callFrom = (sessionId: string, phoneNumber: string): Call => ({
  sessionId,
  telephonySessionId: `s-${sessionId}`,
  direction: 'Inbound',
  startTime: Date.now() - 60_000,
  duration: 60,
  result: 'Accepted',
  from: { phoneNumber, name: 'WIRELESS CALLER' },
  to: line,
});

const faxOf = (id: string, direction: string): Conversation => ({
  conversationLogId: `${id}/11/30/2026`,
  conversationId: id,
  kind: 'fax',
  date: '11/30/2026',
  self: line,
  correspondents: [{ phoneNumber: '+16505550123' }],
  messages: [{ id, direction, creationTime: Date.now(), text: '', from: line, to: [line], attachments: [] }],
});

for (const [server, connectorId] of [
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
] as const)
  test(
    `calls and faxes are logged by every rule, on the ${server} server`,
    markSecondServer(server),
    async ({ browserWithPanel, panel, control }) => {
      const admin = await signInAdmin({ browser: browserWithPanel, panel, control }, [], connectorId);
      const logs = async () =>
        Object(await control.read('/crm/keycrm/records')).logs.map((log: object) => log);
      const logged = async (count: number) => {
        await ringUntil(browserWithPanel.worker, 'outbox', async () => (await logs()).length === count);
        return (await logs()).at(-1);
      };
      const decide = (changes: object) => admin.ask('keepClientChoices', { changes });

      await test.step('somebody whom nobody knows becomes a contact with the chosen prefix and type', async () => {
        await decide({
          autoLogCall: true,
          unknownContactPreference: 'createNewPlaceholderContact',
          newContactType: 'Company',
          newContactNamePrefix: 'Caller:',
        });
        await admin.ask('recordCall', { call: callFrom('8201', nobody), isFinal: true });
        expect(await logged(1)).toMatchObject({ contactName: `Caller: ${nobody}` });
        const { contacts } = Object(await control.read('/crm/keycrm/records'));
        expect(contacts.at(-1)).toMatchObject({ name: `Caller: ${nobody}`, type: 'Company' });
      });

      await test.step('of several contacts the chosen rule takes one', async () => {
        await decide({ multipleContactsPreference: 'earliestCreated' });
        await admin.ask('recordCall', { call: callFrom('8202', two), isFinal: true });
        expect(await logged(2)).toMatchObject({ contactName: 'Navy Office' });
        await decide({ multipleContactsPreference: 'mostRecentActivity' });
        await admin.ask('recordCall', { call: callFrom('8203', two), isFinal: true });
        expect(await logged(3)).toMatchObject({ contactName: 'Grace Hopper' });
      });

      await test.step('of faxes those of the chosen direction', async () => {
        await decide({ autoLogInboundFax: true });
        await admin.ask('recordConversation', { conversation: faxOf('8301', 'Outbound') });
        await admin.ask('recordConversation', { conversation: faxOf('8302', 'Inbound') });
        const fax = await logged(4);
        expect(fax.messages).toMatchObject([{ id: '8302' }]);
      });

      await test.step('a call that is logged once waits for its recording, and is written once', async () => {
        await decide({ oneTimeLog: true });
        const call = { ...callFrom('8204', '+16505550123'), startTime: Date.now() - 61_000 };
        await admin.ask('recordCall', { call: { ...call, awaited: ['recordingLink'] }, isFinal: true });
        await admin.kill();
        expect(await logs()).toHaveLength(4);
        const recordingLink = 'https://ringcentral.github.io/ringcentral-media-reader/?media=1';
        await admin.ask('recordCall', { call: { ...call, recordingLink }, isFinal: true });
        expect(await logged(5)).toMatchObject({ contactName: 'Ada Lovelace', writes: 1 });
        await admin.ask('recordCall', { call: { ...call, recordingLink, aiNote: 'Prices' }, isFinal: true });
        expect((await logged(5)).writes).toBe(1);
      });
    },
  );
