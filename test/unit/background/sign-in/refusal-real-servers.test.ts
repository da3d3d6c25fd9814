import { beforeEach, describe, expect, inject, test } from 'vitest';
import type { Conversation } from '../../../../src/core/activity/conversation';
import { createControlClient } from '../../../stack/control-client';
import { HOSTS } from '../../../stack/hosts';
import { endedCall } from '../../fakes/activity';
import { connectByOAuth } from '../../fakes/oauth-connection';
import { openWorker } from '../../fakes/real-worker';

/** Whose no it was, over both real servers: RingCentral's, the CRM's, or nobody's who is signed in. */

const stack = inject('stack');
const control = () => createControlClient(stack.control);
beforeEach(async () => {
  await control().order('/reset');
});

const texts: Conversation = {
  conversationLogId: 'sms-1/11/21/2026',
  conversationId: 'sms-1',
  kind: 'sms',
  date: '11/21/2026',
  self: { phoneNumber: '+16505550100' },
  correspondents: [{ phoneNumber: '+16505550123' }],
  messages: [
    {
      id: 'm1',
      direction: 'Inbound',
      creationTime: 1_700_000_000_000,
      text: 'Hello',
      from: { phoneNumber: '+16505550123' },
      to: [{ phoneNumber: '+16505550100' }],
      attachments: [],
    },
  ],
};

describe.each([
  ['callback', HOSTS.callbackServer, ''],
  ['polling', HOSTS.pollingServer, '-classic'],
])('%s server', (server, host, suffix) => {
  test('the CRM’s 401 on mapping and server-side logging is the CRM’s', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
    const { getLoggingFields } = await import('../../../../src/background/server-logging/logging-fields');
    const theirs = { problem: { code: 'refused', message: 'Request failed with status code 401', host } };
    await control().order('/fail', { host: HOSTS.keyCrm, path: '/api/users', status: 401, times: 2 });
    const question = { route: 'userMapping', query: {}, body: { rcExtensionList: [] } } as const;
    await expect(askServerRoute(worker.context, question)).rejects.toMatchObject(theirs);
    await control().order('/fail', { host: HOSTS.keyCrm, path: '/api/logging-fields', status: 401 });
    await expect(getLoggingFields(worker.context)).rejects.toMatchObject(theirs);
    // RingCentral's own no is mended by a renewal, as before.
    await control().order('/expire', { person: '101' });
    expect(await askServerRoute(worker.context, question)).toHaveLength(6);
    expect(Object(await worker.stored()).connection).toMatchObject({ state: 'connected' });
  });

  test('a person who was signed out elsewhere is asked to connect again, with all that was typed', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    const { activities } = await import('../../../../src/storage/activity/activities');
    const { context } = worker;
    const { id = '', form } = (await worker.log('900001', 'My note')) ?? {};
    await worker.ask('POST', '/unAuthorize', {});
    const typed = { subject: 'Call', additional: {}, ...form, note: 'Changed' };
    await worker.queueLog(context, id, typed, { isUpdate: true });
    await worker.flushOutbox(context);
    const waits = { fate: 'waiting', problem: { code: 'session_expired' } };
    expect(await activities.get(id)).toMatchObject({ ...waits, form: { note: 'Changed' } });
    expect(Object(await worker.stored()).connection).toMatchObject({ state: 'revoked' });
    await expect(worker.readCrmLog(id)).rejects.toMatchObject({ problem: { code: 'session_expired' } });
    const { target } = (await worker.loadConnector(`keycrm${suffix}`)).start;
    await worker.connect(context, target, { apiKey: 'keycrm-priya' });
    await worker.flushOutbox(context);
    expect(await activities.get(id)).toMatchObject({ fate: 'logged' });
    const { logs } = Object(await control().read('/crm/keycrm/records'));
    expect(logs).toMatchObject([{ note: 'Changed' }]);
  });

  test('and of messages, which are refused in the words for an unknown contact', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    const { activities } = await import('../../../../src/storage/activity/activities');
    const { context } = worker;
    const { activityId } = await worker.recordConversation(context, texts);
    const { contacts } = await worker.getLogContext(activityId);
    await worker.ask('POST', '/unAuthorize', {});
    const form = { contact: contacts[0], subject: '', note: '', additional: {} };
    await worker.queueLog(context, activityId, form);
    await worker.flushOutbox(context);
    expect(await activities.get(activityId)).toMatchObject({
      fate: 'waiting',
      problem: { code: 'session_expired' },
    });
  });

  test('an access to the CRM that could not be renewed is no refusal: the log goes later', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    await connectByOAuth(stack, worker, `oauthcrm${suffix}`);
    const { activities } = await import('../../../../src/storage/activity/activities');
    const row = { change: 'update', table: 'users', where: { platform: 'oauthCRM' } };
    const values = { tokenExpiry: new Date(0).toISOString() };
    const { context } = worker;
    const { activityId } = await worker.recordCall(context, { ...endedCall, sessionId: '900001' }, true);
    const { contacts } = await worker.getLogContext(activityId);
    await control().order(`/server/${server}/rows`, { ...row, values });
    await control().order('/fail', { host: HOSTS.oauthCrm, path: '/oauth/token', status: 503, times: 9 });
    const form = { contact: contacts[0], subject: 'Call', note: 'My note', additional: {} };
    await worker.queueLog(context, activityId, form);
    await worker.flushOutbox(context);
    // The older server calls every renewal that failed the end of the session (core 1.7.22 lib/oauth.js).
    const code = server === 'callback' ? 'crm_unrenewed' : 'session_revoked';
    expect(await activities.get(activityId)).toMatchObject({ fate: 'waiting', problem: { code } });
    await control().order('/calm');
    if (server === 'polling') await connectByOAuth(stack, worker, `oauthcrm${suffix}`);
    await worker.flushOutbox(context, Number.POSITIVE_INFINITY);
    expect(await activities.get(activityId)).toMatchObject({ fate: 'logged' });
    const { logs } = Object(await control().read('/crm/oauthcrm/records'));
    expect(logs).toHaveLength(1);
  });

  test('pop, widget, form and worker that look a new number up at once all learn who it is', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    const number = '+16505550123';
    const [pop, widget, form] = await Promise.all([
      worker.findContacts(number),
      worker.matchContacts([number]),
      worker
        .recordCall(worker.context, { ...endedCall, sessionId: '900002' }, true)
        .then(({ activityId }) => worker.getLogContext(activityId)),
    ]);
    const ada = [expect.objectContaining({ name: 'Ada Lovelace' })];
    expect([pop.contacts, widget[number], form.contacts]).toEqual([ada, ada, ada]);
    expect(form).not.toHaveProperty('problem');
  });
});

test('what a plugin gets by its own default stays while the directory refuses to show its manifest', async () => {
  const worker = await openWorker(stack, '101', 'keycrm');
  await worker.installPlugin('redaction');
  await worker.refreshSettings();
  const given = async () => {
    const rows = await control().read('/server/callback/user-settings');
    const [row] = Array.isArray(rows) ? rows : [];
    return Object(row).userSettings.plugin_redaction.value.config;
  };
  const before = await given();
  expect(before.mark.value).toBe('[removed]');
  const { manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
  for (const status of [403, 404, 429]) {
    await manifestCache.remove('plugin:redaction');
    const path = '/public-api/connectors/redaction/manifest';
    await control().order('/fail', { host: HOSTS.directory, path, status, times: 9 });
    await worker.refreshSettings();
    await control().order('/calm');
    expect(await given()).toEqual(before);
  }
});
