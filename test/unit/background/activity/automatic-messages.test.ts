import { beforeEach, expect, test } from 'vitest';
import type { Conversation } from '../../../../src/core/activity/conversation';
import type { LoggingSettings } from '../../../../src/core/settings/logging-rule-table';
import { createFakeServer, json } from '../../fakes/fake-server';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Which messages are logged by themselves, and to whom of a group. */

const minute = 60_000;
const ada = { id: 'c1', name: 'Ada', type: 'Contact', createdDate: '2021-01-01' };
const ben = { id: 'c2', name: 'Ben', type: 'Contact', createdDate: '2020-01-01' };
const carl = { id: 'c3', name: 'Carl', type: 'Contact' };
const party = { phoneNumber: '+16505550123' };

let world: Surroundings;
let server: ReturnType<typeof createFakeServer>;
let found: { [number: string]: object[] };

beforeEach(() => {
  world = createSurroundings();
  found = { '+16505550123': [ada] };
  server = createFakeServer({
    'GET /contact': (_request, url) =>
      json({ successful: true, contact: found[url.searchParams.get('phoneNumber') ?? ''] ?? [] }),
    'POST /messageLog': () => json({ successful: true, logIds: ['log-1'] }),
  });
});

function conversation(
  kind: Conversation['kind'],
  directions: readonly string[],
  correspondents: Conversation['correspondents'] = [party],
): Conversation {
  return {
    conversationLogId: '7/11/14/2023',
    conversationId: '7',
    kind,
    date: '11/14/2023',
    self: { phoneNumber: '+16505550100' },
    correspondents,
    messages: directions.map((direction, index) => ({
      id: `m${index}`,
      direction,
      creationTime: world.clock.time + index,
      text: 'Hello',
      from: party,
      to: [],
      attachments: [],
    })),
  };
}

async function start(rules: Partial<LoggingSettings>) {
  await world.connect({ declaredLog: { callFields: [], messageFields: [], contactType: 'Contact' } });
  const decide = (settings: Partial<LoggingSettings>) =>
    world.browser.storage.local.set({ settingRecords: settingRecordsWith(settings) });
  await decide(rules);
  const context = world.context(server.http);
  const { recordConversation } = await import('../../../../src/background/activity/recording');
  const { flushOutbox } = await import('../../../../src/background/activity/outbox');
  const { activities } = await import('../../../../src/storage/activity/activities');
  return {
    decide,
    log: async (one: Conversation) => {
      const { activityId } = await recordConversation(context, one);
      world.clock.time += minute;
      await flushOutbox(context);
      return activities.get(activityId);
    },
  };
}

const sent = () =>
  server
    .to('POST /messageLog')
    .map(({ body }) => [
      Object(body).contactId,
      Object(body).logInfo.messages.map(({ id }: { id: string }) => id),
    ]);

test.each([
  ['autoLogSMS', 'sms', 'Inbound', true],
  ['autoLogVoicemail', 'voicemail', 'Inbound', true],
  ['autoLogInboundFax', 'fax', 'Inbound', true],
  ['autoLogInboundFax', 'fax', 'Outbound', false],
  ['autoLogOutboundFax', 'fax', 'Outbound', true],
  ['autoLogOutboundFax', 'fax', 'Inbound', false],
  ['autoLogSMS', 'voicemail', 'Inbound', false],
] as const)('with %s alone, %s %s: %s', async (rule, kind, direction, isLogged) => {
  const worker = await start({ [rule]: true });
  const activity = await worker.log(conversation(kind, [direction]));
  expect(activity?.fate).toBe(isLogged ? 'logged' : 'todo');
  expect(sent()).toEqual(isLogged ? [['c1', ['m0']]] : []);
});

test('a day that was to do is logged whole with the first fax that the rules log', async () => {
  const worker = await start({ autoLogInboundFax: true });
  expect(await worker.log(conversation('fax', ['Outbound']))).toMatchObject({ fate: 'todo' });
  expect(await worker.log(conversation('fax', ['Outbound', 'Outbound']))).toMatchObject({ fate: 'todo' });
  await worker.log(conversation('fax', ['Outbound', 'Outbound', 'Inbound']));
  expect(sent()).toEqual([['c1', ['m2', 'm1', 'm0']]]);
});

test('of a group each number follows the rule for several contacts, and who is not known stays out', async () => {
  const second = { phoneNumber: '+16505550124' };
  const third = { phoneNumber: '+16505550125' };
  found = { '+16505550123': [ada, ben], '+16505550124': [carl], '+16505550125': [] };
  const worker = await start({ autoLogSMS: true, multipleContactsPreference: 'earliestCreated' });
  await worker.log(conversation('sms', ['Inbound'], [party, second, third]));
  expect(sent().map(([contact]) => contact)).toEqual(['c2', 'c3']);
});

test('one without a date of creation may be the first, so that the person is asked', async () => {
  found = { '+16505550123': [ada, carl] };
  const worker = await start({ autoLogSMS: true, multipleContactsPreference: 'earliestCreated' });
  const activity = await worker.log(conversation('sms', ['Inbound']));
  expect(activity).toMatchObject({ fate: 'needs_you', problem: { code: 'contact_ambiguous' } });
});
