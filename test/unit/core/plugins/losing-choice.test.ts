import { expect, test } from 'vitest';
import { readEntry } from '../../../../src/core/plugins/entry';
import { replacedByMerge } from '../../../../src/core/plugins/losing-choice';

const entry = (field: unknown) => readEntry({ value: { config: { field } } });
const open = (value: unknown) => entry({ value, customizable: true });

test.each([
  ['off against on', open(true), false, true],
  ['0 against a number', open(3), 0, 3],
  ['an empty text against a text', open('ours'), '', 'ours'],
  ['a field that says nothing of a lock', entry({ value: true }), false, true],
  ['off against off', open(false), false, undefined],
  ['on against on', open(true), true, undefined],
  ['no choice', open(true), undefined, undefined],
  ['a cleared field, which inherits', open(true), null, undefined],
  ['no default', open(null), false, undefined],
  ['a lock, which holds anyway', entry({ value: true, customizable: false }), false, undefined],
  ['a field that the account’s record lacks', readEntry({ value: { config: {} } }), false, undefined],
  ['no record', undefined, false, undefined],
])('what the server may give instead of an own choice: %s', (_what, admin, choice, instead) => {
  expect(replacedByMerge(admin, 'field', choice)).toBe(instead);
});
