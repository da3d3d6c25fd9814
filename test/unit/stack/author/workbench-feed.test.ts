import { expect, test } from 'vitest';
import { mask } from '../../../../src/core/plugins/mask-secrets';
import { unmask } from '../../../stack/author/workbench-feed';

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
