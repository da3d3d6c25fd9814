// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { noteChange } from '../../../../../src/panel/shared/changes';
import { installedPlugin } from '../../../fakes/installed-plugin';
import { paintRoute } from '../../paint-panel';
import { connection, identity, sampleTask } from '../../sample-view';

const { ask, platform, tasks } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  platform: vi.fn<() => { output?: object; problem?: object }>(),
  tasks: vi.fn<(filter: unknown, most: number, accept: (task: unknown) => boolean) => Promise<unknown[]>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/storage/tasks/task-store', () => ({ readNewestTasks: tasks }));
vi.mock('../../../../../src/panel/shared/ConnectorAbsent', () => ({ useConnectorManifest: platform }));

const service = { serverSideLogging: { url: 'https://logging.example.com', enableUserMapping: true } };
const withUsers = {
  connection: {
    ...connection,
    capabilities: { ...connection.capabilities, interfaces: ['getUserList'] },
  },
};
const extension = (id: number, name: string) => ({
  id,
  name,
  type: 'User',
  status: 'Enabled',
  extensionNumber: String(id),
  contact: { email: `${id}@example.com` },
});
const answers: { [method: string]: unknown } = {
  getExtensionPage: {
    records: [extension(1, 'Ada Lovelace'), extension(2, 'Grace Hopper'), extension(3, 'Alan Turing')],
    paging: { totalPages: 1 },
  },
  readUserMappings: [{ crmUserId: 7, rcExtensionId: ['1'] }],
};

beforeEach(() => {
  // What another test was answered is old.
  noteChange();
  ask.mockReset().mockImplementation(async (method) => answers[method]);
  platform.mockReset().mockReturnValue({ output: service });
  tasks.mockReset().mockResolvedValue([]);
});

const open = async (part: Parameters<typeof paintRoute>[1] = {}) => {
  const panel = await paintRoute({ screen: 'admin' }, part);
  await act(async () => vi.dynamicImportSettled());
  return panel;
};

describe('an organization that is well', () => {
  test('says so in numbers, and asks no server for what is known', async () => {
    const panel = await open();
    for (const words of [
      '0 plugins need attention',
      '0 tasks failed this week',
      '0 logs need attention',
      'Server-side logging: off',
    ])
      expect(panel.text()).toContain(words);
    expect(panel.has('[data-tone=bad]')).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });

  test('leads to everything that is set for everyone', async () => {
    const panel = await open();
    const places = [...panel.element.querySelectorAll('ul[aria-label="Settings for everyone"] .row-link')];
    expect(places.map((link) => link.getAttribute('href')?.replace('#/settings/admin/', ''))).toEqual([
      'plugins',
      'settings',
      'server-logging',
      'users',
      'sign-in',
      'differences',
      'transfer',
    ]);
  });

  test('a connector without such a service is no fault', async () => {
    platform.mockReturnValue({ output: {} });
    expect((await open()).text()).toContain('Server-side logging: not offered');
  });
});

describe('what needs an admin', () => {
  test('plugins are named with their need and the way to settle it', async () => {
    const plugins = [
      installedPlugin('redaction', { displayName: 'Redaction', isBroken: true }),
      installedPlugin('summary', { displayName: 'Call summary' }),
    ];
    const panel = await open({ installedPlugins: { plugins, refreshedAt: 1 } });
    expect(panel.text()).toContain('2 plugins need attention');
    expect(panel.text()).toContain('Redaction: needs repair');
    expect(panel.text()).toContain('Call summary: no admin has agreed to it yet');
    expect(panel.link('Repair Redaction')).toBe('#/settings/admin/plugins/redaction');
    expect(panel.link('Review Call summary')).toBe('#/settings/admin/plugins/summary');
  });

  test('failures are those of the last seven days, of whoever is here', async () => {
    const now = Date.now();
    const all = [
      sampleTask({ startedAt: now - 86_400_000 }),
      sampleTask({ startedAt: now - 8 * 86_400_000 }),
      sampleTask({ startedAt: now, account: 'somebody else' }),
    ];
    tasks.mockImplementation(async (_filter, _most, accept) => all.filter(accept));
    const panel = await open();
    expect(panel.text()).toContain('1 task failed this week');
    expect(panel.link('1 task failed this week')).toBe('#/tasks');
  });

  test('failures that cannot be read are no zero', async () => {
    tasks.mockRejectedValue(new ProblemError({ code: 'bug' }));
    expect((await open()).text()).toContain('Failed tasks couldn’t be counted');
  });

  test.each([
    [{ enable: true, loggingLevel: 'Account' }, 'Server-side logging: on for everyone'],
    [{ enable: true, loggingLevel: 'User' }, 'Server-side logging: on trial'],
    [
      { enable: true, loggingLevel: 'Account', changingAt: 'logging.example.com' },
      'Server-side logging: unclear',
    ],
    [{ enable: true, loggingLevel: 'Account', crmPlatform: 'other' }, 'Server-side logging: off'],
  ])('the server’s logging by its record %o: %s', async (serverSideLogging, words) => {
    const panel = await open({ settingRecords: { admin: { serverSideLogging }, own: {} } });
    expect(panel.text()).toContain(words);
  });
});

describe('users without a CRM user', () => {
  test('are counted by the account’s own rows, and asked for once a minute', async () => {
    const panel = await open(withUsers);
    expect(panel.text()).toContain('2 users have no CRM user');
    expect(panel.text()).toContain('Grace Hopper, Alan Turing');
    expect(ask.mock.calls.map(([method]) => method)).toEqual(['getExtensionPage', 'readUserMappings']);
  });

  test('while they are looked for, and where that fails, it is said; it can be tried again', async () => {
    let refuse = (_problem: unknown) => {};
    ask.mockImplementation(() => new Promise((_resolve, reject) => void (refuse = reject)));
    const panel = await open(withUsers);
    expect(panel.text()).toContain('Looking for users without a CRM user…');
    await act(async () => refuse(new ProblemError({ code: 'server_error', host: 'server.example' })));
    expect(panel.text()).toContain('Users without a CRM user: unknown');
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('server.example');
    ask.mockImplementation(async (method) => answers[method]);
    await panel.press('Look for users without a CRM user again');
    expect(panel.text()).toContain('2 users have no CRM user');
  });

  test('without a network it says that this needs one', async () => {
    ask.mockRejectedValue(new ProblemError({ code: 'offline' }));
    const panel = await open({ ...withUsers, isOnline: false });
    expect(panel.text()).toContain('This needs a network connection.');
  });

  test('are not looked for where nobody is mapped', async () => {
    platform.mockReturnValue({ output: { serverSideLogging: { url: 'https://logging.example.com' } } });
    await open(withUsers);
    expect(ask).not.toHaveBeenCalled();
  });
});

test('nobody but an admin sees it', async () => {
  const panel = await open({ ...withUsers, identity: { ...identity, isAdmin: false } });
  expect(panel.text()).not.toContain('attention');
  expect(ask).not.toHaveBeenCalled();
});
