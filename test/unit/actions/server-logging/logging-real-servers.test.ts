import { beforeEach, describe, expect, inject, test } from 'vitest';
import { withFields } from '../../../../src/core/settings/admin-column';
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

async function deskOf({ context, saveAdminRecords }: Worker) {
  const service = await import('../../../../src/background/server-logging/logging-service');
  const fields = await import('../../../../src/background/server-logging/logging-fields');
  const { askServerRoute } = await import('../../../../src/background/sign-in/redacting-proxy');
  const { askRingCentral } = await import('../../../../src/background/sign-in/ring-central');
  const { getExtensionPage } = await import('../../../../src/api/sign-in/ringcentral');
  const extensions = async () => {
    const page = await askRingCentral(context, (http, token) => getExtensionPage(http, token, 1));
    return readExtensionPage(page)?.extensions ?? [];
  };
  return {
    look: () => service.getLoggingSubscription(context, host),
    change: (level: 'Account' | 'User' | 'Disable') =>
      service.changeLoggingSubscription(context, { host, level, ownedByAdmin: false }),
    saveNumbers: (numbers: string) => service.saveDoNotLogNumbers(context, host, numbers),
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
