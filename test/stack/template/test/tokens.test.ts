import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issueToken, readToken } from '../src/tokens.js';

void test('a token is read back, and one that was changed is not', () => {
  const token = issueToken('400000001');
  assert.equal(readToken(token)?.rcAccountId, '400000001');
  assert.equal(readToken(`${token}x`), undefined);
  const [header = '', , signature = ''] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ rcAccountId: '1', exp: 9e9 })).toString('base64url');
  assert.equal(readToken(`${header}.${claims}.${signature}`), undefined);
});
