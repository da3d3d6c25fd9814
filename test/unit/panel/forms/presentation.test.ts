import type { RJSFSchema } from '@rjsf/utils';
import { describe, expect, test } from 'vitest';
import { presentationOf } from '../../../../src/panel/forms/presentation';

const properties: { [key: string]: RJSFSchema } = {
  text: { type: 'string' },
  count: { type: 'number' },
  on: { type: 'boolean' },
  many: { type: 'array', uniqueItems: true, items: { type: 'string', enum: ['a'] } },
  one: { type: 'string', oneOf: [{ const: 'a' }] },
};

function kept(key: string, wishes: object, locked: string[] = []) {
  return presentationOf({ type: 'object', properties }, { [key]: wishes }, new Set(locked))[key];
}

describe('an author’s wishes', () => {
  test.each([
    ['text', { 'ui:widget': 'textarea', 'ui:rows': 5 }],
    ['text', { 'ui:widget': 'password' }],
    ['text', { 'ui:inputType': 'email' }],
    ['count', { 'ui:widget': 'updown' }],
    ['one', { 'ui:widget': 'radio' }],
    ['many', { 'ui:widget': 'checkboxes' }],
  ] as const)('of %s are followed where they fit: %o', (key, wishes) => {
    expect(kept(key, wishes)).toEqual(wishes);
  });

  test.each([
    ['count', { 'ui:widget': 'textarea' }],
    ['on', { 'ui:widget': 'select' }],
    ['many', { 'ui:widget': 'textarea' }],
    ['one', { 'ui:widget': 'textarea' }],
    ['text', { 'ui:widget': 'radio' }],
    ['text', { 'ui:inputType': 'file' }],
    ['text', { 'ui:inputType': 'hidden' }],
    ['text', { 'ui:widget': { toString: 'x' } }],
  ] as const)('of %s that would break the form are dropped: %o', (key, wishes) => {
    expect(kept(key, wishes)).toEqual({});
  });

  test('never unlock a field', () => {
    expect(kept('text', { 'ui:readonly': false }, ['text'])).toEqual({ 'ui:readonly': true });
  });

  test('order the fields, unknown ones at the end', () => {
    const ui = presentationOf(
      { type: 'object', properties },
      { 'ui:order': ['count', 7, 'text'] },
      new Set(),
    );
    expect(ui['ui:order']).toEqual(['count', 'text', '*']);
  });
});
