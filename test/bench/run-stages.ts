/**
 * Runs stages of the tests and ends with a table of their times: `run-stages.ts check unit browser`.
 * Stops at the first stage that fails, and exits as that one did.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { projectPath } from './project';
import { exitCodeOf, formatStages, runStages, stages } from './stages';
import { countTests } from './test-count.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
if (names.length === 0 || unknown.length > 0)
  throw new Error(
    `Stages are ${stages.map(({ name }) => name).join(', ')}; not ${unknown.join(', ') || 'none'}`,
  );
const planned = stages.filter(({ name }) => names.includes(name));

function runScript(script: string): Promise<number> {
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('Run this by npm: npm test');
  console.log(`\n── npm run ${script}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [npm, 'run', '--silent', script], {
      cwd: projectPath(),
      stdio: 'inherit',
    });
    // Who stops the run stops its stage; the table still comes.
    const stop = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

// A report of an earlier run would be counted as one of this.
for (const { report } of stages) if (report !== undefined) rmSync(projectPath(report), { force: true });

const results = await runStages(planned, {
  runScript,
  readCount: (report) =>
    existsSync(projectPath(report))
      ? countTests(JSON.parse(readFileSync(projectPath(report), 'utf8')))
      : undefined,
  now: () => performance.now(),
});
console.log(`\n${formatStages(planned, results)}`);
process.exitCode = exitCodeOf(results);
