import { beforeEach, describe, expect, inject, test } from 'vitest';
import { withFields } from '../../../../src/core/settings/admin-column';
import type { LoggingLevel } from '../../../../src/core/server-logging/logging-subscription';
import { readExtensionPage } from '../../../../src/core/basics/extension';
import { describeMappings, readUserMapping, toMatch } from '../../../../src/core/crm/user-mapping';
import { createControlClient } from '../../../stack/control-client';
import { HOSTS } from '../../../stack/hosts';
import { connectByOAuth } from '../../fakes/oauth-connection';
import { openWorker } from '../../fakes/real-worker';

/** Server-side logging and user mapping, over the real App Connect servers and the logging service that the stack plays. */

const stack = inject('stack');
const host = HOSTS.loggingService;
beforeEach(() => createControlClient(stack.control).order('/reset'));

type Worker = Awaited<ReturnType<typeof openWorker>>;

async function deskOf({ context, world, saveAdminRecords }: Worker) {
  const subscription = await import('../../../../src/actions/server-logging/change-subscription');
  const { lookForServerLogs } = await import('../../../../src/actions/server-logging/close-server-logged');
  const fields = await import('../../../../src/background/server-logging/logging-fields');
  const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
  const { askRingCentral } = await import('../../../../src/background/sign-in/ring-central');
  const { getExtensionPage } = await import('../../../../src/api/sign-in/ringcentral');
  const extensions = async () => {
    const page = await askRingCentral(context, (http, token) => getExtensionPage(http, token, 1));
    return readExtensionPage(page)?.extensions ?? [];
  };
  return {
    look: () => subscription.lookAtService(host),
    change: (level: LoggingLevel, ownedByAdmin = false) =>
      subscription.changeSubscription({ declared: { host, usesAdminSession: true }, level, ownedByAdmin }),
    saveNumbers: (numbers: string) => subscription.saveDoNotLogNumbers({ host, numbers }),
    correct: async () => subscription.correctRecord(await subscription.lookAtService(host)),
    lookForServerLogs: () => lookForServerLogs(world.clock),
    getFields: () => fields.getLoggingFields(context),
    saveFields: (typed: { [key: string]: unknown }) => fields.saveLoggingFields(context, typed),
    extensions,
    mapping: async (route: 'userMapping' | 'restartUserMapping' = 'userMapping') => {
      const known = await extensions();
      const body = { rcExtensionList: known.map(toMatch) };
      const answer = readUserMapping(await askServerRoute(context, { route, query: {}, body }));
      return describeMappings(answer ?? [], known);
    },
    save: (userId: string, rcExtensionId: readonly string[]) =>
      saveAdminRecords({
        column: 'userMappings',
        changes: {
          [userId]: { displayName: userId, change: (before) => withFields(before, { rcExtensionId }) },
        },
      }),
  };
}

async function adminRow(server = 'callback') {
  const rows = Object(await createControlClient(stack.control).read(`/server/${server}/admin-settings`));
  return Object(rows[0]);
}

describe.each([
  ['callback', ''],
  ['polling', '-classic'],
])('server-side logging on the %s server', (server, suffix) => {
  test('is switched on, for whom the service says, and off; the organisation’s settings say so', async () => {
    const priya = await deskOf(await openWorker(stack, '101', `keycrm${suffix}`));
    expect(await priya.look()).toMatchObject({ level: 'Disable', managedBy: undefined });
    expect(await priya.change('Account')).toMatchObject({ level: 'Account' });
    const { subscription } = Object(await createControlClient(stack.control).read('/logging-service'));
    expect(subscription).toMatchObject({ crmPlatform: 'keyCRM', loggingWithUserAssigned: true });
    expect(subscription.crmToken).toMatch(/^ey/);
    expect((await adminRow(server)).userSettings.serverSideLogging).toEqual({
      enable: true,
      loggingLevel: 'Account',
      subscribedBy: expect.stringMatching(/./),
      crmPlatform: 'keyCRM',
    });

    const lee = await deskOf(await openWorker(stack, '104', `keycrm${suffix}`));
    expect(await lee.look()).toMatchObject({ level: 'Account', managedBy: 'Priya Nair' });
    await expect(lee.change('Disable')).rejects.toMatchObject({ problem: { code: 'overwritten' } });
    expect(await priya.saveNumbers('+16505550100,101')).toMatchObject({
      level: 'Account',
      doNotLogNumbers: '+16505550100,101',
    });
    expect(await priya.change('Disable')).toMatchObject({ level: 'Disable' });
    expect((await adminRow(server)).userSettings.serverSideLogging).toMatchObject({ enable: false });
  });

  test('a connector without OAuth refuses the account’s fields, in the server’s words', async () => {
    const { saveFields, getFields } = await deskOf(await openWorker(stack, '101', `keycrm${suffix}`));
    expect(await getFields()).toEqual({ values: {}, kept: [] });
    await expect(saveFields({ apiUsername: 'svc', apiPassword: 'hunter2' })).rejects.toMatchObject({
      problem: { code: 'refused', message: 'Server logging settings update failed' },
    });
  });

  test('one with OAuth keeps them; the password never comes back, and stays when it is not typed', async () => {
    const worker = await openWorker(stack, '101', `keycrm${suffix}`);
    await connectByOAuth(stack, worker, `oauthcrm${suffix}`);
    const { saveFields, getFields } = await deskOf(worker);
    await saveFields({ apiUsername: 'svc', apiPassword: 'hunter2' });
    expect(await getFields()).toEqual({ values: { apiUsername: 'svc' }, kept: ['apiPassword'] });
    await saveFields({ apiUsername: 'svc-2' });
    const { loggingFields } = Object(await createControlClient(stack.control).read('/crm/oauthcrm/records'));
    expect(loggingFields).toEqual({ apiUsername: 'svc-2', apiPassword: 'hunter2' });
  });
});

/** The service hears that a call is over; says what it made of it. */
const end = (call: { extension: string; number: string; sessionId: string }) =>
  createControlClient(stack.control).order('/logging-service/call', call);

async function crmLogs(): Promise<{ [field: string]: unknown }[]> {
  return Object(await createControlClient(stack.control).read('/crm/keycrm/records')).logs;
}

const ada = '+16505550123';
const grace = '+16505550177';
const nobody = '+16505550199';

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('a call that ends while the service logs, on the %s server', (_server, connectorId) => {
  test('is in the CRM, of the user whose extension it was; the panel of that person closes it', async () => {
    const priya = await deskOf(await openWorker(stack, '101', connectorId));
    await priya.mapping();
    await priya.change('Account');
    expect(await end({ extension: '102', number: ada, sessionId: 'call-1' })).toMatchObject({
      outcome: 'logged',
    });
    expect(await crmLogs()).toMatchObject([
      { ownerId: 'u2', contactName: 'Ada Lovelace', fields: {}, body: expect.stringContaining('1 minute') },
    ]);

    const worker = await openWorker(stack, '102', connectorId);
    const dana = await deskOf(worker);
    await worker.refreshSettings();
    const { activityId } = await worker.recordCall(
      worker.context,
      {
        sessionId: 'call-1',
        direction: 'Inbound',
        startTime: worker.world.clock.time,
        duration: 60,
        result: 'Disconnected',
        from: { phoneNumber: ada },
        to: { phoneNumber: '+16505550100' },
      },
      true,
    );
    await dana.lookForServerLogs();
    const { activities } = await import('../../../../src/storage/activity/activities');
    const [{ id } = { id: '' }] = await crmLogs().then((logs) =>
      logs.map((log) => ({ id: String(log['id']) })),
    );
    expect(await activities.get(activityId)).toMatchObject({ fate: 'logged', logId: id });
    expect(await crmLogs()).toHaveLength(1);
    expect(await createControlClient(stack.control).read('/leaks')).toEqual([]);
  });

  test('belongs to the CRM user whom an admin has mapped by hand, to the admin where nobody is mapped or so set', async () => {
    const priya = await deskOf(await openWorker(stack, '101', connectorId));
    await priya.mapping();
    const sam = (await priya.extensions()).find(({ name }) => name === 'Sam Okafor');
    await priya.save('u3', []);
    await priya.save('u6', [sam?.id ?? '']);
    await priya.change('Account');
    await end({ extension: '103', number: ada, sessionId: 'call-1' });
    await priya.save('u6', []);
    await end({ extension: '103', number: ada, sessionId: 'call-2' });
    await priya.change('Account', true);
    await end({ extension: '102', number: ada, sessionId: 'call-3' });
    expect((await crmLogs()).map(({ ownerId }) => ownerId)).toEqual(['u6', 'u1', 'u1']);
  });
});

describe('a call that ends while the service logs', () => {
  const connectorId = 'keycrm';

  test('from an unknown number, from one of several contacts: by the account’s rules', async () => {
    const { saveAdminRecords, ...worker } = await openWorker(stack, '101', connectorId);
    const priya = await deskOf({ ...worker, saveAdminRecords });
    await priya.change('Account');
    const unknown = { extension: '102', number: nobody, sessionId: 'call-1' };
    const several = { extension: '102', number: grace, sessionId: 'call-2' };
    expect(await end(unknown)).toEqual({ outcome: 'unknown_contact' });
    expect(await end(several)).toEqual({ outcome: 'several_contacts' });
    expect(await crmLogs()).toEqual([]);
    const setting = (value: string) => ({ displayName: '', change: () => ({ value, customizable: true }) });
    await saveAdminRecords({
      column: 'userSettings',
      changes: {
        unknownContactPreference: setting('createNewPlaceholderContact'),
        multipleContactsPreference: setting('firstAlphabetical'),
      },
    });
    expect(await end(unknown)).toMatchObject({ outcome: 'logged' });
    expect(await end(several)).toMatchObject({ outcome: 'logged' });
    expect((await crmLogs()).map(({ contactName }) => contactName)).toEqual([
      `PlaceholderContact ${nobody}`,
      'Grace Hopper',
    ]);
  });

  test('is not logged where the number is left out, the trial is another’s, or nothing is switched on', async () => {
    const priya = await deskOf(await openWorker(stack, '101', connectorId));
    const call = { extension: '102', number: ada, sessionId: 'call-1' };
    expect(await end(call)).toEqual({ outcome: 'not_subscribed' });
    await priya.change('User');
    expect(await end(call)).toEqual({ outcome: 'not_covered' });
    await priya.change('Account');
    expect(await end({ ...call, number: '101' })).toEqual({ outcome: 'internal' });
    await priya.saveNumbers(`102,${grace}`);
    expect(await end(call)).toEqual({ outcome: 'left_out' });
    expect(await end({ ...call, extension: '103', number: grace })).toEqual({ outcome: 'left_out' });
    await priya.change('Disable');
    expect(await end({ ...call, extension: '103' })).toEqual({ outcome: 'not_subscribed' });
    expect(await crmLogs()).toEqual([]);
  });

  test('is refused once, where the panel has logged it or the admin has left the CRM; nothing is written twice', async () => {
    const worker = await openWorker(stack, '101', connectorId);
    const priya = await deskOf(worker);
    await worker.log('call-1', 'By hand');
    await priya.change('Account');
    expect(await end({ extension: '101', number: ada, sessionId: 'call-1' })).toEqual({
      outcome: 'refused',
      message: 'Existing log for session call-1',
    });
    expect(await crmLogs()).toMatchObject([{ note: 'By hand' }]);
    await worker.disconnect(worker.context);
    expect(await end({ extension: '101', number: ada, sessionId: 'call-2' })).toMatchObject({
      outcome: 'refused',
    });
    expect(await crmLogs()).toHaveLength(1);
  });

  test('settings that somebody else has put on are corrected to what the service says', async () => {
    const { saveAdminRecords, ...worker } = await openWorker(stack, '101', connectorId);
    const priya = await deskOf({ ...worker, saveAdminRecords });
    await saveAdminRecords({
      column: 'userSettings',
      changes: {
        serverSideLogging: { displayName: '', change: () => ({ enable: true, loggingLevel: 'Account' }) },
      },
    });
    expect(await end({ extension: '101', number: ada, sessionId: 'call-1' })).toEqual({
      outcome: 'not_subscribed',
    });
    await priya.correct();
    const record = (await adminRow()).userSettings.serverSideLogging;
    expect(record).toMatchObject({ enable: false, loggingLevel: 'Disable' });
  });
});

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('user mapping on the %s server', (server, connectorId) => {
  test('matches automatically, is changed by hand, keeps that, and can be restarted', async () => {
    const priya = await deskOf(await openWorker(stack, '101', connectorId));
    const kinds = async () =>
      Object.fromEntries((await priya.mapping()).map(({ user, kind }) => [user.name, kind]));
    expect(await kinds()).toEqual({
      'Front Desk': 'none',
      'Noor Haddad': 'none',
      'Dana Reyes': 'email',
      'Lee Wong': 'email',
      'Priya Nair': 'email',
      'Sam Okafor': 'email',
    });
    const [first, second] = (await priya.extensions()).filter(({ name }) => name.startsWith('Alma'));
    await priya.save('u6', [first?.id ?? '', second?.id ?? '']);
    const frontDesk = (await priya.mapping()).find(({ user }) => user.id === 'u6');
    expect(frontDesk).toMatchObject({ kind: 'hand', extensions: [{ id: first?.id }, { id: second?.id }] });

    // Nobody, chosen by hand, is not matched again.
    await priya.save('u2', []);
    expect(await kinds()).toMatchObject({ 'Dana Reyes': 'none', 'Lee Wong': 'email', 'Front Desk': 'hand' });
    expect((await adminRow(server)).userMappings).toContainEqual({ crmUserId: 'u2', rcExtensionId: [] });

    const again = await priya.mapping('restartUserMapping');
    expect(again.find(({ user }) => user.id === 'u2')?.kind).toBe('email');
    expect(again.find(({ user }) => user.id === 'u6')?.kind).toBe('none');
  });

  test('two admins: what one overwrites is seen', async () => {
    const priyasWorker = await openWorker(stack, '101', connectorId);
    const priya = await deskOf(priyasWorker);
    const [extension] = await priya.extensions();
    await priya.mapping();
    await priya.save('u6', [extension?.id ?? '']);
    const lee = await openWorker(stack, '104', connectorId);
    await (await deskOf(lee)).save('u6', []);
    priyasWorker.world.clock.time += 5000;
    await priyasWorker.recheckAdminWrites(priyasWorker.context);
    const { adminWrites } = await priyasWorker.world.browser.storage.local.get('adminWrites');
    expect(adminWrites['userMappings/u6'].conflict.theirs).toEqual({ rcExtensionId: [] });
    await priyasWorker.settleConflict(['userMappings/u6'], 'mine');
    expect((await adminRow(server)).userMappings).toContainEqual({
      crmUserId: 'u6',
      rcExtensionId: [extension?.id],
    });
  });
});

test('5,000 extensions are one question', async () => {
  const worker = await openWorker(stack, '101', 'keycrm');
  const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
  const rcExtensionList = Array.from({ length: 5000 }, (_, index) => ({
    id: String(index),
    name: `Somebody with a long name ${index}`,
    email: `somebody.${index}@a-long-company-name.example`,
  }));
  const body = { rcExtensionList };
  const answer = await askServerRoute(worker.context, { route: 'userMapping', query: {}, body });
  expect(readUserMapping(answer)).toHaveLength(6);
});
