import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { extensionIdOf } from '../../../stack/start/extension';

it('spells the digest of the key with the letters a to p', () => {
  const key = Buffer.from('a public key').toString('base64');
  const digest = createHash('sha256').update('a public key').digest('hex').slice(0, 32);
  const id = extensionIdOf(key);
  expect(id).toMatch(/^[a-p]{32}$/);
  expect(
    id
      .split('')
      .map((letter) => (letter.charCodeAt(0) - 97).toString(16))
      .join(''),
  ).toBe(digest);
});
