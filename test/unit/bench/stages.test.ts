import { expect, it } from 'vitest';
import packageInfo from '../../../package.json' with { type: 'json' };
import { exitCodeOf, formatStages, runStages, type Stage, stages } from '../../bench/stages';

const planned: Stage[] = [
  { name: 'check', script: 'check' },
  { name: 'unit', script: 'test:unit', report: 'unit.json' },
  { name: 'browser', script: 'test:browser', report: 'browser.json' },
];

/** A run in which each script takes the seconds and gives the exit code that are written here. */
function play(
  scripts: Record<string, [seconds: number, exitCode: number]>,
  reports: Record<string, { passed: number; failed: number }>,
) {
  const asked: string[] = [];
  let ms = 5000;
  const runScript = (script: string) => {
    const [seconds, exitCode] = scripts[script] ?? [0, 0];
    asked.push(script);
    ms += seconds * 1000;
    return Promise.resolve(exitCode);
  };
  const run = runStages(planned, { runScript, readCount: (report) => reports[report], now: () => ms });
  return { asked, run };
}

it('runs the stages in their order and ends with their times and tests', async () => {
  const { asked, run } = play(
    { check: [41.26, 0], 'test:unit': [120, 0], 'test:browser': [150.5, 0] },
    { 'unit.json': { passed: 4321, failed: 0 }, 'browser.json': { passed: 60, failed: 0 } },
  );
  const results = await run;
  expect(asked).toEqual(['check', 'test:unit', 'test:browser']);
  expect(exitCodeOf(results)).toBe(0);
  expect(formatStages(planned, results).split('\n')).toEqual([
    'stage         time  tests',
    'check       41.3 s',
    'unit       120.0 s  4321 passed',
    'browser    150.5 s  60 passed',
    'all        311.8 s',
    '',
    'All stages passed',
  ]);
});

it('stops at the first stage that fails, names it and exits as it did', async () => {
  const { asked, run } = play(
    { check: [40, 0], 'test:unit': [60, 3] },
    { 'unit.json': { passed: 10, failed: 2 } },
  );
  const results = await run;
  expect(asked).toEqual(['check', 'test:unit']);
  expect(exitCodeOf(results)).toBe(3);
  expect(formatStages(planned, results).split('\n')).toEqual([
    'stage         time  tests',
    'check       40.0 s',
    'unit        60.0 s  10 passed, 2 failed  FAILED',
    'browser             not run',
    'all        100.0 s',
    '',
    'FAILED in the stage "unit" (exit code 3)',
  ]);
});

it.each([
  ['wrote no report', {}],
  ['reports a failure', { 'unit.json': { passed: 10, failed: 1 } }],
])('does not believe a runner that ends well but %s', async (_name, reports) => {
  const { asked, run } = play({}, reports);
  expect(exitCodeOf(await run)).toBe(1);
  expect(asked).toEqual(['check', 'test:unit']);
});

it('knows only stages that package.json has a script for', () => {
  const scripts = Object.keys(packageInfo.scripts);
  expect(stages.filter(({ script }) => !scripts.includes(script))).toEqual([]);
});
