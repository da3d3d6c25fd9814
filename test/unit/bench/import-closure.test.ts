import { expect, it } from 'vitest';
import { findPageScripts, findStaticClosure, packageOf } from '../../bench/import-closure';

it('finds the scripts of a page, preloaded ones included', () => {
  const html =
    '<link rel="modulepreload" crossorigin href="/assets/a.js"><link rel="stylesheet" href="/assets/a.css">' +
    '<script type="module" crossorigin src="/assets/b.js"></script>';
  expect(findPageScripts(html)).toEqual(['assets/a.js', 'assets/b.js']);
});

it('follows static imports through a cycle and leaves dynamic ones out', () => {
  const scripts = {
    a: { imports: ['b'], dynamicImports: ['d'], styles: [], modules: [] },
    b: { imports: ['c'], dynamicImports: [], styles: [], modules: [] },
    c: { imports: ['a'], dynamicImports: [], styles: [], modules: [] },
    d: { imports: [], dynamicImports: [], styles: [], modules: [] },
  };
  expect(findStaticClosure(scripts, ['a'])).toEqual(['a', 'b', 'c']);
});

it.each([
  ['/x/node_modules/react-dom/client.js', 'react-dom'],
  ['/x/node_modules/@rjsf/core/lib/index.js', '@rjsf/core'],
  ['/x/node_modules/a/node_modules/@b/c/d.js', '@b/c'],
  ['/x/src/core/url.ts', undefined],
])('knows the package of %s', (module, name) => {
  expect(packageOf(module)).toBe(name);
});
