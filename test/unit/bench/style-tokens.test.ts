import { describe, expect, it } from 'vitest';
import { findTokenProblems } from '../../bench/style-tokens';

const check = (css: string, path = 'src/panel/tasks/tasks.css') => findTokenProblems(new Map([[path, css]]));

describe('a size of type, line or corner is a token', () => {
  it.each([
    'font-size: 12px',
    'font-size: calc(var(--text-small) + 1px)',
    'line-height: 1.4',
    'border-radius: 8px',
    'border-radius: 50%',
    'border-top-left-radius: 0.5rem',
    'font: 600 13px / 1.2 sans-serif',
    'font: var(--text-small) / 1.4 monospace',
  ])('refuses %s', (declaration) => {
    expect(check(`.task {\n  ${declaration};\n}`)).toEqual([
      expect.stringMatching(/^src\/panel\/tasks\/tasks\.css:2: /),
    ]);
  });

  it.each([
    'font-size: var(--text-small)',
    'font-size: inherit',
    'font-weight: 600',
    'font: 600 var(--text-small) / var(--leading) monospace',
    'border-radius: 0',
    'border-radius: var(--radius) var(--radius) 0 0',
    'margin: 12px',
    '/* font-size: 12px */',
  ])('allows %s', (declaration) => {
    expect(check(`.task { ${declaration}; }`)).toEqual([]);
  });

  it('lets the theme say what the tokens are', () => {
    expect(check('@layer base { :root { font-size: 14px } }', 'src/panel/app/theme.css')).toEqual([]);
  });
});

it('refuses a tone of its own', () => {
  expect(check('.task {}\n.task[data-tone="bad"] { color: red }')).toEqual([
    expect.stringMatching(/:2: what a tone looks like/),
  ]);
});

it('refuses a part of ui/ outside of the layer that screens win over', () => {
  expect(check('.tag { color: red }', 'src/panel/ui/Tag.css')).toEqual([
    "src/panel/ui/Tag.css: put it into @layer base, so that a screen's own rules win",
  ]);
  expect(check('@layer base { .tag { color: red } }', 'src/panel/ui/Tag.css')).toEqual([]);
});
