import { expect, it } from 'vitest';
import { findForbiddenCode } from '../../bench/built-code';

it.each([
  ['a.js', 'const x=eval("1")', 'eval'],
  ['a.js', 'return new Function("a","return a")', 'new Function'],
  ['a.js', 'x=Function("return this")()', 'new Function'],
  ['a.js', 'import("https://cdn.example/x.js")', 'an import from the network'],
  ['a.js', 'import"https://cdn.example/x.js"', 'an import from the network'],
  ['a.js', 'importScripts("x.js")', 'importScripts'],
  ['p.html', '<script src="https://cdn.example/x.js"></script>', 'a script from the network'],
  ['p.html', '<script src="//cdn.example/x.js"></script>', 'a script from the network'],
  ['p.html', '<script>go()</script>', 'an inline script'],
  ['p.html', '<style>p{}</style>', 'an inline style'],
  ['p.html', '<body onload="go()">', 'an inline listener'],
])('finds in %s: %s', (name, text, what) => {
  expect(findForbiddenCode(name, text)).toEqual([`${name} contains ${what}`]);
});

it.each([
  ['a.js', 'typeof f=="function"&&Function.prototype.call(evaluate(1));medieval(2)'],
  ['a.js', 'import("./form.js");fetch("https://platform.ringcentral.com")'],
  ['p.html', '<script type="module" crossorigin src="/assets/panel.js"></script>'],
  ['messages.json', 'eval("not code")'],
])('finds nothing in %s: %s', (name, text) => {
  expect(findForbiddenCode(name, text)).toEqual([]);
});
