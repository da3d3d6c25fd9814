import { beforeEach, describe, expect, inject, test } from 'vitest';
import { readFormFields } from '../../../../src/core/crm/connector-description';
import type { Call } from '../../../../src/core/activity/call';
import type { Conversation, MessageKind } from '../../../../src/core/activity/conversation';
import { createControlClient } from '../../../stack/control-client';
import { HOSTS } from '../../../stack/hosts';
import { openWorker } from '../../fakes/real-worker';

/** Every kind of log over both real servers: what arrives in the CRM, and what the servers refuse. */

const stack = inject('stack');
const control = () => createControlClient(stack.control);
beforeEach(async () => {
  await control().order('/reset');
});

interface CrmLog {
  kind: string;
  contactName: string;
  subject: string;
  note: string;
  writes: number;
  fields: { [key: string]: unknown };
  dispositions: { [key: string]: unknown };
  messages: { id: string; text: string; type: string; links: string[] }[];
}

async function crmLogs(): Promise<CrmLog[]> {
  return Object(await control().read('/crm/keycrm/records')).logs;
}

const call: Call = {
  sessionId: '900001',
  telephonySessionId: 's-900001',
  direction: 'Inbound',
  startTime: 1_700_000_000_000,
  duration: 65,
  result: 'Accepted',
  from: { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' },
  to: { phoneNumber: '+16505550100' },
};

function conversation(kind: MessageKind, ids: readonly string[], numbers = ['+16505550123']): Conversation {
  const people = numbers.map((phoneNumber) => ({ phoneNumber }));
  const link = 'https://ringcentral.github.io/ringcentral-media-reader/?media=x';
  const types = { sms: 'Text', voicemail: 'AudioRecording', fax: 'RenderedDocument' };
  return {
    conversationLogId: `${kind}-1/11/21/2026`,
    conversationId: `${kind}-1`,
    kind,
    date: '11/21/2026',
    self: { phoneNumber: '+16505550100' },
    correspondents: people,
    messages: ids.toReversed().map((id, index) => ({
      id,
      direction: 'Inbound',
      creationTime: 1_700_000_000_000 - index,
      text: kind === 'sms' ? `Text ${id}` : '',
      from: people[0] ?? {},
      to: [{ phoneNumber: '+16505550100' }],
      attachments: [{ id, type: types[kind], contentType: '', link, uri: 'https://media.ringcentral.com/x' }],
    })),
  };
}

const hosts: { readonly [server: string]: string } = {
  callback: 'callback.app-connect.example',
  polling: 'polling.app-connect.example',
};

const plain = { subject: 'Subject', note: 'My own note', additional: {} };

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('%s server', (server, connectorId) => {
  const open = async () => {
    const person = await openWorker(stack, '101', connectorId);
    return {
      ...person,
      activities: (await import('../../../../src/storage/activity/activities')).activities,
    };
  };

  test('a call with the connector’s fields: its disposition is set, its call-back scheduled', async () => {
    const worker = await open();
    const { context } = worker;
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts, platform = {} } = await worker.getLogContext(activityId);
    const { fields } = readFormFields(platform, 'call');
    expect(fields.map(({ key }) => key)).toEqual(['deal', 'billable', 'reference']);
    expect(contacts[0]?.choices?.['deal']).toHaveLength(2);
    const additional = { deal: 'deal-engine', billable: true };
    await worker.queueLog(context, activityId, {
      ...plain,
      contact: contacts[0],
      additional,
      callBackAt: 1_800_000_000_000,
    });
    await worker.flushOutbox(context);
    expect(await worker.activities.get(activityId)).toMatchObject({
      fate: 'logged',
      operations: [],
      said: { message: 'Call logged', level: 'success' },
    });
    expect(await crmLogs()).toMatchObject([
      { note: 'My own note', fields: additional, dispositions: additional },
    ]);
    const list = Object(await worker.ask('GET', '/calldown'));
    expect(list.items).toMatchObject([{ contactId: 'contact-1' }]);
  });

  test('a recording and an AI note that come late are one update, with the person’s own note', async () => {
    const worker = await open();
    const { context } = worker;
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    await worker.recordCall(context, { ...call, recordingLink: 'https://example.com/r' }, true);
    await worker.recordCall(context, { ...call, aiNote: 'Asked for a quote.' }, true);
    await worker.flushOutbox(context);
    expect((await crmLogs())[0]?.writes).toBe(1);
    await worker.flushOutbox(context, context.now() + 120_000);
    expect(await crmLogs()).toMatchObject([{ writes: 2, note: 'My own note' }]);
    expect(await worker.readCrmLog(activityId)).toMatchObject({ note: 'My own note' });
  });

  test('a person’s change of the log is an update; the same again by hand is one more', async () => {
    const worker = await open();
    const { context } = worker;
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    await worker.queueLog(
      context,
      activityId,
      { ...plain, contact: contacts[0], note: 'Changed' },
      { isUpdate: true },
    );
    await worker.flushOutbox(context);
    expect(await crmLogs()).toMatchObject([{ writes: 2, note: 'Changed' }]);
    await worker.updateLogAgain(activityId, context);
    await worker.flushOutbox(context);
    expect(await crmLogs()).toMatchObject([{ writes: 3, note: 'Changed' }]);
  });

  test('nobody has the number: the contact is made, then the call is logged to it', async () => {
    const worker = await open();
    const { context } = worker;
    const unknown = { ...call, from: { phoneNumber: '+16505550199' } };
    const { activityId } = await worker.recordCall(context, unknown, true);
    expect((await worker.getLogContext(activityId)).contacts).toEqual([]);
    await worker.queueLog(context, activityId, {
      ...plain,
      newContact: { name: 'Mary Jackson', type: 'Company' },
    });
    await worker.flushOutbox(context);
    expect(await crmLogs()).toMatchObject([{ contactName: 'Mary Jackson' }]);
    expect(await worker.activities.get(activityId)).toMatchObject({ form: { contact: { type: 'Company' } } });
  });

  test('a log that somebody else wrote is not overwritten without being asked', async () => {
    const worker = await open();
    const { context } = worker;
    await worker.log('900001', 'Theirs');
    const { activities } = worker;
    for (const { id } of await activities.all()) await activities.remove(id);
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    await worker.flushOutbox(context);
    expect(await activities.get(activityId)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'already_logged' },
    });
    expect(await crmLogs()).toMatchObject([{ note: 'Theirs', writes: 1 }]);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] }, { isUpdate: true });
    await worker.flushOutbox(context);
    expect(await crmLogs()).toMatchObject([{ note: 'My own note', writes: 2 }]);
  });

  test('a request repeated by the browser is told from somebody else’s log by its note', async () => {
    const worker = await open();
    const { context, activities } = worker;
    await worker.log('900001', 'My own note');
    for (const { id } of await activities.all()) await activities.remove(id);
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    await worker.flushOutbox(context);
    expect(await activities.get(activityId)).toMatchObject({ fate: 'logged', operations: [] });
    expect(await crmLogs()).toMatchObject([{ note: 'My own note', writes: 1 }]);
  });

  test('a log that somebody else wrote and that was seen before is changed, never written a second time', async () => {
    const worker = await open();
    const { context, activities } = worker;
    await worker.log('900001', 'Theirs');
    for (const { id } of await activities.all()) await activities.remove(id);
    const { activityId } = await worker.recordCall(context, call, true);
    const there = (await worker.readCrmLog(activityId)) ?? undefined;
    expect(there).toMatchObject({ note: 'Theirs', subject: 'Inbound call', contactName: 'Ada Lovelace' });
    await control().order('/fail', { host: hosts[server], path: '/callLog', method: 'PATCH', drop: true });
    await worker.queueLog(
      context,
      activityId,
      { ...plain, note: 'Theirs' },
      { isUpdate: true, theirLog: there },
    );
    await worker.flushOutbox(context);
    // Their note proves nothing of our update: what became of it is asked, and then a person is.
    for (const minutes of [1, 6, 21]) await worker.flushOutbox(context, context.now() + minutes * 60_000);
    expect(await activities.get(activityId)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'unclear_outcome' },
      logId: there?.logId,
    });
    expect(await crmLogs()).toMatchObject([{ note: 'Theirs', subject: 'Inbound call', writes: 1 }]);
    await worker.confirmLogged(activityId, context);
    await worker.queueLog(
      context,
      activityId,
      { ...plain, note: 'Theirs, and mine' },
      { isUpdate: true, theirLog: there },
    );
    await worker.flushOutbox(context);
    expect(await activities.get(activityId)).toMatchObject({ fate: 'logged', operations: [] });
    expect(await crmLogs()).toMatchObject([{ note: 'Theirs, and mine', subject: 'Subject', writes: 2 }]);
  });

  test.each(['sms', 'voicemail', 'fax'] as const)(
    '%s: logged once, later messages of the day with it',
    async (kind) => {
      const worker = await open();
      const { context } = worker;
      const { activityId } = await worker.recordConversation(context, conversation(kind, ['1', '2']));
      const { contacts } = await worker.getLogContext(activityId);
      await worker.queueLog(context, activityId, { ...plain, note: '', contact: contacts[0] });
      await worker.flushOutbox(context);
      await worker.recordConversation(context, conversation(kind, ['1', '2', '3']));
      await worker.flushOutbox(context, context.now() + 60_000);
      await worker.recordConversation(context, conversation(kind, ['1', '2', '3']));
      await worker.flushOutbox(context, context.now() + 60_000);
      expect((await crmLogs()).map(({ messages }) => messages.map(({ id }) => id))).toEqual([
        ['1', '2', '3'],
      ]);
      expect(await worker.activities.get(activityId)).toMatchObject({
        fate: 'logged',
        recorded: { 'contact-1': ['2', '1', '3'] },
      });
      expect(await worker.matchMessageLogs([`${kind}-1/11/21/2026`])).toEqual({
        [`${kind}-1/11/21/2026`]: activityId,
      });
      // A document's page, and no token of anybody in it.
      const links = (await crmLogs()).flatMap(({ messages }) => messages.flatMap((message) => message.links));
      const expected =
        kind === 'fax' ? ['https://ringcentral.github.io/ringcentral-media-reader/?media=x'] : [];
      expect(links).toEqual(expect.arrayContaining(expected));
      const { ringCentralAccess } = Object(await worker.stored());
      expect(JSON.stringify(await crmLogs())).not.toContain(ringCentralAccess.accessToken);
    },
  );

  test('a fax’s file gets a token only where the organisation allows it, an SMS never', async () => {
    const worker = await open();
    const { context } = worker;
    const log = async (kind: 'sms' | 'fax', id: string) => {
      const { activityId } = await worker.recordConversation(context, conversation(kind, [id]));
      const { contacts } = await worker.getLogContext(activityId);
      await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
      await worker.flushOutbox(context);
    };
    await worker.world.browser.storage.local.set({
      policy: { preferences: {}, broken: [], allowMediaToken: true },
    });
    await log('sms', '1');
    const { ringCentralAccess } = Object(await worker.stored());
    const host = server === 'callback' ? HOSTS.callbackServer : HOSTS.pollingServer;
    const bodies = async () => (await control().requestsTo(host, '/messageLog')).map(({ body }) => body);
    expect((await bodies()).at(-1)).not.toContain(ringCentralAccess.accessToken);
    await log('fax', '2');
    expect((await bodies()).at(-1)).toContain(ringCentralAccess.accessToken);
  });

  test('a message with a plugin installed for it', async () => {
    const worker = await open();
    const { context } = worker;
    await worker.installPlugin('redaction');
    const { activityId } = await worker.recordConversation(context, conversation('sms', ['1']));
    const { contacts } = await worker.getLogContext(activityId);
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    const activity = await worker.activities.get(activityId);
    // The older server refuses it by its own fault (core 1.7.22 handlers/log.js:545): said in those words, kept, not retried.
    const works = { fate: 'logged' };
    const blocked = { fate: 'needs_you', problem: { code: 'messages_blocked' } };
    const outcome = server === 'callback' ? works : blocked;
    expect(activity).toMatchObject(outcome);
    await worker.retryAll(context);
    expect(await worker.activities.get(activityId)).toMatchObject(outcome);
    expect(await crmLogs()).toHaveLength(server === 'callback' ? 1 : 0);
  });

  test('a group is logged for each of its members who was chosen', async () => {
    const worker = await open();
    const { context } = worker;
    const group = conversation('sms', ['1'], ['+16505550123', '+493055501234']);
    const { activityId } = await worker.recordConversation(context, group);
    const { contacts, members } = await worker.getLogContext(activityId);
    const others = members[0]?.contacts ?? [];
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0], others: [...others] });
    await worker.flushOutbox(context);
    expect((await crmLogs()).map(({ contactName }) => contactName)).toEqual(['Ada Lovelace', 'Konrad Zuse']);
    expect(await worker.activities.get(activityId)).toMatchObject({ fate: 'logged' });
  });

  test('automatic logging: a single contact is logged, several ask the person', async () => {
    const worker = await open();
    const { context } = worker;
    const { keepClientChoices } = await import('../../../../src/background/settings/preferences');
    await keepClientChoices({ changes: { autoLogCall: true } });
    const one = await worker.recordCall(context, call, true);
    const several = await worker.recordCall(
      context,
      { ...call, sessionId: '900002', telephonySessionId: 's-2', from: { phoneNumber: '+16505550177' } },
      true,
    );
    await worker.flushOutbox(context);
    expect(await worker.activities.get(one.activityId)).toMatchObject({ fate: 'logged' });
    expect(await worker.activities.get(several.activityId)).toMatchObject({
      fate: 'needs_you',
      problem: { code: 'contact_ambiguous' },
    });
    expect(await crmLogs()).toHaveLength(1);
  });

  test('an answer that was lost: asked about, found, never sent twice', async () => {
    const worker = await open();
    const { context } = worker;
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    await control().order('/fail', {
      host: hosts[server],
      path: '/callLog',
      method: 'POST',
      dropAnswer: true,
    });
    await worker.queueLog(context, activityId, { ...plain, contact: contacts[0] });
    await worker.flushOutbox(context);
    expect(await worker.activities.get(activityId)).toMatchObject({ fate: 'asking' });
    await worker.flushOutbox(context, context.now() + 60_000);
    expect(await worker.activities.get(activityId)).toMatchObject({ fate: 'logged' });
    expect(await crmLogs()).toHaveLength(1);
  });

  test('the answers about a new contact and a call-back were lost: found, neither is made twice', async () => {
    const worker = await open();
    const { context } = worker;
    const unknown = { ...call, from: { phoneNumber: '+16505550199' } };
    const { activityId } = await worker.recordCall(context, unknown, true);
    for (const path of ['/contact', '/calldown'])
      await control().order('/fail', { host: hosts[server], path, method: 'POST', dropAnswer: true });
    await worker.queueLog(context, activityId, {
      ...plain,
      newContact: { name: 'Mary Jackson', type: 'Contact' },
      callBackAt: 1_800_000_000_000,
    });
    const fate = async () => (await worker.activities.get(activityId))?.fate;
    await worker.flushOutbox(context);
    expect(await fate()).toBe('asking');
    await worker.flushOutbox(context, context.now() + 60_000);
    expect(await fate()).toBe('asking');
    await worker.flushOutbox(context, context.now() + 60_000);
    expect(await fate()).toBe('logged');
    const { contacts } = Object(await control().read('/crm/keycrm/records'));
    expect(contacts.filter(({ name }: { name: string }) => name === 'Mary Jackson')).toHaveLength(1);
    expect(Object(await worker.ask('GET', '/calldown')).items).toHaveLength(1);
  });
});
