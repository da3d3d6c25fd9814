import { describe, expect, test } from 'vitest';
import { readConnectorSettings } from '../../../../src/core/crm/connector-setting';

const section = (items: unknown[], more: object = {}) => ({
  type: 'section',
  id: 's',
  name: 'Options',
  items,
  ...more,
});
const read = (settings: unknown, records: { [key: string]: unknown }[] = []) =>
  readConnectorSettings({ settings }, records);
const one = (item: object, records: { [key: string]: unknown }[] = []) =>
  read([section([{ id: 'a', name: 'A', ...item }])], records)[0]?.settings[0];

describe('kinds', () => {
  const options = [
    { id: 'x', name: 'X' },
    { id: 'y', name: 'Y' },
  ];
  test.each([
    [
      { type: 'inputField', defaultValue: 'd', placeholder: 'p' },
      { kind: 'text', default: 'd' },
    ],
    [
      { type: 'boolean', defaultValue: false },
      { kind: 'boolean', default: false },
    ],
    [
      { type: 'option', options, required: true },
      { kind: 'select', required: true },
    ],
    [{ type: 'option', options, multiple: true }, { kind: 'multi' }],
    [{ type: 'option', options, checkbox: true }, { kind: 'multi' }],
  ])('%o', (item, expected) => {
    expect(one(item)).toMatchObject({ key: 'a', title: 'A', hidden: false, permission: '', ...expected });
  });

  test('choices that the CRM tells come from the records, the person’s own first', () => {
    const item = { type: 'option', dynamicOptions: true };
    const told = (id: string) => ({ a: { options: [{ id, name: id.toUpperCase() }] } });
    expect(one(item, [told('mine'), told('theirs')])?.options).toEqual([{ value: 'mine', title: 'MINE' }]);
    expect(one(item, [{ a: { options: [] } }, told('theirs')])?.options).toMatchObject([{ value: 'theirs' }]);
    expect(read([section([{ id: 'a', name: 'A', ...item }])])).toMatchObject([
      { settings: [], waiting: ['A'] },
    ]);
  });
});

test('what is more than one manifest may have is left out and named, and the rest works', () => {
  const options = Array.from({ length: 50_000 }, (_, index) => ({ id: `o${index}`, name: 'O' }));
  const [group] = read([
    section([
      { id: 'wide', type: 'option', options },
      { id: 'a', type: 'boolean' },
    ]),
  ]);
  expect(group?.settings.map(({ key }) => key)).toEqual(['a']);
  expect(group?.refused).toEqual([expect.objectContaining({ field: 'wide' })]);
  expect(read([section([{ id: 'a', type: 'boolean' }])])[0]).not.toHaveProperty('refused');
});

test('who may have it: not the users, or only with a permission; a section speaks for what is in it', () => {
  expect(one({ type: 'boolean', visibleToUsers: false })?.hidden).toBe(true);
  expect(one({ type: 'boolean', requiredPermission: 'aiCallLog' })?.permission).toBe('aiCallLog');
  const [group] = read([
    section(
      [
        { id: 'a', type: 'boolean' },
        { id: 'b', type: 'boolean', requiredPermission: 'own' },
      ],
      { visibleToUsers: false, requiredPermission: 'all' },
    ),
  ]);
  expect(group?.settings).toMatchObject([
    { key: 'a', hidden: true, permission: 'all' },
    { key: 'b', hidden: true, permission: 'own' },
  ]);
});

test('warnings stand with their section; items outside of one make a section of their own', () => {
  const groups = read([
    { id: 'top', type: 'inputField', name: 'Top' },
    section([{ id: 'w', type: 'warning', name: 'Note', value: 'Only new records.' }]),
    { type: 'group', name: 'Group', items: [section([{ id: 'in', type: 'boolean' }], { name: 'Inner' })] },
  ]);
  expect(groups).toMatchObject([
    { title: '', settings: [{ key: 'top' }] },
    { title: 'Options', settings: [], warnings: [{ title: 'Note', text: 'Only new records.' }] },
    { title: 'Inner', settings: [{ key: 'in' }] },
  ]);
  expect(new Set(groups.map(({ id }) => id)).size).toBe(3);
});

test.each([
  ['nothing', undefined],
  ['a text', 'settings'],
  ['items that are none', [null, 1, 'x', section([null, 7])]],
  ['an item without an id', [section([{ type: 'boolean', name: 'A' }])]],
  ['a key that reaches a prototype', [section([{ id: '__proto__', type: 'boolean' }])]],
  ['a type that nobody knows', [section([{ id: 'a', type: 'script' }])]],
  ['buttons', [section([{ id: 'a', type: 'button' }])]],
  ['an option without choices', [section([{ id: 'a', type: 'option' }])]],
])('%s is no setting', (_name, settings) => {
  expect(read(settings)).toEqual([]);
});

test('a key counts once, and depth has an end', () => {
  expect(
    read([section([{ id: 'a', type: 'boolean' }]), section([{ id: 'a', type: 'inputField' }])]),
  ).toHaveLength(1);
  let nested: unknown = [{ id: 'deep', type: 'boolean' }];
  for (let depth = 0; depth < 1000; depth += 1) nested = [section([...Object(nested)])];
  expect(read(nested)).toEqual([]);
});
