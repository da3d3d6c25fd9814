import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInlineText } from '../../../../src/core/basics/inline-text';
import { parseSafeUrl } from '../../../../src/core/basics/url';
import texts from '../../../hostile/texts.json' with { type: 'json' };

const plain = (text: string) =>
  readInlineText(text)
    .map((part) => part.text)
    .join('');

describe('a plugin’s text', () => {
  test('may hold a few marks', () => {
    expect(readInlineText('**Team**, *25* seats, `v2`: [renew](https://a.example/b)')).toEqual([
      { kind: 'strong', text: 'Team' },
      { kind: 'text', text: ', ' },
      { kind: 'emphasis', text: '25' },
      { kind: 'text', text: ' seats, ' },
      { kind: 'code', text: 'v2' },
      { kind: 'text', text: ': ' },
      { kind: 'link', text: 'renew', href: 'https://a.example/b' },
    ]);
  });

  test('a link to anything else stays as it was written', () => {
    expect(readInlineText('[x](http://a.example)')).toEqual([
      { kind: 'text', text: '[x](http://a.example)' },
    ]);
  });

  test('2 * 3 * 4 is no emphasis', () => {
    expect(readInlineText('2 * 3 * 4')).toEqual([{ kind: 'text', text: '2 * 3 * 4' }]);
  });

  test.each(texts)('hostile: %j', (text) => {
    const started = performance.now();
    const links = readInlineText(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
    expect(links.map(parseSafeUrl)).toEqual(links);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('property: without marks nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/[*`[\]]/.test(text)),
        (text) => {
          expect(plain(text)).toBe(text);
        },
      ),
    );
  });
});
