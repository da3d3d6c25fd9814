import { expect, test, vi } from 'vitest';
import { mask } from '../../../../src/core/plugins/mask-secrets';
import { readLocal, unmask } from '../../../stack/author/workbench-feed';

test.each([
  [
    'a secret that was left masked',
    `{"a":{"token":"${mask}"},"b":2}`,
    '{"a":{"token":"t1"},"b":1}',
    '{"a":{"token":"t1"},"b":2}',
  ],
  ['one in a list', `[{"k":"${mask}"}]`, '[{"k":"t1"}]', '[{"k":"t1"}]'],
  ['one that was replaced', '{"token":"mine"}', '{"token":"t1"}', '{"token":"mine"}'],
  ['a key that was not there', `{"other":"${mask}"}`, '{"token":"t1"}', `{"other":"${mask}"}`],
  ['what is no JSON', 'plain words', '{"token":"t1"}', 'plain words'],
])('an edited request goes out with %s', (_what, edited, original, sent) => {
  expect(unmask(edited, original)).toBe(sent);
});

test.each([
  '/etc/hosts',
  'file:///etc/hosts',
  'https://acme.example.com/x.json',
  'http://localhost.evil.com/x',
])('nothing is read for the workbench at %s', async (address) => {
  const read = vi.fn<() => Promise<string>>();
  await expect(readLocal(address, { read })).rejects.toThrow('no address of this machine');
  expect(read).not.toHaveBeenCalled();
});

test('an address of this machine is read for it', async () =>
  expect(await readLocal('http://localhost:6067/x.json', { read: async (address) => address })).toBe(
    'http://localhost:6067/x.json',
  ));
