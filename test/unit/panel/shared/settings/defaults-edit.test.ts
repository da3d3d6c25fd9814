import { describe, expect, test } from 'vitest';
import { describeDefaults } from '../../../../../src/core/plugins/defaults';
import { readEntry } from '../../../../../src/core/plugins/entry';
import { readFields } from '../../../../../src/core/forms/field';
import { formSchema } from '../../../../../src/core/forms/form-schema';
import {
  defaultsToSave,
  editLock,
  editReason,
  editReset,
  editValues,
  emptyLocks,
  formPart,
  shownDefaults,
} from '../../../../../src/panel/shared/settings/defaults-edit';

const declared = readFields([
  { const: 'mark', title: 'Mark', type: 'string', default: '[removed]', required: true },
  { const: 'keep', title: 'Keep', type: 'number' },
  { const: 'upper', title: 'Upper', type: 'boolean' },
]).fields;
const form = formSchema(declared, { withHidden: true });
const fields = describeDefaults(declared, readEntry({ value: { config: { keep: { value: 2 } } } }));

test('shows the admin’s default, else the plugin’s', () => {
  expect(shownDefaults(fields, {})).toEqual({ mark: '[removed]', keep: 2 });
});

describe('editing', () => {
  test('only what was touched is sent', () => {
    const edits = editValues(fields, {}, { mark: 'x', keep: 2 });
    expect(defaultsToSave(edits)).toEqual({ mark: { value: 'x', locked: false, reason: '' } });
  });

  test('an emptied field is shown empty, and saved as having no default', () => {
    const edits = editValues(fields, {}, { mark: '[removed]' });
    expect(shownDefaults(fields, edits)).toEqual({ mark: '[removed]' });
    expect(defaultsToSave(edits)).toEqual({ keep: { locked: false, reason: '' } });
  });

  test('back to what is stored is no change', () => {
    expect(
      editValues(fields, editValues(fields, {}, { mark: '[removed]', keep: 3 }), {
        mark: '[removed]',
        keep: 2,
      }),
    ).toEqual({});
  });

  test('locking fixes what is shown, also the plugin’s own default', () => {
    const edits = editReason(fields, editLock(fields, {}, 'mark', true, form), 'mark', ' contract ');
    expect(defaultsToSave(edits)).toEqual({ mark: { value: '[removed]', locked: true, reason: 'contract' } });
  });

  test('a switch that nobody set is locked off; a number without a value cannot be locked', () => {
    const withoutKeep = describeDefaults(declared, readEntry({}));
    const edits = editLock(withoutKeep, editLock(withoutKeep, {}, 'upper', true, form), 'keep', true, form);
    expect(edits['upper']).toMatchObject({ value: false, locked: true });
    expect(emptyLocks(withoutKeep, edits)).toEqual(['keep']);
  });

  test('going back to the plugin’s default takes the value away', () => {
    expect(defaultsToSave(editReset(fields, {}, 'keep'))).toEqual({ keep: { locked: false, reason: '' } });
  });
});

test('a part of the form has only those fields, and none is required', () => {
  const part = formPart(form, ['keep']);
  expect(Object.keys(Object(part.schema['properties']))).toEqual(['keep']);
  expect(part.schema['required']).toEqual([]);
});

describe('a part of a form with conditions', () => {
  const onlyIf = { properties: { mode: { const: 'full' } }, required: ['mode'] };
  const brought = {
    properties: { days: { type: 'number' }, place: { type: 'string' } },
    required: ['days', 'place'],
  };
  const schema = {
    type: 'object',
    properties: { mode: { type: 'string' }, other: { type: 'string' } },
    if: onlyIf,
    else: brought,
    allOf: [{ dependencies: { mode: ['days'], other: { properties: { days: { type: 'number' } } } } }],
  };
  const conditional = { schema, uiSchema: { 'ui:order': ['mode', 'other', 'days', 'place'] } };

  test('contains only the fields searched for, and requires no others', () => {
    const part = formPart(conditional, ['place']);
    expect(part.schema).toMatchObject({
      properties: {},
      if: onlyIf,
      else: { properties: { place: { type: 'string' } }, required: ['place'] },
      allOf: [{ dependencies: { mode: [], other: {} } }],
    });
    expect(JSON.stringify(part.schema)).not.toContain('days');
  });

  test('is the whole form without a search', () => {
    const part = formPart(conditional, ['mode', 'other', 'days', 'place']);
    expect(part.schema).toEqual({ ...schema, required: [] });
  });
});
