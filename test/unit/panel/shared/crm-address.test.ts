import { beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { ProblemError } from '../../../../src/core/basics/problem';
import { findContactAddress, findCrmAddress } from '../../../../src/panel/shared/crm-address';
import { ada, connection, sampleActivity } from '../sample-view';

const world = vi.hoisted(() => ({
  platform: {},
  stored: {} as object,
  activity: undefined as Activity | undefined,
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
}));
vi.mock('../../../../src/protocol/client', () => ({ call: world.ask }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: { storage: { local: { get: async () => world.stored } } },
}));
vi.mock('../../../../src/storage/activity/activities', () => ({
  activities: { get: async () => world.activity },
}));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async (key: string) =>
      key === `connector:${connection.connectorId}`
        ? { body: { platforms: { [connection.platform]: world.platform } } }
        : undefined,
  },
}));

const form = { contact: ada, subject: 'S', note: '', additional: {} };

beforeEach(() => {
  world.platform = {
    contactPageUrl: 'https://{hostname}/contacts/{contactId}',
    logPageUrl: 'https://{hostname}/logs/{logId}',
  };
  world.activity = sampleActivity({ form });
  world.stored = { connection };
  world.ask.mockReset().mockResolvedValue('acme.crm.example');
});

test('a log’s page, else its contact’s, else the CRM itself', async () => {
  expect(await findCrmAddress('call:1')).toBe('https://acme.crm.example/contacts/c1');
  world.activity = sampleActivity({ form, logId: 'L 1' });
  expect(await findCrmAddress('call:1')).toBe('https://acme.crm.example/logs/L%201');
  world.activity = sampleActivity();
  expect(await findCrmAddress('call:1')).toBe('https://acme.crm.example/');
});

test('a host that the connector fixes is not asked for', async () => {
  world.platform = { ...world.platform, environment: { type: 'fixed', url: 'https://crm.example' } };
  expect(await findContactAddress(ada)).toBe('https://crm.example/contacts/c1');
  expect(world.ask).not.toHaveBeenCalled();
});

test('without a host there is no address', async () => {
  world.ask.mockRejectedValue(new ProblemError({ code: 'unreachable' }));
  expect(await findCrmAddress('call:1')).toBeUndefined();
});

test('a record that is gone says so', async () => {
  world.activity = undefined;
  await expect(findCrmAddress('call:1')).rejects.toThrow('not_found');
});

test('a host name that only the server has learned is asked for', async () => {
  world.stored = { connection: { ...connection, hostname: 'temp' } };
  expect(await findContactAddress(ada)).toBe('https://acme.crm.example/contacts/c1');
  expect(world.ask).toHaveBeenCalledOnce();
});

test('settings in force are part of an address: a lock before the person’s own value', async () => {
  world.platform = { contactPageUrl: 'https://{hostname}/{view}/{pane}/{contactId}' };
  world.stored = {
    connection,
    settingRecords: {
      admin: { view: { value: 'sales', customizable: false } },
      own: { view: { value: 'mine', customizable: true }, pane: { value: 'left', customizable: true } },
    },
  };
  expect(await findContactAddress(ada)).toBe('https://acme.crm.example/sales/left/c1');
});
