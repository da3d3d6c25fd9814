import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { changeDefaults, findWrongDefaults, type FieldDefault } from '../../../../src/core/plugins/defaults';
import { readEntry, writeEntry } from '../../../../src/core/plugins/entry';
import { readOrganisationFile, writeOrganisationFile } from '../../../../src/core/plugins/organisation-file';
import {
  exportFields,
  isStillSo,
  plannedDefaults,
  planFields,
} from '../../../../src/core/plugins/organisation-plan';
import { effectiveConfig } from '../../../../src/core/settings/locks';

const { fields } = readFields([
  { const: 'mark', title: 'Mark', type: 'string', default: '[removed]' },
  { const: 'keep', title: 'Keep', type: 'number' },
  { const: 'upper', title: 'Upper', type: 'boolean' },
  { const: 'region', title: 'Region', type: 'selection', oneOf: [{ const: 'eu' }, { const: 'us' }] },
  {
    const: 'teams',
    title: 'Teams',
    type: 'selection',
    multiple: true,
    oneOf: [{ const: 'a' }, { const: 'b' }],
  },
  { const: 'lines', title: 'Lines', type: 'array' },
  { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
]);
const form = { fields };
const who = { by: 'Noor Haddad', at: 9 };
const empty = readEntry({ value: { name: 'labs.x', config: {} } });
const set = (value: unknown, locked = false, reason = ''): FieldDefault => ({ value, locked, reason });
const after = (entry: typeof empty, changes: Record<string, FieldDefault>) =>
  readEntry(writeEntry(changeDefaults(entry, fields, changes, who)));

/** The values of an organization with these defaults, through a file, into another one. */
function carry(from: typeof empty, to: typeof empty, withResets = false) {
  const text = writeOrganisationFile({
    savedAt: 1,
    plugins: [{ id: 'x', name: 'X', version: '1', defaults: { ...exportFields(form, from).values } }],
    settings: {},
    crm: { platform: 'p', name: 'P', settings: {} },
  });
  const read = readOrganisationFile(text);
  if (!('file' in read)) throw new Error(read.refusal);
  const plan = planFields(form, to, read.file.plugins[0]?.defaults ?? {});
  const changes = [...plan.changes, ...(withResets ? plan.onlyHere : [])];
  return { plan, changes, entry: after(to, plannedDefaults(changes)) };
}

const valueOf: Record<string, fc.Arbitrary<unknown>> = {
  mark: fc.stringMatching(/^[a-z ]{0,12}$/),
  keep: fc.integer(),
  upper: fc.boolean(),
  region: fc.constantFrom('eu', 'us'),
  teams: fc.subarray(['a', 'b']),
  lines: fc.array(fc.stringMatching(/^[a-z]{0,6}$/), { maxLength: 3 }),
  tenant: fc.stringMatching(/^[a-z]{1,8}$/),
};
const organisation = fc
  .record(
    Object.fromEntries(
      Object.entries(valueOf).map(([key, value]) => [
        key,
        fc.record({ value, locked: fc.boolean(), reason: fc.stringMatching(/^[a-z ]{0,8}$/) }),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((defaults) =>
    Object.fromEntries(Object.entries(defaults).flatMap(([key, value]) => (value ? [[key, value]] : []))),
  )
  .filter((defaults) => findWrongDefaults(fields, defaults).length === 0);
const choices = fc.record(valueOf, { requiredKeys: [] });

describe('an organization through a file', () => {
  test('gives everybody the same values and locks, whatever was set there before', () => {
    fc.assert(
      fc.property(organisation, organisation, choices, (from, to, own) => {
        const source = after(empty, from);
        const { entry } = carry(source, after(empty, to), true);
        const effective = (one: typeof empty) =>
          Object.fromEntries(
            Object.entries(effectiveConfig(fields, one, own)).map(([key, { value, origin, lock }]) => [
              key,
              { value, origin, reason: lock?.reason },
            ]),
          );
        expect(effective(entry)).toEqual(effective(source));
      }),
      { numRuns: 500 },
    );
  });

  test('without clearing, what it does not have stays; a second time nothing is left to do', () => {
    fc.assert(
      fc.property(organisation, organisation, (from, to) => {
        const target = after(empty, to);
        const { entry, plan } = carry(after(empty, from), target);
        for (const { field } of plan.onlyHere)
          expect(entry.config[field.key]).toEqual(target.config[field.key]);
        expect(carry(after(empty, from), entry).plan.changes).toEqual([]);
      }),
    );
  });
});

describe('a plan', () => {
  test('names each change with what stands there, and leaves out what does not fit', () => {
    const target = after(empty, { mark: set('a'), keep: set(1), region: set('eu') });
    const plan = planFields(form, target, {
      mark: set('b', true, 'contract'),
      keep: set(1),
      region: set('moon'),
      upper: set(undefined, true),
      gone: set(1),
    });
    expect(plan.changes.map(({ field, before, after: next }) => [field.key, before, next])).toEqual([
      ['mark', set('a'), set('b', true, 'contract')],
    ]);
    expect(plan.left.map(({ key, reason }) => [key, reason])).toEqual([
      ['region', 'unfit'],
      ['upper', 'unfit'],
      ['gone', 'unknown'],
    ]);
    expect(plan.onlyHere).toEqual([]);
  });

  test('takes no lock for what only admins see', () => {
    const [change] = planFields(form, empty, { tenant: set('acme', true) }).changes;
    expect(change?.after).toEqual(set('acme'));
  });

  test('does not hold where another admin has set something else meanwhile', () => {
    const { changes } = planFields(form, after(empty, { mark: set('a') }), { mark: set('b') });
    expect(isStillSo(fields, after(empty, { mark: set('a'), keep: set(5) }), changes)).toBe(true);
    expect(isStillSo(fields, after(empty, { mark: set('b') }), changes)).toBe(true);
    expect(isStillSo(fields, after(empty, { mark: set('theirs') }), changes)).toBe(false);
    expect(isStillSo(fields, empty, changes)).toBe(false);
  });
});
