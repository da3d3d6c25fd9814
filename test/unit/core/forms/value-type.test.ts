import { describe, expect, test } from 'vitest';
import { fitsType } from '../../../../src/core/forms/value-type';

const days = { type: 'object', properties: { days: { type: 'integer' } } };
const alternatives = { oneOf: [days, { type: 'string' }, false] };

describe('a value fits a schema by its shape', () => {
  test.each([
    [{ type: ['string', 'null'] }, null],
    [{ type: 'integer' }, 3],
    [{ type: 'array', items: { type: 'number' } }, [1, 2]],
    [{ type: 'array', items: [{ type: 'number' }], additionalItems: { type: 'string' } }, [1, 'a']],
    [alternatives, { days: 2 }],
    [alternatives, 'tomorrow'],
    [{ anyOf: [{ type: 'boolean' }, { const: 'auto' }] }, true],
    // A choice of constants is the form's to check.
    [{ oneOf: [{ const: 'eu' }, { const: 'us' }] }, 'mars'],
    [{}, { anything: [] }],
  ])('%j takes %j', (schema, value) => expect(fitsType(schema, value)).toBe(true));

  test.each([
    [false, 'a'],
    [{ type: 'integer' }, 1.5],
    [{ type: 'array', items: { type: 'number' } }, [1, 'a']],
    [{ type: 'array', items: [{ type: 'number' }], additionalItems: { type: 'string' } }, [1, 2]],
    [days, { days: 'two' }],
    [alternatives, 7],
    [alternatives, { days: 'two' }],
    [{ anyOf: [{ type: 'boolean' }] }, 'yes'],
  ])('%j does not take %j', (schema, value) => expect(fitsType(schema, value)).toBe(false));

  test('a schema nested without end is not searched', () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 100_000; depth += 1) schema = { anyOf: [schema] };
    expect(fitsType(schema, 7)).toBe(true);
  });
});
