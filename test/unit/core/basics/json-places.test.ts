import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonError, parsePlaced, type JsonErrorReason } from '../../../../src/core/basics/json-places';

const errorOf = (text: string): JsonError => {
  try {
    parsePlaced(text);
  } catch (error) {
    if (error instanceof JsonError) return error;
  }
  throw new Error(`It was read: ${text}`);
};

describe('JSON', () => {
  test('means what the browser says it means', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parsePlaced(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  test('with a letter changed is read or refused as the browser does', () => {
    const letter = fc.constantFrom(...'{}[]",:0-1.eE+truefalsn\\ \n\u0001u/*'.split(''));
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), letter, (value, at, other) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + other + text.slice(place + 1);
        const read = (parse: (text: string) => unknown) => {
          try {
            return { value: parse(changed) };
          } catch {
            return 'refused';
          }
        };
        expect(read((text) => parsePlaced(text).value)).toEqual(read(JSON.parse));
      }),
      { numRuns: 2000 },
    );
  });

  test('knows where each value stands; what is not there is where it would be', () => {
    const placed = parsePlaced('{\n  "a": [1,\n    {"b": true}],\n  "c": "x"\n}');
    expect(placed.placeOf(['a', 1, 'b'])).toEqual({ line: 3, column: 11 });
    expect(placed.placeOf(['c'])).toEqual({ line: 4, column: 8 });
    expect(placed.placeOf(['a', 1, 'none', 'deeper'])).toEqual({ line: 3, column: 5 });
    expect(placed.placeOf([])).toEqual({ line: 1, column: 1 });
  });

  test('names keys that stand twice', () => {
    expect(parsePlaced('{"a": {"b": 1, "b": 2}}').twice).toEqual([['a', 'b']]);
  });
});

describe('text that is not JSON', () => {
  test.each<[text: string, reason: JsonErrorReason, line: number, column: number]>([
    ['{\n  // a comment\n}', 'comment', 2, 3],
    ['{"a": "x\n"}', 'open_text', 1, 7],
    ['{"a": "\\x"}', 'bad_text', 1, 7],
    ['[1, -]', 'bad_number', 1, 5],
    ['{a: 1}', 'no_key', 1, 2],
    ['{"a" 1}', 'no_colon', 1, 6],
    ['[1 2]', 'no_comma', 1, 4],
    ['{\n  "a": 1,\n}', 'last_comma', 2, 9],
    ['{"a": }', 'no_value', 1, 7],
    ['{"a":', 'cut_off', 1, 6],
    ['{} {}', 'more_after_end', 1, 4],
    ['['.repeat(600), 'too_deep', 1, 502],
  ])('%j: %s', (text, reason, line, column) => {
    const error = errorOf(text);
    expect([error.reason, error.place]).toEqual([reason, { line, column }]);
  });
});

test('a key that could reach a prototype changes nothing but its own object', () => {
  const { value } = parsePlaced('{"__proto__": {"polluted": 1}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.prototype).not.toHaveProperty('polluted');
});
