import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsToSave, readableFields } from '../../../../src/core/server-logging/logging-fields';
import { isSecretField } from '../../../../src/core/forms/secret-field';

const declared = [
  { const: 'apiUsername', title: 'API user name', type: 'inputField' },
  { const: 'apiPassword', title: 'API password', type: 'inputField' },
  { const: 'region', title: 'Region', oneOf: [{ const: 'us', title: 'US' }] },
];
const stored = { apiUsername: 'svc', apiPassword: 'hunter2', region: 'us', refreshToken: 'rt' };

describe('what is a secret', () => {
  test.each([
    [{ const: 'apiPassword' }, true],
    [{ const: 'clientSecret' }, true],
    [{ const: 'login', title: 'Access token' }, true],
    [{ const: 'field1', uiSchema: { 'ui:widget': 'password' } }, true],
    [{ const: 'field1', format: 'password' }, true],
    [{ const: 'keyType', oneOf: [{ const: 'a' }] }, false],
    [{ const: 'apiUsername', title: 'API user name' }, false],
    [{ title: 'without a key' }, true],
    ['x', true],
  ])('%j: %s', (field, isSecret) => {
    expect(isSecretField(field)).toBe(isSecret);
  });
});

describe('what the page gets', () => {
  test('is what is declared and no secret; of secrets it hears that they are there', () => {
    expect(readableFields(declared, stored)).toEqual({
      values: { apiUsername: 'svc', region: 'us' },
      kept: ['apiPassword'],
    });
  });

  test.each([[null], ['text'], [[]], [{}]])('is nothing of %j', (answer) => {
    expect(readableFields(declared, answer)).toEqual({ values: {}, kept: [] });
  });

  test('never holds the value of a secret, whatever the connector answers', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.dictionary(fc.string(), fc.anything()), (secret, rest) => {
        const read = readableFields(declared, { ...rest, apiPassword: `§${secret}§` });
        expect(JSON.stringify(read)).not.toContain(`§${secret}§`);
      }),
    );
  });
});

describe('what is sent', () => {
  test('keeps the stored secret that was not typed again', () => {
    expect(fieldsToSave(declared, stored, { apiUsername: 'new', region: 'us' })).toEqual({
      apiUsername: 'new',
      apiPassword: 'hunter2',
      region: 'us',
    });
    expect(fieldsToSave(declared, stored, { apiPassword: '' })['apiPassword']).toBe('hunter2');
  });

  test('replaces it by the one that was typed', () => {
    expect(fieldsToSave(declared, stored, { apiPassword: 'fresh' })).toEqual({ apiPassword: 'fresh' });
  });

  test('empties one that is to go, unless another was typed; what is no secret is not removed so', () => {
    expect(fieldsToSave(declared, stored, {}, ['apiPassword', 'region', 'other'])).toEqual({
      apiPassword: '',
    });
    expect(fieldsToSave(declared, stored, { apiPassword: 'fresh' }, ['apiPassword'])).toEqual({
      apiPassword: 'fresh',
    });
  });

  test('never sends dots that stand for a secret, nor what is not declared', () => {
    expect(fieldsToSave(declared, { apiPassword: '••••••' }, { other: 1, apiUsername: '' })).toEqual({
      apiUsername: '',
    });
  });
});
