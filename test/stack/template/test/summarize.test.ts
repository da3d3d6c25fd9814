import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarize } from '../src/summarize.js';

void test('the first words of a call, of its change, and of messages', () => {
  const config = { maxWords: { value: 2 } };
  assert.equal(summarize({ note: 'one two three' }, config), 'Summary: one two …');
  assert.equal(summarize({ logInfo: { note: 'one two' } }, config), 'Summary: one two');
  const messages = [{ subject: 'one' }, { subject: 'two' }];
  assert.equal(summarize({ logInfo: { logInfo: { messages } } }, null), 'Summary: one two');
});
