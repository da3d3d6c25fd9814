import { describe, expect, test } from 'vitest';
import { matchesQuery } from '../../../../src/panel/shared/catalog-filter';

const item = {
  displayName: 'Übersetzer',
  developer: 'Northwind',
  description: 'Writes the call note in German.',
};

describe('the search', () => {
  test.each(['', '  ', 'ÜBER', 'uber', 'northwind', 'german call', ' note  wind '])(
    'finds it by “%s”',
    (query) => {
      expect(matchesQuery(item, query)).toBe(true);
    },
  );

  test.each(['french', 'northwind french', 'x'])('does not find it by “%s”', (query) => {
    expect(matchesQuery(item, query)).toBe(false);
  });
});
