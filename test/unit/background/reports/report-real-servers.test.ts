import { beforeEach, describe, expect, inject, test } from 'vitest';
import { createControlClient } from '../../../stack/control-client';
import { SERVER_APP } from '../../../stack/ringcentral/token-store';
import { openWorker } from '../../fakes/real-worker';

/** Counts of calls and messages, from RingCentral's (played) analytics through the real App Connect servers. */

const stack = inject('stack');
beforeEach(() => createControlClient(stack.control).order('/reset'));

const range = { from: Date.UTC(2026, 2, 2), to: Date.UTC(2026, 2, 7) };
const priya = '410000101';

async function openDesk(connectorId: string, person = '101') {
  const worker = await openWorker(stack, person, connectorId);
  const { authorizeReports } = await import('../../../../src/background/reports/report-access');
  const { askCompanyReport, askPersonReport } = await import('../../../../src/panel/reports/ask-reports');
  return {
    authorize: (clientId: string) => authorizeReports(worker.context, clientId),
    person: () => askPersonReport(priya, range),
    company: (groupBy: string) => askCompanyReport(priya, groupBy, range),
  };
}

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('on the %s server', (server, connectorId) => {
  test('an admin lets the server in once; then everybody’s and the company’s counts are there', async () => {
    const admin = await openDesk(connectorId);
    expect(await admin.person()).toBe('not_authorized');
    expect(await admin.company('Company')).toBe('not_authorized');
    await admin.authorize(SERVER_APP.id);
    expect(await admin.person()).toEqual({
      inbound: 15,
      outbound: 12,
      answered: 10,
      talkSeconds: 2640,
      messagesSent: 8,
      messagesReceived: 10,
    });
    const company = Object(await admin.company('Company'));
    expect(company).toMatchObject({ groupedBy: 'Company', groups: [{ name: 'Lovelace & Partners' }] });
    expect(company.groupKeys).toContain('Users');
    const users = Object(await admin.company('Users'));
    expect(users.groups[0]).toEqual({
      name: 'Priya Nair',
      inbound: 15,
      outbound: 12,
      answered: 10,
      talkSeconds: 2640,
    });
    expect(await admin.company('Queues')).toMatchObject({ groups: [] });
  });

  test('an old admission is renewed by the server while it fails, and the report comes all the same', async () => {
    const control = createControlClient(stack.control);
    const admin = await openDesk(connectorId);
    await admin.authorize(SERVER_APP.id);
    const [row] = Array.from(Object(await control.read(`/server/${server}/admin-settings`)));
    await control.order(`/server/${server}/rows`, {
      change: 'update',
      table: 'adminConfigs',
      where: { id: Object(row).id },
      values: { adminAccessToken: 'old', adminTokenExpiry: new Date(0).toISOString() },
    });
    expect(await admin.company('Company')).toMatchObject({ groupedBy: 'Company' });
    expect(await admin.person()).toMatchObject({ inbound: 15 });
  });

  test('a server without a RingCentral app says so, and only then', async () => {
    const admin = await openDesk(connectorId);
    await createControlClient(stack.control).order(`/server/${server}/ringcentral-app`, { isThere: false });
    expect(await admin.person()).toBe('not_set_up');
    expect(await admin.company('Company')).toBe('not_set_up');
  });
});

test('only an admin lets the server in', async () => {
  const dana = await openDesk('keycrm', '102');
  await expect(dana.authorize(SERVER_APP.id)).rejects.toMatchObject({ problem: { code: 'not_admin' } });
  expect(await dana.person()).toBe('not_authorized');
});
