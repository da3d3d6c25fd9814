import { sumCounts } from './test-count.mjs';
import type { TestCount } from './test-count.mjs';

export interface Stage {
  name: string;
  /** The script of package.json that runs it. */
  script: string;
  /** Where its runner writes its report; undefined for a stage without tests. */
  report?: string;
}

/** The stages of a run, in their order; the last three belong to the full one. */
export const stages: Stage[] = [
  { name: 'check', script: 'check' },
  { name: 'unit', script: 'test:unit', report: 'test-results/unit.json' },
  { name: 'browser', script: 'test:browser', report: 'test-results/e2e.json' },
  { name: 'simulations', script: 'test:simulations', report: 'test-results/simulations.json' },
  { name: 'walks', script: 'test:walks', report: 'test-results/full.json' },
  { name: 'speed', script: 'test:speed', report: 'test-results/speed.json' },
];

export interface StageResult {
  name: string;
  seconds: number;
  exitCode: number;
  tests?: TestCount;
}

/** What the runner needs from outside. */
export interface StageRun {
  /** Runs a script of package.json to its end; gives its exit code. */
  runScript: (script: string) => Promise<number>;
  /** What the runner wrote; undefined where it wrote nothing. */
  readCount: (report: string) => TestCount | undefined;
  /** A steady clock; ms. */
  now: () => number;
}

/** Runs stages one after the other, up to the first that fails. */
export async function runStages(
  planned: Stage[],
  { runScript, readCount, now }: StageRun,
): Promise<StageResult[]> {
  const results: StageResult[] = [];
  for (const { name, script, report } of planned) {
    const since = now();
    const exitCode = await runScript(script);
    const seconds = (now() - since) / 1000;
    // A report that is missing is a failure, even of a runner that claims to have passed.
    const tests = report === undefined ? undefined : sumCounts(exitCode, [readCount(report)]);
    const failed = exitCode === 0 && tests !== undefined && tests.failed > 0;
    results.push({ name, seconds, exitCode: failed ? 1 : exitCode, ...(tests && { tests }) });
    if (results.at(-1)?.exitCode !== 0) break;
  }
  return results;
}

/** The first exit code that is none of success. */
export function exitCodeOf(results: StageResult[]): number {
  return results.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0;
}

function describeTests({ tests }: StageResult): string {
  if (!tests) return '';
  return tests.failed === 0 ? `${tests.passed} passed` : `${tests.passed} passed, ${tests.failed} failed`;
}

/** The table at the end of a run: each stage's time and tests, and which one failed. */
export function formatStages(planned: Stage[], results: StageResult[]): string {
  const width = Math.max('stage'.length, ...planned.map(({ name }) => name.length));
  const line = (name: string, seconds: string, rest: string) =>
    `${name.padEnd(width)}  ${seconds.padStart(9)}  ${rest}`.trimEnd();
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  const failed = results.find(({ exitCode }) => exitCode !== 0);
  return [
    line('stage', 'time', 'tests'),
    ...planned.map(({ name }) => {
      const result = results.find((one) => one.name === name);
      if (!result) return line(name, '', 'not run');
      const rest = [describeTests(result), result === failed ? 'FAILED' : ''].filter(Boolean).join('  ');
      return line(name, `${result.seconds.toFixed(1)} s`, rest);
    }),
    line('all', `${total.toFixed(1)} s`, ''),
    failed ? `\nFAILED in the stage "${failed.name}" (exit code ${failed.exitCode})` : '\nAll stages passed',
  ].join('\n');
}
