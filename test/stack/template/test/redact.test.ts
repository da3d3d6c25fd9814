import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from '../src/redact.js';

void test('a card number is taken out, and all else stays', () => {
  const payload = { note: 'Card 4111 1111 1111 1111.', contactId: '7', later: { part: [1] } };
  assert.deepEqual(redact(payload, { mark: { value: '***' } }), { ...payload, note: 'Card ***.' });
  assert.equal(redact(payload, null)['note'], 'Card [removed].');
});

void test('messages are cleaned one by one', () => {
  const messages = [
    { id: 1, subject: 'Hello' },
    { id: 2, subject: '4111111111111111' },
  ];
  const { logInfo } = redact({ logInfo: { messages, conversationId: 'c' } }, {});
  assert.deepEqual(logInfo, {
    messages: [messages[0], { id: 2, subject: '[removed]' }],
    conversationId: 'c',
  });
});
