import { expect, test } from 'vitest';
import { fold, withoutAccents } from '../../../../src/core/basics/fold';

test.each([
  ['Müller', 'muller'],
  ['ÉCLAIR', 'eclair'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Øst Æble', 'ost aeble'],
  ['İstanbul ılık', 'istanbul ilik'],
  ['Ελένη', 'ελενη'],
  ['서울', '서울'],
])('“%s” is compared as “%s”', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text.normalize('NFD'))).toBe(folded);
});

test('accents alone can be taken off', () => expect(withoutAccents('HübSpøt')).toBe('HubSpot'));
