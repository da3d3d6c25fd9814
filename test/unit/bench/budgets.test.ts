import { describe, expect, it } from 'vitest';
import { measureBuild } from '../../bench/budgets';
import type { BuiltScripts } from '../../bench/build';

const react = '/x/node_modules/react/index.js';
const rjsf = '/x/node_modules/@rjsf/core/lib/index.js';
const zustand = '/x/node_modules/zustand/esm/vanilla.mjs';

const script = (imports: string[], modules: string[], dynamicImports: string[] = []) => ({
  imports,
  modules,
  dynamicImports,
  styles: [],
});
const screenModules = [
  '/x/src/panel/app/App.tsx',
  '/x/src/panel/activity/list/ActivityScreen.tsx',
  '/x/src/panel/shared/newest-lines.ts',
  '/x/src/panel/plugins/installed/PluginsScreen.tsx',
  '/x/src/panel/tasks/TasksScreen.tsx',
  '/x/src/panel/settings/overview/SettingsScreen.tsx',
];
const soundBuild: BuiltScripts = {
  'assets/panel.js': script(['assets/shared.js'], [react, zustand, ...screenModules], ['assets/form.js']),
  'assets/form.js': script(['assets/panel.js', 'assets/fields.js'], [rjsf]),
  'assets/fields.js': script(['assets/shared.js'], ['/x/src/panel/form/fields.ts']),
  'assets/worker.js': script(['assets/shared.js'], ['/x/src/background/index.ts']),
  'assets/shared.js': script([], ['/x/src/core/url.ts']),
};
const pages: Record<string, string> = {
  'panel.html': '<script type="module" crossorigin src="/assets/panel.js"></script>',
  'manifest.json': '{"background":{"service_worker":"assets/worker.js"}}',
};

/** Bytes without a pattern, so that gzip cannot shrink them: a linear congruential generator. */
function incompressible(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let index = 0, state = 1; index < bytes; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    buffer[index] = state >>> 24;
  }
  return buffer;
}

function measure(scripts: BuiltScripts, sizes: Record<string, number> = {}, archiveBytes = 1000) {
  const read = (name: string) => Buffer.from(pages[name] ?? incompressible(sizes[name] ?? 100));
  return measureBuild(scripts, read, archiveBytes);
}

describe('measureBuild', () => {
  it('passes a sound build and counts each script once, where it is loaded', () => {
    const sizes = {
      'assets/panel.js': 1000,
      'assets/shared.js': 500,
      'assets/form.js': 3000,
      'assets/worker.js': 70,
    };
    const { figures, problems } = measure(soundBuild, sizes);
    expect(problems).toEqual([]);
    const bytes = Object.fromEntries(figures.map(({ name, amount }) => [name, amount]));
    expect(bytes['worker, JS minified']).toBe(570);
    // The page and the words with it.
    expect(bytes['first list, all gz']).toBeGreaterThan(1600);
    expect(bytes['first list, all gz']).toBeLessThan(1900);
    expect(bytes['form chunk, JS gz']).toBeGreaterThan(3100);
    expect(bytes['form chunk, JS gz']).toBeLessThan(3300);
    // The page, two scripts, the words.
    expect(bytes['first list']).toBe(4);
  });

  it.each([
    ['first list', { 'words/en.json': 150_000 }],
    ['first list', { 'assets/panel.js': 150_000 }],
    ['first list', { 'assets/shared.js': 150_000 }],
    ['form chunk', { 'assets/fields.js': 70_100 }],
    ['worker', { 'assets/shared.js': 130_100 }],
  ])('refuses a %s over its budget (%o)', (name, sizes) => {
    const { problems } = measure(soundBuild, sizes);
    expect(problems.some((problem) => problem.startsWith(name))).toBe(true);
  });

  it('refuses a list that stands only after too many files, and too many that the page does not name', () => {
    const imports = Array.from({ length: 4 }, (_, index) => `assets/part-${index}.js`);
    const parts = Object.fromEntries(imports.map((name) => [name, script([], ['/x/src/core/part.ts'])]));
    const tasks = '/x/src/panel/tasks/TasksScreen.tsx';
    const split = {
      ...soundBuild,
      ...parts,
      'assets/panel.js': script(
        ['assets/shared.js'],
        [react, ...screenModules.filter((one) => one !== tasks)],
      ),
      'assets/tasks.js': script(imports, [tasks]),
    };
    expect(measure(split).problems).toEqual([
      'first list: 9 files, the budget is 8',
      'first list, after the page’s own: 6 files, the budget is 3',
    ]);
  });

  it('refuses a package over its budget', () => {
    expect(measure(soundBuild, {}, 600_001).problems).toEqual([expect.stringContaining('zip package')]);
  });

  it('refuses a form that is loaded with the first screen', () => {
    const eager = { ...soundBuild, 'assets/panel.js': script(['assets/form.js'], [react, ...screenModules]) };
    expect(measure(eager).problems).toContain(
      'assets/form.js is loaded with the first screen and holds the form',
    );
  });

  it('refuses a form that always brings the engine for patterns', () => {
    const eager = { ...soundBuild, 'assets/fields.js': script([], ['/x/node_modules/re2js/build/index.js']) };
    expect(measure(eager).problems).toEqual([
      'assets/fields.js is loaded without need and holds the engine for patterns',
    ]);
  });

  it.each([react, rjsf, zustand, '/x/node_modules/react-dom/client.js'])(
    'refuses %s anywhere in what the worker loads',
    (module) => {
      const mixed = { ...soundBuild, 'assets/shared.js': script([], ['/x/src/core/url.ts', module]) };
      const message = 'assets/shared.js is loaded by the worker and holds code that only the panel uses';
      expect(measure(mixed).problems).toContain(message);
    },
  );

  it('does not pass when there is nothing to measure', () => {
    const { 'assets/form.js': _form, ...rest } = soundBuild;
    const formless = { ...rest, 'assets/panel.js': script([], [react, ...screenModules]) };
    expect(measure(formless).problems).toContain('no script of the build holds the form');
    expect(() =>
      measure({ ...soundBuild, 'assets/panel.js': script(['assets/gone.js'], screenModules) }),
    ).toThrow('gone');
  });
});
