import { beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../../../../src/core/activity/call';
import type { ClientSettings } from '../../../../src/core/settings/client-setting';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { connection } from '../sample-view';

/** What a call opens, from the CRM's answer to the tabs of the browser. */

const world = vi.hoisted(() => ({
  stored: {} as { [key: string]: unknown },
  platform: {} as object,
  tabs: [] as string[],
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
}));
vi.mock('../../../../src/protocol/client', () => ({ call: world.ask }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: {
    storage: { local: { get: async () => world.stored } },
    tabs: { create: async ({ url }: { url: string }) => void world.tabs.push(url) },
  },
}));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: { get: async () => ({ body: { platforms: { [connection.platform]: world.platform } } }) },
}));

const call: Call = {
  sessionId: '1',
  direction: 'Inbound',
  startTime: 1,
  duration: 0,
  result: 'Ringing',
  from: { phoneNumber: '+16505550123' },
  to: {},
};
const ada = { id: '1', name: 'Ada', type: 'Lead' };
const ben = { id: '2', name: 'Ben', type: 'Contact' };

/** Each test has a page of its own, which remembers nothing of another one. */
async function open(rules: Partial<ClientSettings>, contact: object[]) {
  vi.resetModules();
  world.stored = { connection, settingRecords: settingRecordsWith(rules) };
  world.ask.mockImplementation(async (_method, input) =>
    Object(input).route === 'hostname' ? 'acme.crm.example' : { successful: true, contact },
  );
  const { announceCall } = await import('../../../../src/panel/dialer/caller-page');
  return announceCall;
}

beforeEach(() => {
  world.tabs = [];
  world.platform = {
    contactPageUrl: 'https://{hostname}/{contactType}/{contactId}',
    callPopUrl: 'https://{hostname}/pop/{contactId}',
  };
});

test('one contact: the page for calls, at the step that is wanted and in that direction', async () => {
  const announce = await open({ openContactPageFromIncomingCall: 'onAnswer' }, [ada]);
  await announce(call, 'ring');
  await announce(call, undefined);
  await announce({ ...call, direction: 'Outbound', to: call.from }, 'answer');
  expect(world.tabs).toEqual([]);
  const { callers } = await announce(call, 'answer');
  expect(world.tabs).toEqual(['https://acme.crm.example/pop/1']);
  // A press opens the contact's own page.
  expect(callers).toMatchObject([{ contact: ada, address: 'https://acme.crm.example/Lead/1' }]);
});

test('the same page is not opened again within ten seconds; another one is', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const announce = await open({ openContactPageFromIncomingCall: 'onFirstRing' }, [ada]);
  await announce(call, 'ring');
  vi.advanceTimersByTime(9_999);
  await announce({ ...call, sessionId: '2' }, 'ring');
  expect(world.tabs).toHaveLength(1);
  vi.advanceTimersByTime(1);
  await announce({ ...call, sessionId: '3' }, 'ring');
  vi.useRealTimers();
  expect(world.tabs).toHaveLength(2);
});

test.each([
  ['openAllMatches', ['https://acme.crm.example/Lead/1', 'https://acme.crm.example/Contact/2'], false],
  ['promptToSelect', [], true],
  ['disabled', [], false],
] as const)('several contacts: %s', async (multiContactMatchBehavior, tabs, asksPerson) => {
  const rules = { openContactPageFromIncomingCall: 'onFirstRing', multiContactMatchBehavior } as const;
  const announce = await open(rules, [ada, ben]);
  expect(await announce(call, 'ring')).toMatchObject({ asksPerson });
  expect(world.tabs).toEqual(tabs);
});

test('nobody: the connector’s page for that, if it has one', async () => {
  const announce = await open({ openContactPageFromIncomingCall: 'onFirstRing' }, []);
  await announce(call, 'ring');
  expect(world.tabs).toEqual([]);
  world.platform = {
    ...world.platform,
    enableFallbackContactPageUrl: true,
    fallbackContactPageUrl: 'https://{hostname}/new?from={appointment}&auto={autoLogCall}',
  };
  await announce(call, 'ring');
  expect(world.tabs).toEqual(['https://acme.crm.example/new?from={appointment}&auto=false']);
});

test('a CRM of which no page is known is no reason not to say who calls', async () => {
  const announce = await open({ openContactPageFromIncomingCall: 'onFirstRing' }, [ada]);
  world.stored = { settingRecords: world.stored['settingRecords'] };
  expect(await announce(call, 'ring')).toEqual({
    callers: [{ contact: ada, address: undefined }],
    asksPerson: false,
  });
  expect(world.tabs).toEqual([]);
});
