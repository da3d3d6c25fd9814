import { findPhoneNumbersInText as find, type MetadataJson } from 'libphonenumber-js/core';
import plans from 'libphonenumber-js/min/metadata';
import { getCountries, getExampleNumber, isSupportedCountry } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import texts from '../../fixtures/page-texts.json';
import { withoutFormats } from '../../../shorten.config';

const trimmed: MetadataJson = withoutFormats(plans);
const found = (text: string, region: string, known: MetadataJson) =>
  find(text, isSupportedCountry(region) ? { defaultCountry: region } : {}, known).map(
    ({ startsAt, endsAt, number }) => [startsAt, endsAt, number.number, number.ext],
  );

describe('without formats the same numbers are found', () => {
  test('in all texts, for regions of every kind', () => {
    const all = [...texts.right.map(([text]) => String(text)), ...texts.wrong];
    for (const region of ['US', 'DE', 'GB', 'IT', 'AR', 'BR', 'XX'])
      for (const text of all) expect(found(text, region, trimmed), text).toEqual(found(text, region, plans));
  });

  test('of every country, however its numbers are written', () => {
    const missed = getCountries().filter((country) => {
      const example = getExampleNumber(country, examples);
      if (!example) return false;
      const written = [example.formatNational(), example.formatInternational(), example.nationalNumber];
      return written.some(
        (text) => String(found(text, country, trimmed)) !== String(found(text, country, plans)),
      );
    });
    expect(missed).toEqual([]);
  });
});

test('half of what is known is formats', () => {
  expect(JSON.stringify(trimmed).length).toBeLessThan(JSON.stringify(plans).length / 2);
});
