import { expect, test } from 'vitest';
import {
  findItems,
  knownContacts,
  type PaletteGroup,
  type PaletteItem,
} from '../../../../../src/panel/app/palette/palette-items';
import { keyNames } from '../../../../../src/panel/app/shortcuts/key-names';
import { ada, sampleCall, sampleLine } from '../../sample-view';

const item = (group: PaletteGroup, title: string, change: Partial<PaletteItem> = {}): PaletteItem => ({
  id: `${group}/${title}`,
  group,
  title,
  text: '',
  icon: 'list',
  act: { href: '#/' },
  ...change,
});
const all = [
  item('settings', 'Log details'),
  item('screens', 'Activity'),
  item('contacts', 'Call Ada Lovelace', { text: '+1 650 555 0123', also: ['+16505550123'] }),
  item('activities', 'Ada Lovelace', { text: 'Today · Missed' }),
  item('plugins', 'Call summary', { text: 'Labs' }),
  item('settings', 'Call pop', { also: ['openContactPage'] }),
];
const titles = (query: string) => findItems(all, query).map(({ title }) => title);

test.each([
  ['ada', ['Call Ada Lovelace', 'Ada Lovelace']],
  ['ADA missed', ['Ada Lovelace']],
  ['555 0123', ['Call Ada Lovelace']],
  ['+16505550123', ['Call Ada Lovelace']],
  ['call', ['Call Ada Lovelace', 'Call summary', 'Call pop']],
  ['contactpage', ['Call pop']],
  ['nothing of this', []],
  // Without words: where one may go, and what was last.
  ['', ['Activity', 'Ada Lovelace']],
  ['  ', ['Activity', 'Ada Lovelace']],
])('%j finds %j', (query, found) => {
  expect(titles(query)).toEqual(found);
});

test('in a group those come first that begin with what was typed, and no group crowds out another', () => {
  const many = Array.from({ length: 40 }, (_, index) => item('activities', `With Ada ${index}`));
  const found = findItems(
    [...many, item('activities', 'Ada at last'), item('plugins', 'Ada’s plugin')],
    'ada',
  );
  expect(found[0]?.title).toBe('Ada at last');
  expect(found).toHaveLength(7);
  expect(found.at(-1)?.group).toBe('plugins');
});

test('contacts are those whom the CRM knows, each number once', () => {
  const form = { contact: ada, subject: '', note: '', additional: {} };
  const lines = [
    sampleLine({ form }),
    sampleLine({ form, call: sampleCall({ sessionId: '2' }) }),
    sampleLine({ call: sampleCall({ sessionId: '3' }) }),
    sampleLine({ form, call: sampleCall({ sessionId: '4', from: {} }) }),
  ];
  expect(knownContacts(lines)).toEqual([{ name: 'Ada Lovelace', number: '+16505550123' }]);
});

test.each([
  ['', []],
  ['Alt+Shift+P', ['Alt', 'Shift', 'P']],
  ['⌥⇧P', ['⌥', '⇧', 'P']],
  ['⌘⇧F5', ['⌘', '⇧', 'F5']],
  ['Media Play/Pause', ['Media Play/Pause']],
])('Chrome’s %j is the keys %j', (shortcut, keys) => {
  expect(keyNames(shortcut)).toEqual(keys);
});
