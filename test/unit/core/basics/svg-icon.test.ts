import { expect, test } from 'vitest';
import { isPlainSvg } from '../../../../src/core/basics/svg-icon';

test('a drawing is accepted', () => {
  expect(isPlainSvg('<svg xmlns="http://www.w3.org/2000/svg"><rect width="4" height="4"/></svg>')).toBe(true);
});

test.each([
  '<html></html>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate attributeName="x"/></svg>',
  '<svg><foreignObject/></svg>',
  '<svg><image href="https://tracker.example/x.png"/></svg>',
  '<svg><use href="#a"/></svg>',
  '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
])('%s is not', (text) => {
  expect(isPlainSvg(text)).toBe(false);
});
