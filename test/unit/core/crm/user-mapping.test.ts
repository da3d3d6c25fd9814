import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readExtensionPage, type Extension } from '../../../../src/core/basics/extension';
import {
  describeMappings,
  readUserMapping,
  reassign,
  toMatch,
  withChanges,
} from '../../../../src/core/crm/user-mapping';

const extension = (id: string, change: Partial<Extension> = {}): Extension => ({
  id,
  name: `Person ${id}`,
  firstName: 'Person',
  lastName: id,
  number: id,
  email: `p${id}@example.com`,
  takesCalls: true,
  ...change,
});
const user = (id: string, name: string, email = '') => ({ id, name, email });

describe('a page of extensions', () => {
  test('is read with what it lacks', () => {
    const page = readExtensionPage({
      records: [
        {
          id: 11,
          extensionNumber: 101,
          name: 'Dana',
          type: 'User',
          status: 'Enabled',
          contact: { email: 'd@e' },
        },
        { id: '12', type: 'IvrMenu', contact: { firstName: 'Main', lastName: 'Menu' } },
        { id: 13, type: 'User', status: 'Disabled', name: 'Gone' },
        { name: 'without an id' },
        'x',
      ],
      paging: { totalPages: 3 },
    });
    expect(page?.pages).toBe(3);
    expect(
      page?.extensions.map(({ id, name, number, takesCalls }) => [id, name, number, takesCalls]),
    ).toEqual([
      ['11', 'Dana', '101', true],
      ['12', 'Main Menu', '', false],
      ['13', 'Gone', '', false],
    ]);
  });

  test.each([[null], [{}], [{ records: 7 }], ['text']])('%j is none', (body) => {
    expect(readExtensionPage(body)).toBeUndefined();
  });
});

describe('the server’s answer', () => {
  test('may have numbers for ids, and one person where a list is meant', () => {
    expect(
      readUserMapping([
        { crmUser: { id: 7, name: 'Dana' }, rcUser: [{ extensionId: 11 }, { extensionId: '12' }] },
        { crmUser: { id: 'u2' }, rcUser: { extensionId: '13' } },
        { crmUser: {} },
        null,
      ]),
    ).toEqual([
      { user: { id: '7', name: 'Dana', email: '' }, extensionIds: ['11', '12'] },
      { user: { id: 'u2', name: 'u2', email: '' }, extensionIds: ['13'] },
    ]);
    expect(readUserMapping({})).toBeUndefined();
  });
});

describe('what is sent to be matched', () => {
  test('ids are text, and a missing e-mail address is no address that a CRM could lack as well', () => {
    const sent = toMatch(extension('11', { email: '' }));
    expect(sent).toEqual({ id: '11', name: 'Person 11', email: 'extension 11' });
  });

  test('menus and extensions out of use are known, and match nobody', () => {
    expect(toMatch(extension('12', { name: 'Front Desk', takesCalls: false }))).toEqual({
      id: '12',
      name: 'extension 12',
      email: 'extension 12',
    });
  });

  test('first and last name go along where the name says something else', () => {
    expect(toMatch(extension('13', { name: 'Desk of P.' }))).toMatchObject({
      firstName: 'Person',
      lastName: '13',
    });
  });
});

describe('how somebody came to their extensions', () => {
  const extensions = [
    extension('1', { name: 'Dana Reyes', email: 'dana@example.com' }),
    extension('2', { name: 'Sam Okafor', email: '' }),
    extension('3', { name: 'Sam Okafor', email: 'sam@example.com' }),
  ];
  const kindOf = (one: ReturnType<typeof user>, ...extensionIds: string[]) =>
    describeMappings([{ user: one, extensionIds }], extensions)[0]?.kind;

  test.each([
    ['none', kindOf(user('a', 'Dana Reyes', 'dana@example.com'))],
    ['email', kindOf(user('a', 'D. Reyes', 'dana@example.com'), '1')],
    ['name', kindOf(user('a', 'Dana Reyes'), '1')],
    ['name', kindOf(user('a', 'Sam Okafor'), '2')],
    // The server would have taken the first of that name.
    ['hand', kindOf(user('a', 'Sam Okafor'), '3')],
    ['hand', kindOf(user('a', 'Dana Reyes', 'dana@example.com'), '1', '2')],
    ['hand', kindOf(user('a', 'Nobody'), '1')],
    ['none', kindOf(user('a', 'Nobody'), 'deleted')],
  ])('%s', (expected, kind) => {
    expect(kind).toBe(expected);
  });

  test('who has none comes first, then by name', () => {
    const names = describeMappings(
      [
        { user: user('a', 'Zoe'), extensionIds: ['1'] },
        { user: user('b', 'Bo'), extensionIds: [] },
        { user: user('c', 'Abe'), extensionIds: ['2'] },
        { user: user('d', 'Ann'), extensionIds: [] },
      ],
      extensions,
    ).map((row) => row.user.name);
    expect(names).toEqual(['Ann', 'Bo', 'Abe', 'Zoe']);
  });
});

describe('choosing', () => {
  test('takes an extension from the user who had it, and changes nobody else', () => {
    const mapped = [
      { user: user('a', 'A'), extensionIds: ['1'] },
      { user: user('b', 'B'), extensionIds: ['2', '3'] },
      { user: user('c', 'C'), extensionIds: ['4'] },
    ];
    const changes = reassign(mapped, 'a', ['1', '2', '2']);
    expect(changes.map((one) => [one.user.id, one.extensionIds])).toEqual([
      ['a', ['1', '2']],
      ['b', ['3']],
    ]);
    expect(withChanges(mapped, changes).map((one) => one.extensionIds)).toEqual([['1', '2'], ['3'], ['4']]);
  });

  test('whatever is chosen, no extension belongs to two', () => {
    const ids = fc.constantFrom('1', '2', '3', '4', '5');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(ids))), (steps) => {
        let mapped = ['a', 'b', 'c'].map(
          (id): { user: ReturnType<typeof user>; extensionIds: readonly string[] } => ({
            user: user(id, id),
            extensionIds: [],
          }),
        );
        for (const [id, chosen] of steps) mapped = [...withChanges(mapped, reassign(mapped, id, chosen))];
        const all = mapped.flatMap((one) => one.extensionIds);
        expect(new Set(all).size).toBe(all.length);
        const [lastId, lastChosen] = steps.at(-1) ?? ['', []];
        const last = mapped.find((one) => one.user.id === lastId);
        expect(last?.extensionIds ?? []).toEqual([...new Set(lastChosen)]);
      }),
    );
  });
});
