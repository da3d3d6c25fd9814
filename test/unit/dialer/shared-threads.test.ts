import { describe, expect, test } from 'vitest';
import { settle, startBridge } from './bridge-under-test';

/**
 * SMS to a number that several people answer, as the widget's 3.x reports it: one thread for all days, its messages
 * among its `entities` (src/dialer/README.md, Messages).
 */

const now = 1_795_297_367_161;
const hourMs = 3_600_000;
const guest = { phoneNumber: '+16505550123' };
const line = { phoneNumber: '+16505550100' };

const message = (id: string, part: object = {}) => ({
  id,
  recordType: 'AliveMessage',
  threadId: '8001',
  availability: 'Alive',
  direction: 'Inbound',
  creationTime: now - hourMs,
  lastModifiedTime: now,
  text: `Text of ${id}`,
  ...part,
});
const reply = message('m2', {
  direction: 'Outbound',
  creationTime: now - hourMs / 2,
  author: { extensionId: '2000000001', name: 'Dana Reyes' },
});
const aside = (recordType: string, part: object = {}) => ({
  ...message(`of ${recordType}`),
  recordType,
  ...part,
});

const thread = {
  conversationLogId: '8001',
  conversationId: '8001',
  creationTime: now - 40 * hourMs,
  date: '11/20/2026',
  type: 'Thread',
  messages: [],
  entities: [message('m1'), reply],
  self: line,
  correspondents: [guest],
  owner: { extensionId: '3', extensionType: 'Department', name: 'Support' },
  status: 'Open',
};

async function report(triggerType: 'auto' | 'manual', conversation: unknown) {
  const { comeUp, ask, heard, setNow } = startBridge();
  setNow(now);
  comeUp();
  ask('/messageLogger', { triggerType, conversation });
  await settle();
  return triggerType === 'auto' ? heard.conversations[0] : heard.messageButtons[0];
}

const idsOf = (conversation: Awaited<ReturnType<typeof report>>) =>
  conversation?.messages.map(({ id }) => id);

test('a thread is a conversation by SMS: with whom, over which number, who wrote, newest first', async () => {
  expect(await report('auto', thread)).toEqual({
    conversationLogId: '8001',
    conversationId: '8001',
    date: '11/20/2026',
    kind: 'sms',
    self: line,
    correspondents: [guest],
    messages: [
      {
        id: 'm2',
        direction: 'Outbound',
        creationTime: now - hourMs / 2,
        text: 'Text of m2',
        from: { ...line, name: 'Dana Reyes' },
        to: [guest],
        attachments: [],
      },
      {
        id: 'm1',
        direction: 'Inbound',
        creationTime: now - hourMs,
        text: 'Text of m1',
        from: guest,
        to: [line],
        attachments: [],
      },
    ],
  });
});

test('a message that is listed twice is one', async () => {
  expect(idsOf(await report('auto', { ...thread, messages: [reply] }))).toEqual(['m2', 'm1']);
  expect(idsOf(await report('auto', { ...thread, messages: [reply], entities: [] }))).toEqual(['m2']);
});

test('what colleagues write to each other, and what was deleted, is no message', async () => {
  const others = [
    aside('AliveNote'),
    aside('DeletedMessage'),
    aside('ThreadAssignedHint'),
    aside('ThreadCreatedHint'),
    message('gone', { availability: 'Deleted' }),
  ];
  expect(idsOf(await report('manual', { ...thread, entities: [...others, message('m1')] }))).toEqual(['m1']);
  expect(await report('manual', { ...thread, entities: others })).toBeUndefined();
});

describe('a widget that starts reports every thread that it knows', () => {
  const old = message('old', { creationTime: now - 30 * hourMs });

  test('of which automatic logging gets the last day alone', async () => {
    expect(idsOf(await report('auto', { ...thread, entities: [old, message('m1')] }))).toEqual(['m1']);
    expect(await report('auto', { ...thread, entities: [old] })).toBeUndefined();
  });

  test('and a person who presses Log gets all of it', async () => {
    expect(idsOf(await report('manual', { ...thread, entities: [old, message('m1')] }))).toEqual([
      'm1',
      'old',
    ]);
  });
});

test.each([
  ['entities that are none', { entities: [null, 7, 'x', {}, { recordType: 'AliveMessage' }] }],
  ['entities that are no list', { entities: { length: 9 } }],
  ['nobody on the other side', { correspondents: [] }],
  ['ids that are none', { entities: [message('../../x'), message('x'.repeat(500))] }],
])('%s: unreadable, and said to be', async (_what, part) => {
  expect(await report('manual', { ...thread, ...part })).toBeUndefined();
});

test('texts are cut and cleaned, and a flood is cut to the newest', async () => {
  const entities = Array.from({ length: 5000 }, (_, index) =>
    message(`m${index}`, { creationTime: now - hourMs + index, text: `\u202e${'x'.repeat(20_000)}` }),
  );
  const read = await report('manual', { ...thread, entities });
  expect(read?.messages).toHaveLength(1000);
  expect(read?.messages[0]?.id).toBe('m4999');
  expect(read?.messages[0]?.text.length).toBeLessThanOrEqual(5000);
  expect(read?.messages[0]?.text).not.toContain('\u202e');
});
