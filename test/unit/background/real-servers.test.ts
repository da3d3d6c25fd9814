import { beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { Http } from '../../../src/api/basics/http';
import { createHttp } from '../../../src/api/basics/transport';
import { createControlClient } from '../../stack/control-client';
import { endedCall } from '../fakes/activity';
import { openPage } from '../fakes/page';
import { createSurroundings, type Surroundings } from '../fakes/worker';

/** The whole worker over the real App Connect servers; only the browser is played. */

const stack = inject('stack');
let world: Surroundings;

beforeEach(async () => {
  await createControlClient(stack.control).order('/reset');
  world = createSurroundings();
});

/** Public names are on this machine's loopback, the host named in the path. */
function loopback(): Http {
  const http = createHttp(() => true);
  return (request) =>
    http({ ...request, url: request.url.replace('https://', `http://127.0.0.1:${stack.loopbackPort}/@`) });
}

interface Tokens {
  access_token: string;
  refresh_token: string;
}

async function signIn(person: string): Promise<void> {
  const tokens = Object(await createControlClient(stack.control).order('/sign-in', { person })) as Tokens;
  const { readIdentity } = await import('../../../src/api/sign-in/ringcentral');
  await world.browser.storage.local.set({
    identity: await readIdentity(loopback(), tokens.access_token),
    ringCentralTokens: { refreshToken: tokens.refresh_token },
  });
  await world.browser.storage.session.set({
    ringCentralAccess: { accessToken: tokens.access_token, expiresAt: world.clock.time + 3_600_000 },
  });
}

async function load() {
  const context = world.context(loopback());
  const [connection, outbox, recording, pass, logContext, collections, start, taskStore, { loadConnector }] =
    await Promise.all([
      import('../../../src/background/sign-in/connection'),
      import('../../../src/background/activity/outbox'),
      import('../../../src/background/activity/recording'),
      import('../../../src/background/tasks/task-pass'),
      import('../../../src/actions/activity/load-log-context'),
      import('../../../src/storage/activity/activities'),
      import('../../../src/background/activity/due-work'),
      import('../../../src/storage/tasks/task-store'),
      import('../../../src/actions/crm/load-connector'),
    ]);
  return {
    ...connection,
    ...(await openPage(world, context)),
    ...outbox,
    ...recording,
    ...pass,
    ...logContext,
    ...collections,
    ...start,
    ...taskStore,
    context,
    /** As a page reads it of the directory. */
    targetOf: async (connectorId: string) => (await loadConnector(connectorId)).start.target,
  };
}

const call = { ...endedCall, sessionId: '900001', telephonySessionId: 's-900001' };

async function crmNotes(crm: string): Promise<string[]> {
  const records = Object(await createControlClient(stack.control).read(`/crm/${crm}/records`));
  return records.logs.map((log: { note: string }) => log.note);
}

describe.each([
  ['callback', 'keycrm', '[card]'],
  // The older server hands no settings to plugins (core 1.7.22 handlers/log.js:144): its own default arrives.
  ['polling', 'keycrm-classic', '[removed]'],
])('%s server', (_name, connectorId, mark) => {
  test('the main job', async () => {
    await signIn('101');
    const worker = await load();
    const { context } = worker;
    await worker.connect(context, await worker.targetOf(connectorId), { apiKey: 'keycrm-priya' });
    await worker.installPlugin('redaction');
    await worker.installPlugin('summary');
    await worker.savePluginConfig('redaction', { mark: '[card]' });
    const { activityId } = await worker.recordCall(context, call, true);
    const form = await worker.getLogContext(activityId);
    expect(form.contacts).toMatchObject([{ name: 'Ada Lovelace' }]);
    await worker.queueLog(context, activityId, {
      contact: form.contacts[0],
      subject: 'Inbound call',
      note: 'Card 4111 1111 1111 1111 for the deposit.',
      additional: {},
    });
    await worker.sendAndWatch(context);
    expect(await worker.activities.get(activityId)).toMatchObject({ fate: 'logged' });
    expect((await crmNotes('keycrm')).join()).toContain(`Card ${mark} for the deposit.`);
    await vi.waitFor(
      async () => {
        await worker.checkTasks(context, Number.POSITIVE_INFINITY);
        expect((await worker.readNewestTasks({}, 10)).map((task) => task.state)).toEqual(['completed']);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(world.browser.alarms.all.size).toBe(0);
  });

  test('uninstalling ends it: the next note arrives as it was written', async () => {
    await signIn('101');
    const worker = await load();
    const { context } = worker;
    await worker.connect(context, await worker.targetOf(connectorId), { apiKey: 'keycrm-priya' });
    await worker.installPlugin('redaction');
    await worker.uninstallPlugin('redaction');
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    const note = 'Card 4111 1111 1111 1111.';
    await worker.queueLog(context, activityId, { contact: contacts[0], subject: 'x', note, additional: {} });
    await worker.flushOutbox(context);
    expect((await crmNotes('keycrm')).join()).toContain(note);
  });

  test('a person who is no admin cannot install, and the server agrees', async () => {
    await signIn('102');
    const worker = await load();
    await worker.connect(worker.context, await worker.targetOf(connectorId), { apiKey: 'keycrm-dana' });
    await expect(worker.installPlugin('redaction')).rejects.toThrow('not_admin');
  });

  test('a wrong key is refused in the CRM’s words, and nothing is connected', async () => {
    await signIn('101');
    const worker = await load();
    await expect(
      worker.connect(worker.context, await worker.targetOf(connectorId), { apiKey: 'wrong' }),
    ).rejects.toMatchObject({
      problem: { code: 'refused', message: expect.stringMatching(/\w/) },
    });
    expect((await world.browser.storage.local.get('connection'))['connection']).toBeUndefined();
  });
});
